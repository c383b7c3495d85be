package se.samrad.mail.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address as somebody types it. */
public final class EmailAddress {
    private static final int LENGTH_MAX = 254;
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s\\p{Cntrl}\\p{Zs}\\u2028\\u2029@<>(),;:\"]+@[^\\s\\p{Cntrl}\\p{Zs}\\u2028\\u2029@<>(),;:\".]+"
                    + "(\\.[^\\s\\p{Cntrl}\\p{Zs}\\u2028\\u2029@<>(),;:\".]+)+");

    private EmailAddress() {}

    /** The address without the space around it, or nothing if this cannot be one. */
    public static Optional<String> read(String typed) {
        String address = typed.strip();
        return address.length() <= LENGTH_MAX && SHAPE.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }

    /** What two ways of writing the same address have in common. */
    public static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
