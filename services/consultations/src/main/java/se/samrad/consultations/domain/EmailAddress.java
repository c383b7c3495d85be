package se.samrad.consultations.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** E-mail addresses as people write them; in the register always in lower case, so that one person is found in one way. */
public final class EmailAddress {
    public static final int CHARACTERS_MAX = 254;

    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@<>(),;:\\\\\"\\[\\]\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

    private EmailAddress() {}

    public static boolean valid(String text) {
        return text.length() <= CHARACTERS_MAX && SHAPE.matcher(text).matches();
    }

    /** In lower case and without spaces around it; empty when it is no address. */
    public static Optional<String> normalised(@Nullable String text) {
        if (text == null) return Optional.empty();
        String address = text.strip().toLowerCase(Locale.ROOT);
        return valid(address) ? Optional.of(address) : Optional.empty();
    }
}
