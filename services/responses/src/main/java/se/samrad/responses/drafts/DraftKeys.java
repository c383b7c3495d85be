package se.samrad.responses.drafts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What is derived from the key of the drafts: names that tell nobody else whose draft they name, and the key in which the key of
 * each draft is wrapped. Whoever has the database and not this key learns not even whether a body has a draft. Thread-safe.
 */
@Component
class DraftKeys {
    private static final String HMAC = "HmacSHA256";
    private static final int SECRET_CHARACTERS_MIN = 32;

    private final SecretKeySpec naming;
    private final SecretKey wrapping;

    DraftKeys(@Value("${samrad.drafts.key}") String secret) {
        if (secret.length() < SECRET_CHARACTERS_MIN) {
            throw new IllegalArgumentException(
                    "SAMRAD_DRAFTS_KEY must have at least " + SECRET_CHARACTERS_MIN + " characters");
        }
        SecretKeySpec root = new SecretKeySpec(secret.getBytes(UTF_8), HMAC);
        this.naming = new SecretKeySpec(hmac(root, "names of drafts"), HMAC);
        this.wrapping = Seal.key(hmac(root, "keys of drafts"));
    }

    /** The name of what these words, none of which holds a line break, speak of. */
    String name(String... words) {
        return HexFormat.of().formatHex(hmac(naming, String.join("\n", words)));
    }

    byte[] wrap(SecretKey key, String draft) {
        return Seal.seal(wrapping, key.getEncoded(), as(draft));
    }

    /** @throws Seal.Broken when it was wrapped for another draft or in another key */
    SecretKey unwrap(byte[] wrapped, String draft) {
        return Seal.key(Seal.open(wrapping, wrapped, as(draft)));
    }

    private static String as(String draft) {
        return "key\n" + draft;
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HmacSHA256
        }
    }
}
