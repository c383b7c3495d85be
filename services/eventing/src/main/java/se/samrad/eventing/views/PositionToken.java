package se.samrad.eventing.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.samrad.eventing.Json;

/** How far somebody has seen or written, as an opaque, signed text for a header. Thread-safe. */
public final class PositionToken {
    private static final int SIGNATURE_BYTES = 16;
    private static final int TOKEN_CHARACTERS_MAX = 6_000;

    /** A stream at a version, and the version of its last event with a public part (0 for none). */
    public record Entry(String stream, long version, long publicVersion) {}

    /** A place in a topic, for requests over many streams. */
    public record Offset(String topic, int partition, long offset) {}

    /** Either entries or offsets. */
    public record Content(List<Entry> entries, List<Offset> offsets) {
        @SuppressWarnings("NullAway") // read from JSON
        public Content {
            entries = entries == null ? List.of() : List.copyOf(entries);
            offsets = offsets == null ? List.of() : List.copyOf(offsets);
        }
    }

    private final SecretKeySpec key;

    /** @param secret shared by the services, at least 32 bytes */
    public PositionToken(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    public String write(Content content) {
        byte[] json = Json.write(content).getBytes(UTF_8);
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        return text.encodeToString(json) + "." + text.encodeToString(sign(json));
    }

    /** Empty when it is not one that we gave. */
    public Optional<Content> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > TOKEN_CHARACTERS_MAX) return Optional.empty();
        try {
            byte[] json = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(signature, sign(json))) return Optional.empty();
            return Optional.of(Json.read(new String(json, UTF_8), Content.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not Base64
        }
    }

    private byte[] sign(byte[] json) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(json), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HmacSHA256
        }
    }
}
