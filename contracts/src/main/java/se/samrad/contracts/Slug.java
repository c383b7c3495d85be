package se.samrad.contracts;

import java.text.Normalizer;
import java.util.Locale;

/** Ids made of titles: small letters, digits and single hyphens. */
public final class Slug {
    private static final int CHARACTERS_MAX = 60;

    private Slug() {}

    /** The id; {@code otherwise} with something added when the title gives too little. */
    public static String of(String title, String otherwise) {
        String plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('ø', 'o')
                .replace('æ', 'a')
                .replaceAll("[^a-z0-9]+", "-");
        String cut =
                plain.substring(0, Math.min(CHARACTERS_MAX, plain.length())).replaceAll("^-|-$", "");
        return cut.length() < 3 ? otherwise + (cut.isEmpty() ? "" : "-" + cut) : cut;
    }
}
