package se.samrad.responses.passes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.domain.ResponseId;

/**
 * Opens one answer without an account to its sender: {@code <response>.<end, seconds since 1970 UTC>.<key id>.<HMAC of these>}.
 * Stored nowhere, so it cannot be taken back before its end.
 */
record Pass(ResponseId id, Instant end) {
    /** Long enough to write a new answer in. */
    static final Duration LIFE = Duration.ofMinutes(60);

    private static final String USE = "pass";
    private static final int CHARACTERS_MAX = 300;
    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,10}");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    static Pass from(ResponseId id, Instant now) {
        return new Pass(id, Instant.ofEpochSecond(now.plus(LIFE).getEpochSecond()));
    }

    String write(ResponseKeys keys) {
        String key = keys.presentKey();
        String signed = id.text() + "." + end.getEpochSecond() + "." + key;
        return signed + "." + signature(keys, key, signed).orElseThrow();
    }

    /** Empty when we did not give it, or its time is out. */
    static Optional<Pass> read(String text, ResponseKeys keys, Instant now) {
        if (text.length() > CHARACTERS_MAX) return Optional.empty();
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4 || !SECONDS.matcher(parts[1]).matches()) return Optional.empty();
        Optional<String> right = signature(keys, parts[2], parts[0] + "." + parts[1] + "." + parts[2]);
        if (right.isEmpty() || !MessageDigest.isEqual(right.get().getBytes(US_ASCII), parts[3].getBytes(US_ASCII))) {
            return Optional.empty();
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        if (!now.isBefore(end)) return Optional.empty();
        return ResponseId.parse(parts[0]).map(id -> new Pass(id, end));
    }

    private static Optional<String> signature(ResponseKeys keys, String key, String signed) {
        return keys.sign(key, USE, signed).map(TEXT::encodeToString);
    }
}
