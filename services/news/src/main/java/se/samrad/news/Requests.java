package se.samrad.news;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Command;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;

/** What all requests have in common: who asks under which key, what was seen before, in which language. */
@Component
public class Requests {
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    /** Words that stand where an id would in addresses of other things. */
    private static final Set<String> RESERVED = Set.of("imports");

    private static final int KEY_CHARACTERS_MAX = 200;

    private final MessageSource texts;

    Requests(MessageSource problemTexts) {
        this.texts = problemTexts;
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
        if (!Ids.valid(id) || RESERVED.contains(id)) throw Rejected.member("id", "bad-id");
        return id;
    }

    public static Caller communicator() {
        return Caller.current().require(Scopes.COMMUNICATOR);
    }

    /** The words for a reason in the reader's language: Swedish unless English is asked for first. */
    public String words(HttpServletRequest request, String reason) {
        boolean english = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && request.getLocale().getLanguage().equals("en");
        String found = texts.getMessage(reason, null, reason, english ? Locale.ENGLISH : Locale.of("sv"));
        return found == null ? reason : found;
    }

    /** Why something was refused, in words; each wrong member is named. */
    public String problem(HttpServletRequest request, Rejected rejected) {
        if (rejected.members().isEmpty()) return words(request, rejected.reason());
        return rejected.members().stream()
                .map(member -> member.member() + ": " + words(request, member.reason()))
                .collect(Collectors.joining(" "));
    }
}
