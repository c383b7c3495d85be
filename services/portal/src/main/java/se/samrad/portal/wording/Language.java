package se.samrad.portal.wording;

import java.util.Locale;

/** The languages of the pages. Swedish paths stand at the root, English ones under {@code /en}. */
public enum Language {
    SWEDISH("sv", ""),
    ENGLISH("en", "/en");

    private final String tag;
    private final String prefix;

    Language(String tag, String prefix) {
        this.tag = tag;
        this.prefix = prefix;
    }

    public String tag() {
        return tag;
    }

    /** What stands before every path of this language. */
    public String prefix() {
        return prefix;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    public boolean english() {
        return this == ENGLISH;
    }

    public Language other() {
        return this == SWEDISH ? ENGLISH : SWEDISH;
    }

    public static Language of(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : SWEDISH;
    }
}
