package se.samrad.portal.forms;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Something wrong in a form; without a field it is about the whole. */
public record FormError(@Nullable String field, String text) implements Serializable {}
