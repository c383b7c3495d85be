package se.samrad.responses;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.domain.ResponseId;

/** What several routes read in the same way. */
public final class Requests {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,15})\"");

    private Requests() {}

    /** @throws Rejected unknown when no response can have this id */
    public static ResponseId id(String text) {
        return ResponseId.parse(text).orElseThrow(Rejected::unknown);
    }

    public static String key(@Nullable String idempotencyKey) {
        if (idempotencyKey == null || idempotencyKey.isBlank()) throw Rejected.because("idempotency-key-missing");
        if (!KEY.matcher(idempotencyKey).matches()) throw Rejected.because("bad-idempotency-key");
        return idempotencyKey;
    }

    public static @Nullable String optionalKey(@Nullable String idempotencyKey) {
        return idempotencyKey == null ? null : key(idempotencyKey);
    }

    /** The version that a caller saw; null when it does not care. */
    public static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) return null;
        var match = VERSION.matcher(ifMatch.strip());
        if (!match.matches()) throw Rejected.member("If-Match", "wrong-type");
        return Long.valueOf(match.group(1));
    }

    /** Whether the caller reads responses as part of the work. */
    public static boolean handles(Caller caller) {
        return caller.hasAny(Scopes.REGISTRAR, Scopes.CASE_OFFICER);
    }
}
