package se.samrad.responses.receipts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.domain.ResponseId;

/**
 * Proves that somebody holds the receipt of a response: {@code <response>.<version of the received event>.<key id>.<HMAC of
 * these>}. Given again at will, stored nowhere.
 */
public record ReceiptToken(ResponseId id, long version) {
    private static final String USE = "receipt";
    private static final int CHARACTERS_MAX = 300;
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,9}");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    public String write(ResponseKeys keys) {
        String key = keys.presentKey();
        String signed = id.text() + "." + version + "." + key;
        return signed + "." + signature(keys, key, signed).orElseThrow();
    }

    /** Empty when it is not one that we gave. */
    public static Optional<ReceiptToken> read(String token, ResponseKeys keys) {
        if (token.length() > CHARACTERS_MAX) return Optional.empty();
        String[] parts = token.split("\\.", -1);
        if (parts.length != 4 || !VERSION.matcher(parts[1]).matches()) return Optional.empty();
        Optional<String> right = signature(keys, parts[2], parts[0] + "." + parts[1] + "." + parts[2]);
        if (right.isEmpty() || !MessageDigest.isEqual(right.get().getBytes(US_ASCII), parts[3].getBytes(US_ASCII))) {
            return Optional.empty();
        }
        return ResponseId.parse(parts[0]).map(id -> new ReceiptToken(id, Long.parseLong(parts[1])));
    }

    private static Optional<String> signature(ResponseKeys keys, String key, String signed) {
        return keys.sign(key, USE, signed).map(TEXT::encodeToString);
    }
}
