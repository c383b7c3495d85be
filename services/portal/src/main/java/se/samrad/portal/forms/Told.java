package se.samrad.portal.forms;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What was just done, with a link to what was made; said once on the next page. */
public record Told(
        String text, @Nullable String href, @Nullable String link) implements Serializable {}
