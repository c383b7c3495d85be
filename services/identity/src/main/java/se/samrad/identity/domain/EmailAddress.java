package se.samrad.identity.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address as somebody types it. */
public final class EmailAddress {
    private static final int LENGTH_MAX = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\\p{Cntrl}<>,;:\"]+@[^\\s@\\p{Cntrl}<>,;:\"]+\\.[^\\s@\\p{Cntrl}<>,;:\".]+");

    private EmailAddress() {}

    /** The address as the register keeps it, or nothing if this cannot be one. */
    public static Optional<String> normalised(String typed) {
        String address = typed.strip().toLowerCase(Locale.ROOT);
        return address.length() <= LENGTH_MAX && SHAPE.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }
}
