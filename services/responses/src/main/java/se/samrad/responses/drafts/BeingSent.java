package se.samrad.responses.drafts;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.ResponseId;

/**
 * Drafts whose answer is being sent. Nobody changes one meanwhile, since the change would go away with it. That holds for a moment
 * at a time, which the sending process renews: it is over soon after the process is.
 */
@Component
public class BeingSent {
    public static final String CHANGED = "draft-changed";

    static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration RENEWED_EVERY = LEASE.dividedBy(4);
    /** What is seen of a draft that there is not. */
    private static final String NONE = "none";

    private final DraftStore store;
    private final DraftFileStore files;
    private final Clock clock;

    BeingSent(DraftStore store, Clock clock) {
        this.store = store;
        this.files = store.files();
        this.clock = clock;
    }

    /**
     * Sends an answer. Without the space it is sent all the same.
     *
     * @param seen the draft as its sender saw it; null when that is not said
     * @throws Rejected {@code draft-changed} when it is another now
     */
    public <T> T during(ResponseId id, @Nullable String seen, Supplier<T> sending) {
        String mark;
        boolean changed;
        try {
            mark = store.mark(id.consultation(), id.sender(), until());
            // Read once the mark is there: whoever saved before it is seen here, and whoever saves after it sees the
            // mark.
            changed = seen != null && !seen.equals(tag(id));
        } catch (MongoException e) {
            return sending.get(); // the space is away, and no answer waits for that
        }
        if (changed) {
            end(mark);
            throw Rejected.conflict(CHANGED);
        }
        Thread renewing = Thread.ofVirtual().start(() -> renew(mark));
        try {
            return sending.get();
        } finally {
            renewing.interrupt();
            end(mark);
        }
    }

    private String tag(ResponseId id) {
        return store.find(id.consultation(), id.sender()).map(this::tag).orElse(NONE);
    }

    /** Another one after every change of a text or a whole file. */
    String tag(Draft draft) {
        return Tag.of(draft, store.parts(draft), files.all(draft));
    }

    boolean is(String consultation, String body) {
        return store.isMarked(consultation, body, clock.instant());
    }

    /** @throws Rejected while the answer is being sent */
    void refuse(String consultation, String body) {
        if (is(consultation, body)) throw Rejected.conflict("draft-being-sent");
    }

    private void renew(String mark) {
        try {
            while (true) {
                Thread.sleep(RENEWED_EVERY);
                try {
                    store.renew(mark, until());
                } catch (MongoException e) {
                    continue; // away for a moment, or the sending is over and says so next
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String mark) {
        try {
            store.unmark(mark);
        } catch (MongoException e) {
            return; // it ends by itself
        }
    }

    private Instant until() {
        return clock.instant().plus(LEASE);
    }
}
