package se.samrad.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * When the first byte of an upload reached the portal, as it tells the service to which it hands the file on once the form is
 * whole. Sealed with the secret that the services share: nobody outside can say that an upload began earlier than it did.
 */
public final class UploadBegun {
    public static final String HEADER = "Samrad-Upload-Begun";

    /** No upload goes on for longer. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private UploadBegun() {}

    public static String write(Instant begun, String secret) {
        return begun + " " + seal(begun.toString(), secret);
    }

    /** Empty when the portal has not said it. */
    public static Optional<Instant> read(String header, String secret, Instant now) {
        int space = header.indexOf(' ');
        if (space < 0) return Optional.empty();
        String told = header.substring(0, space);
        byte[] shown = header.substring(space + 1).getBytes(UTF_8);
        if (!MessageDigest.isEqual(shown, seal(told, secret).getBytes(UTF_8))) return Optional.empty();
        try {
            Instant begun = Instant.parse(told);
            boolean believable = !begun.isAfter(now) && begun.plus(LONGEST).isAfter(now);
            return believable ? Optional.of(begun) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Hashed twice with the secret before it, so that nothing can be appended to what was sealed. */
    private static String seal(String told, String secret) {
        byte[] key = sha256(("samrad-upload-begun " + secret).getBytes(UTF_8), new byte[0]);
        return HexFormat.of().formatHex(sha256(key, sha256(key, told.getBytes(UTF_8))));
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(first);
            return hash.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
