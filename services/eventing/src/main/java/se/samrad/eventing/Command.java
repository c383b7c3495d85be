package se.samrad.eventing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what.
 *
 * @param by who asks, an id without personal data
 * @param key the caller's Idempotency-Key, unique per caller and stream
 * @param request SHA-256 of what was asked, hexadecimal
 * @param expected the stream's version that the caller saw (If-Match), null when it does not care
 */
public record Command(
        String by, String key, String request, @Nullable Long expected) {

    /** A command with the caller's key, or a fresh one where the caller gave none. */
    public static Command of(String by, @Nullable String key, Object request) {
        return new Command(by, key == null ? UUID.randomUUID().toString() : key, hash(request), null);
    }

    public Command expecting(@Nullable Long version) {
        return new Command(by, key, request, version);
    }

    /** The same request for one of many streams: its key is made from the request's, so the whole can be resumed. */
    public Command part(String item) {
        return new Command(by, key + "/" + item, request, null);
    }

    private static String hash(Object request) {
        return sha256(Json.write(request).getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
