package se.samrad.responses.intake;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Recurring;
import se.samrad.eventing.Rejected;

/**
 * Looks into the mailbox now and then. A message is marked on the server only when it is kept, recorded and handled, so what is
 * cut off anywhere is done again; several instances may look into the same mailbox.
 */
@Component
class IntakeRound extends Recurring {
    private static final int ROUND_MAILS_MAX = 200;
    private static final Duration ORPHANS_KEPT_FOR = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(IntakeRound.class);

    private final Intake intake;
    private final MailStore store;
    private final Mailbox mailbox;
    private final IntakeSettings settings;
    private final Clock clock;
    private final IntakeSteps steps;
    /**
     * Messages at which the line broke. A server may hang up at the same one each time, so it is left out until a visit has come to
     * its end.
     */
    private final Set<Long> broke = ConcurrentHashMap.newKeySet();

    @org.springframework.beans.factory.annotation.Autowired
    IntakeRound(Intake intake, MailStore store, IntakeSettings settings, Clock clock) {
        this(intake, store, new Imap(settings.imap()), settings, clock, IntakeSteps.NONE);
    }

    IntakeRound(
            Intake intake, MailStore store, Mailbox mailbox, IntakeSettings settings, Clock clock, IntakeSteps steps) {
        super("responses-intake", settings.every());
        this.intake = intake;
        this.store = store;
        this.mailbox = mailbox;
        this.settings = settings;
        this.clock = clock;
        this.steps = steps;
    }

    /** Fetches what is new, handles what is recorded, marks what is handled. */
    @Override
    public void round() {
        store.sweep(clock.instant().minus(ORPHANS_KEPT_FOR));
        if (!settings.imap().on()) {
            handleAll();
            return;
        }
        try (Mailbox.Visit visit = mailbox.open()) {
            long missed = fetch(visit);
            handleAll();
            mark(visit, missed);
        } catch (Mailbox.Unreachable e) {
            LOG.warn(
                    "the mailbox {} cannot be reached, the next round tries again: {}",
                    settings.imap(),
                    e.getMessage());
            handleAll();
        }
    }

    /** Number of the first message that could not be taken, which the next round tries again. */
    private long fetch(Mailbox.Visit visit) throws Mailbox.Unreachable {
        long missed = Long.MAX_VALUE;
        String folder = visit.place();
        List<Long> uids = visit.from(store.doneTo(folder) + 1);
        Set<Long> placed = store.placed(folder, uids);
        for (long uid : uids) {
            if (placed.contains(uid)) continue;
            if (broke.contains(uid)) {
                missed = Math.min(missed, uid);
                continue;
            }
            try {
                String mail = intake.take(visit.read(uid, settings.messageMax().toBytes()), steps);
                store.place(new MailStore.Place(folder, uid, mail));
                steps.after(IntakeSteps.Step.PLACED);
            } catch (MongoException e) {
                throw e; // nothing else can be kept either
            } catch (Mailbox.Unreachable e) {
                broke.add(uid);
                throw e;
            } catch (Mailbox.Unreadable | RuntimeException e) {
                LOG.error("message {} of {} cannot be taken, the next round tries again", uid, folder, e);
                missed = Math.min(missed, uid);
            }
        }
        broke.clear();
        return missed;
    }

    private void handleAll() {
        for (Mail mail : store.standing(ROUND_MAILS_MAX, Mail.State.RECORDED, Mail.State.ROUTED)) {
            try {
                intake.handle(mail.id(), steps);
                steps.after(IntakeSteps.Step.HANDLED);
            } catch (Rejected rejected) {
                // Somebody who has to be asked is away; nothing else is refused here.
                LOG.info("message {} waits: {}", mail.id(), rejected.reason());
            } catch (MongoException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("message {} cannot be handled, the next round tries again", mail.id(), e);
            }
        }
    }

    private void mark(Mailbox.Visit visit, long missed) throws Mailbox.Unreachable {
        String folder = visit.place();
        long done = 0;
        boolean all = true;
        for (MailStore.Place place : store.unmarked(folder)) {
            Mail mail = store.find(place.mail()).orElseThrow();
            boolean handled = mail.state() != Mail.State.RECORDED && mail.state() != Mail.State.ROUTED;
            if (handled) {
                // What is too large lies nowhere but on the server, and is left as it is.
                if (mail.sha256() != null) visit.done(place.uid());
                store.marked(place);
                steps.after(IntakeSteps.Step.MARKED);
            }
            all &= handled;
            if (all && place.uid() < missed) done = place.uid();
        }
        if (done > 0) store.doneTo(folder, done);
    }
}
