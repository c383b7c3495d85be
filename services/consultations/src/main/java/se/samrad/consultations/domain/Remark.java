package se.samrad.consultations.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody wrote in passing. Events are for ever, so addresses and personal numbers in it do not go there. */
public final class Remark {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>(),;:\"]+@[^\\s@<>(),;:\"]+\\.[\\p{L}]{2,}");
    private static final Pattern PERSONAL_NUMBER =
            Pattern.compile("(?<!\\d)(?:\\d{2})?\\d{2}[01]\\d[0-39]\\d[-+ ]?\\d{4}(?!\\d)");

    private Remark() {}

    /** The remark with a word where an e-mail address or a personal number stood. */
    public static @Nullable String forEvents(@Nullable String remark) {
        if (remark == null) return null;
        String withoutAddresses = EMAIL.matcher(remark).replaceAll("[e-postadress]");
        return PERSONAL_NUMBER.matcher(withoutAddresses).replaceAll("[personnummer]");
    }
}
