package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;

/**
 * What only this service can make: tokens of receipts and names of streams without an account. Older keys still prove what
 * was made with them. Thread-safe.
 */
@Component
public class ResponseKeys {
    private static final int KEY_ID_CHARACTERS = 8;
    private static final int RANDOM_BYTES = 16;

    private record Key(String id, SecretKeySpec secret) {
        static Key of(String text) {
            byte[] bytes = text.getBytes(UTF_8);
            byte[] labelled = ("key id of " + text).getBytes(UTF_8);
            return new Key(
                    Command.sha256(labelled).substring(0, KEY_ID_CHARACTERS), new SecretKeySpec(bytes, "HmacSHA256"));
        }
    }

    private final List<Key> keys;
    private final SecureRandom random = new SecureRandom();

    /** @param older keys that were used before, parted by commas */
    public ResponseKeys(
            @Value("${samrad.keys.position}") String present, @Value("${samrad.keys.position-older:}") String older) {
        this.keys = Stream.concat(Stream.of(present), Arrays.stream(older.split(",")))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(Key::of)
                .toList();
    }

    public String presentKey() {
        return keys.getFirst().id();
    }

    /** The signature of a text by the key of this id; empty when that key is not ours. What it is for is signed too. */
    public Optional<byte[]> sign(String keyId, String use, String text) {
        return keys.stream().filter(key -> key.id().equals(keyId)).findFirst().map(key -> hmac(key, use + "\n" + text));
    }

    /** Names the one who holds an Idempotency-Key, without telling the key. */
    public String holder(String idempotencyKey, String consultation) {
        byte[] name = hmac(keys.getFirst(), "holder\n" + consultation + "\n" + idempotencyKey);
        return "p-" + HexFormat.of().formatHex(name).substring(0, 32);
    }

    /** 128 random bits, hexadecimal. */
    public String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] hmac(Key key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.secret());
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HmacSHA256
        }
    }
}
