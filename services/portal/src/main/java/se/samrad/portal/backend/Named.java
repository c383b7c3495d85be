package se.samrad.portal.backend;

import org.jspecify.annotations.Nullable;

/** Something with an id and what it is called: a theme or a consultation, as others refer to it. */
public record Named(
        String id, @Nullable String title, @Nullable String name) {
    public String shown() {
        if (title != null) return title;
        return name == null ? id : name;
    }
}
