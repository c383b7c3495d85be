package se.samrad.portal.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Polled;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.TallyView;

/** The open pages about one subject: one look at its counts serves them all. */
final class LiveBoard {
    /** So that a flood of answers is told a few times a second and not each by each, and one that follows another is told in time. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private static final Duration REST_WITHOUT_ANSWER = Duration.ofSeconds(3);
    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    /** So much of a second each page that asks for its drawings may take. */
    private static final long APART_MS = 5;

    private static final long WAIT_MAX_MS = 10_000;

    /** @param over whether its general last day is past */
    private record State(TallyView tally, boolean over) {}

    private final Backend backend;
    private final Subject about;
    private final Set<OpenPage> pages = ConcurrentHashMap.newKeySet();
    private volatile Caller reader;
    private volatile @Nullable State state;
    private @Nullable String tag;
    private long pinged = System.nanoTime();

    LiveBoard(Backend backend, Subject about, Caller reader) {
        this.backend = backend;
        this.about = about;
        this.reader = reader;
    }

    /** The next look is by the right of its reader, which is the freshest. */
    void add(OpenPage page, Caller reader) {
        this.reader = reader;
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

    void ping() {
        pages.forEach(OpenPage::ping);
    }

    void close() {
        pages.forEach(OpenPage::close);
    }

    /** Looks once, and tells every page what has changed; the answer is how long to rest. */
    Duration look() {
        Polled<TallyView> seen = backend.poll(reader, Service.STATUS, about.tally(), tag, TallyView.class);
        return switch (seen.found()) {
            case GONE -> {
                // Whoever may go on opens a new line, with a right that is renewed.
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
        ConsultationView consultation = backend.poll(
                        reader, Service.STATUS, about.consultation(), null, ConsultationView.class)
                .value();
        // Not said is not known: the change is found again at the next look.
        if (consultation == null) return REST_WITHOUT_ANSWER;
        tag = seen.tag();
        State told = new State(now, consultation.isOver());
        state = told;
        Tidings tidings = tidings(told, Math.min(WAIT_MAX_MS, (pages.size() - 1) * APART_MS));
        pages.forEach(page -> page.tell(tidings));
        return LOOK_EVERY;
    }

    /**
     * A page that has opened meanwhile is told all the same, since something may have happened after it was drawn; by this look and
     * never by an older one, which would take back what the page shows.
     */
    private Duration unchanged() {
        State known = state;
        if (known != null) {
            Tidings tidings = tidings(known, 0);
            pages.forEach(page -> page.greet(tidings));
        }
        long now = System.nanoTime();
        if (now - pinged >= PING_EVERY.toNanos()) {
            pinged = now;
            ping();
        }
        return LOOK_EVERY;
    }

    private Tidings tidings(State state, long waitMs) {
        return Tidings.of(about, state.tally(), state.over(), waitMs);
    }
}
