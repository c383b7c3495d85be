package se.samrad.consultations;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Command;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;

/** What all requests have in common: who asks under which key, what was seen before, which day it is, in which language. */
@Component
public class Requests {
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final int KEY_CHARACTERS_MAX = 200;

    private final Clock clock;
    private final MessageSource texts;

    Requests(Clock clock, MessageSource problemTexts) {
        this.clock = clock;
        this.texts = problemTexts;
    }

    /** The day in Sweden. */
    public LocalDate today() {
        return Deadline.day(clock.instant());
    }

    /** A command of the caller, with its key and the version it saw, as the headers say. */
    public Command command(HttpServletRequest request, Object asked) {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && key.length() > KEY_CHARACTERS_MAX) throw Rejected.member("Idempotency-Key", "too-long");
        return Command.of(Caller.current().id(), key, asked).expecting(seen(request));
    }

    private static @Nullable Long seen(HttpServletRequest request) {
        String tag = request.getHeader(HttpHeaders.IF_MATCH);
        if (tag == null || tag.equals("*")) return null;
        Matcher version = VERSION.matcher(tag);
        if (!version.matches()) throw Rejected.member(HttpHeaders.IF_MATCH, "not-a-version");
        return Long.valueOf(version.group(1));
    }

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** @throws Rejected when there cannot be anything with this id */
    public static String existing(String id) {
        if (!Ids.valid(id)) throw Rejected.unknown();
        return id;
    }

    /** @throws Rejected when nobody may choose this id */
    public static String chosen(String id) {
        if (!Ids.valid(id)) throw Rejected.member("id", "bad-id");
        return id;
    }

    public static Caller caseOfficer() {
        return Caller.current().require(Scopes.CASE_OFFICER);
    }

    public static Caller staff() {
        return Caller.current().require(Scopes.STAFF.toArray(String[]::new));
    }

    public static boolean isStaff() {
        return Caller.current().hasAny(Scopes.STAFF.toArray(String[]::new));
    }

    /** Swedish unless English is asked for first. */
    public boolean english(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && request.getLocale().getLanguage().equals("en");
    }

    /** The words for a reason in the reader's language. */
    public String words(HttpServletRequest request, String reason) {
        String found = texts.getMessage(reason, null, reason, english(request) ? Locale.ENGLISH : Locale.of("sv"));
        return found == null ? reason : found;
    }
}
