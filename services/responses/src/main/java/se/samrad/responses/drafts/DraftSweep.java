package se.samrad.responses.drafts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.DraftLife;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.responses.Channel;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Recurring;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.PartialUploads;

/**
 * Deletes drafts that were sent, should the process have died before it was done with the sending, and drafts of which the body's
 * own last day is long past and which nobody has changed for as long, and of the others the uploads that nobody goes on with. What staff enter for a body deletes nothing of the body's own.
 */
@Component
public class DraftSweep extends Recurring {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(DraftSweep.class);

    private final DraftStore store;
    private final DraftFiles files;
    private final Commands commands;
    private final Consulted consulted;
    private final Clock clock;

    DraftSweep(DraftStore store, DraftFiles files, Commands commands, Consulted consulted, Clock clock) {
        super("drafts-sweep", EVERY);
        this.store = store;
        this.files = files;
        this.commands = commands;
        this.consulted = consulted;
        this.clock = clock;
    }

    @Override
    public void round() {
        Instant now = clock.instant();
        for (Draft draft : store.all()) {
            try {
                Draft.Head head = draft.head();
                if (isSent(head) || isOver(draft, now)) store.delete(head.consultation(), head.body());
                else files.sweep(draft, now.minus(PartialUploads.KEPT_FOR));
            } catch (RuntimeException e) {
                // Not even whose it is may be told; it must not keep the others longer than they may be kept.
                LOG.warn("one was not swept: {}", e.getClass().getSimpleName());
            }
        }
        store.clear();
        store.unmarkEnded(now);
    }

    private boolean isSent(Draft.Head head) {
        String stream = new ResponseId(head.consultation(), head.body()).stream();
        Response response = commands.fold(Responses.KIND, stream).state();
        return response instanceof Response.Standing standing
                && standing.record().received().channel() == Channel.WEB;
    }

    private boolean isOver(Draft draft, Instant now) {
        LocalDate last = keptUntil(consulted, draft.head(), changedAt(draft));
        return last != null && Deadline.passed(last, now);
    }

    private Instant changedAt(Draft draft) {
        try {
            return draft.changedAt(store.parts(draft), files.whole(draft));
        } catch (Seal.Broken e) {
            return draft.head().begunAt(); // nobody reads it any longer, so it is not kept for being written in
        }
    }

    /**
     * The last day on which a draft is kept: so long after the body's own last day, or after it was last changed when that was
     * later, since late is never refused. Null while the last day to answer is not known.
     */
    static @Nullable LocalDate keptUntil(Consulted consulted, Draft.Head head, Instant changedAt) {
        LocalDate general = consulted
                .consultation(head.consultation())
                .map(ConsultationState::facts)
                .map(facts -> facts.closesOn())
                .orElse(null);
        LocalDate own = consulted
                .invitation(head.consultation(), head.body())
                .map(InvitationState::ownLastDay)
                .orElse(null);
        LocalDate last = Deadline.lastDay(general, own);
        if (last == null) return null;
        LocalDate changed = Deadline.day(changedAt);
        return (changed.isAfter(last) ? changed : last).plusDays(DraftLife.KEPT_DAYS);
    }
}
