package se.samrad.responses.drafts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Submission;

/** What a body's own people do in its space. Who they are is checked before. */
@Component
public class Drafts {
    static final int PARTS_MAX = 2 * Submission.SECTIONS_MAX + 100;
    static final int VERSIONS_MAX = 20;
    static final Duration LEASE = Duration.ofSeconds(30);
    /** Of what one person types in one go, the end is kept. */
    static final Duration GO = Duration.ofMinutes(10);

    private static final Pattern PART = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

    private final DraftStore store;
    private final Clock clock;

    Drafts(DraftStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether the caller may come into any body's space. A machine acts for all bodies and is the authority's own. */
    public static boolean letIn(Caller caller) {
        return caller.signedIn() && !caller.hasAny(Scopes.STAFF);
    }

    Optional<Draft> find(String consultation, String body) {
        return store.find(consultation, body);
    }

    /**
     * Saves a part. The same text again is nothing new, so a save that got no answer may be sent again.
     *
     * @param seen the version it was written from, 0 for none; null when that does not matter
     * @throws Rejected {@code version-mismatch}, with the part as it is now
     */
    Draft.Part save(String consultation, String body, String part, String text, @Nullable Long seen, Caller caller) {
        check(part, text);
        Draft draft = store.begin(Draft.Head.begun(consultation, body, now()));
        for (int attempt = 1; ; attempt++) {
            Optional<Draft.Part> before = store.part(draft, part);
            if (before.isPresent() && before.get().text().equals(text)) return before.get();
            long version = before.map(Draft.Part::version).orElse(0L);
            boolean meanwhile = seen != null && seen != version;
            if (meanwhile) throw changed(before);
            if (before.isEmpty() && store.parts(draft).size() >= PARTS_MAX) throw Rejected.because("too-many");
            Draft.Part fresh = new Draft.Part(part, version + 1, text, caller.id(), now());
            before.filter(former -> isWorthKeeping(former, fresh, seen))
                    .ifPresent(former -> store.keep(draft, former, VERSIONS_MAX));
            if (store.put(draft, fresh)) return fresh;
            if (attempt > 1) throw changed(store.part(draft, part));
        }
    }

    /** Takes a part back to what it was; what it is now is kept among what it was. */
    Draft.Part restore(Draft draft, String part, long version, Caller caller) {
        Draft.Part wanted = store.versions(draft, part).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseThrow(Rejected::unknown);
        Draft.Part now = store.part(draft, part).orElseThrow(Rejected::unknown);
        store.keep(draft, now, VERSIONS_MAX);
        Draft.Head head = draft.head();
        return save(head.consultation(), head.body(), part, wanted.text(), now.version(), caller);
    }

    List<Draft.Part> parts(Draft draft) {
        return store.parts(draft);
    }

    Draft.Part part(Draft draft, String part) {
        return store.part(draft, part).orElseThrow(Rejected::unknown);
    }

    List<Draft.Part> versions(Draft draft, String part) {
        return store.versions(draft, part);
    }

    /** Says that the caller is writing in a part, unless somebody else is. */
    List<Draft.Writing> write(String consultation, String body, String part, Caller caller) {
        check(part, "");
        Instant now = now();
        Draft draft = store.begin(Draft.Head.begun(consultation, body, now));
        boolean taken = store.writing(draft, now).stream()
                .anyMatch(who -> who.part().equals(part) && !who.account().equals(caller.id()));
        if (!taken) store.put(draft, new Draft.Writing(part, caller.id(), now.plus(LEASE)));
        return others(draft, caller);
    }

    /** Who else is writing now. */
    List<Draft.Writing> others(Draft draft, Caller caller) {
        return store.writing(draft, now()).stream()
                .filter(who -> !who.account().equals(caller.id()))
                .toList();
    }

    /** All of it, what it was and the key it is sealed in. */
    public void delete(String consultation, String body) {
        store.delete(consultation, body);
    }

    private static boolean isWorthKeeping(Draft.Part former, Draft.Part fresh, @Nullable Long seen) {
        boolean sameGo = former.account().equals(fresh.account())
                && former.at().plus(GO).isAfter(fresh.at())
                && former.at().truncatedTo(ChronoUnit.HOURS).equals(fresh.at().truncatedTo(ChronoUnit.HOURS));
        return seen == null || !sameGo;
    }

    private static void check(String part, String text) {
        if (!PART.matcher(part).matches()) throw Rejected.unknown();
        if (text.length() > Submission.TEXT_CHARACTERS_MAX) throw Rejected.member("text", "too-long");
        if (!Prose.isText(text)) throw Rejected.member("text", "not-text");
    }

    private static Rejected changed(Optional<Draft.Part> now) {
        return now.map(part -> Rejected.conflict(
                        "version-mismatch",
                        Map.of(
                                "actual", part.version(),
                                "text", part.text(),
                                "at", part.at().toString())))
                .orElseGet(() -> Rejected.conflict("version-mismatch", Map.of("actual", 0)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
