package se.samrad.eventing.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import se.samrad.eventing.Command;
import se.samrad.eventing.Rejected;

/** What all routes read of a request in the same way: under which key it is made, what was seen before, in which language. */
public final class Requests {
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final Locale SWEDISH = Locale.of("sv");

    private Requests() {}

    /** A command of the caller, with its key and the version it saw, as the headers say. */
    public static Command command(HttpServletRequest request, Object asked) {
        return Command.of(Caller.current().id(), optionalKey(request.getHeader(KEY_HEADER)), asked)
                .expecting(version(request.getHeader(HttpHeaders.IF_MATCH)));
    }

    /** A key that must be there. */
    public static String key(@Nullable String idempotencyKey) {
        if (idempotencyKey == null || idempotencyKey.isBlank()) throw Rejected.because("idempotency-key-missing");
        if (!KEY.matcher(idempotencyKey).matches()) throw Rejected.because("bad-idempotency-key");
        return idempotencyKey;
    }

    /** A key that may be left out; then the same request twice is two requests. */
    public static @Nullable String optionalKey(@Nullable String idempotencyKey) {
        return idempotencyKey == null ? null : key(idempotencyKey);
    }

    /** The version that the caller saw; null when it does not care. */
    public static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) return null;
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) throw Rejected.member(HttpHeaders.IF_MATCH, "not-a-version");
        return Long.valueOf(version.group(1));
    }

    /** What the caller may send back as {@code If-Match}. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * @param valid whether anything can have this id
     * @throws Rejected unknown, when nothing can
     */
    public static String existing(String id, Predicate<String> valid) {
        if (!valid.test(id)) throw Rejected.unknown();
        return id;
    }

    /**
     * @param free whether somebody may choose this id
     * @throws Rejected naming it, when nobody may
     */
    public static String chosen(String id, Predicate<String> free) {
        if (!free.test(id)) throw Rejected.member("id", "bad-id");
        return id;
    }

    /** Whether English is asked for first; otherwise it is Swedish. */
    public static boolean english(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && request.getLocale().getLanguage().equals("en");
    }

    public static Locale language(HttpServletRequest request) {
        return english(request) ? Locale.ENGLISH : SWEDISH;
    }
}
