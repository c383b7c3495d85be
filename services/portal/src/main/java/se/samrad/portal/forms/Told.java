package se.samrad.portal.forms;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was just done, with a link to what was made; said once on the next page.
 *
 * @param leftOut files that were not received with it
 */
public record Told(
        String text, @Nullable String href, @Nullable String link, List<LeftOut> leftOut) implements Serializable {
    public Told {
        leftOut = List.copyOf(leftOut);
    }
}
