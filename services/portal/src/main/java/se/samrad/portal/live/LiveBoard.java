package se.samrad.portal.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Polled;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.backend.Target;

/** The open pages about one consultation: one look at its counts serves them all. */
final class LiveBoard {
    /** So that a flood of answers is told a few times a second and not each by each, and one that follows another is told in time. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private static final Duration REST_WITHOUT_ANSWER = Duration.ofSeconds(3);
    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    /** So much of a second each page that asks for its drawings may take. */
    private static final long APART_MS = 5;

    private static final long WAIT_MAX_MS = 10_000;

    private final Backend backend;
    private final Target about;
    private final Target tally;
    private final Set<OpenPage> pages = ConcurrentHashMap.newKeySet();
    private volatile @Nullable State state;
    private @Nullable String tag;
    private long pinged = System.nanoTime();

    LiveBoard(Backend backend, String consultation) {
        this.backend = backend;
        this.about = Target.of("/api/public/consultations/{}", consultation);
        this.tally = Target.of("/api/public/consultations/{}/tally", consultation);
    }

    void add(OpenPage page) {
        pages.add(page);
    }

    boolean remove(OpenPage page) {
        return pages.remove(page);
    }

    /** Whether it has looked, and there is more to tell. */
    boolean goesOn() {
        State known = state;
        return known != null && !known.over();
    }

    boolean empty() {
        return pages.isEmpty();
    }

    void close() {
        pages.forEach(OpenPage::close);
    }

    /** Looks once, and tells every page what has changed; the answer is how long to rest. */
    Duration look() {
        Polled<TallyView> seen = backend.poll(Service.STATUS, tally, tag, TallyView.class);
        return switch (seen.found()) {
            case GONE -> {
                close();
                yield LOOK_EVERY;
            }
            case UNANSWERED -> REST_WITHOUT_ANSWER;
            case UNCHANGED -> unchanged();
            case CHANGED -> changed(seen);
        };
    }

    private Duration changed(Polled<TallyView> seen) {
        TallyView now = seen.value();
        State before = state;
        if (now == null || (before != null && now.equals(before.tally()))) {
            tag = seen.tag();
            return unchanged();
        }
        ConsultationView consultation = backend.poll(Service.STATUS, about, null, ConsultationView.class)
                .value();
        // Not said is not known: the change is found again at the next look.
        if (consultation == null) return REST_WITHOUT_ANSWER;
        tag = seen.tag();
        State told = new State(now, consultation.isOver());
        state = told;
        long apart = Math.min(WAIT_MAX_MS, (pages.size() - 1) * APART_MS);
        pages.forEach(page -> page.tell(told, apart));
        return LOOK_EVERY;
    }

    /**
     * A page that has opened meanwhile is told all the same, since something may have happened after it was drawn; by this look and
     * never by an older one, which would take back what the page shows.
     */
    private Duration unchanged() {
        State known = state;
        if (known != null) pages.forEach(page -> page.greet(known));
        long now = System.nanoTime();
        if (now - pinged >= PING_EVERY.toNanos()) {
            pinged = now;
            pages.forEach(OpenPage::ping);
        }
        return LOOK_EVERY;
    }
}
