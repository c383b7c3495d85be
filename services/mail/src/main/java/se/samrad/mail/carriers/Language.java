package se.samrad.mail.carriers;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a letter is written in. */
public enum Language {
    SWEDISH("sv"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As it stands in a page's {@code lang}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.of(tag);
    }

    /** Swedish where nothing else is known. */
    public static Language of(@Nullable String tag) {
        return ENGLISH.tag.equals(tag) ? ENGLISH : SWEDISH;
    }
}
