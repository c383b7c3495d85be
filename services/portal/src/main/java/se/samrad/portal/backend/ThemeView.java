package se.samrad.portal.backend;

import org.jspecify.annotations.Nullable;

/** A theme of the controlled list, with how many news items it has. */
public record ThemeView(
        String id,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String description,
        int news) {
    /** The name in a language; Swedish where there is no other. */
    public String shown(boolean english) {
        if (english && nameEn != null && !nameEn.isBlank()) return nameEn;
        return name == null ? id : name;
    }
}
