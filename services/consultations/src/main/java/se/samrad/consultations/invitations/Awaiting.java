package se.samrad.consultations.invitations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.consultations.OwnView;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.InvitationCommand;
import se.samrad.consultations.domain.Invitations;
import se.samrad.consultations.domain.ReminderRules;
import se.samrad.consultations.register.BodyRegister;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Hindrance;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationEvent.BodyReminded;
import se.samrad.contracts.consultations.InvitationEvent.ReminderSkipped;
import se.samrad.contracts.consultations.InvitationEvent.SilenceRecorded;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Json;
import se.samrad.eventing.views.Views;

/**
 * Records, for each body that was asked and has not answered, that its turn to be reminded has come and, after its own last
 * day, its silence. The views only say where to look; before anything is recorded the streams are asked, the answer's too. The
 * key of the command is the turn, so any number of instances record it once.
 */
@Component
public class Awaiting {
    /** A body that is awaited, as the view knows it. */
    record Body(String consultation, String id, String name, LocalDate lastDay, Awaited awaited) {}

    private static final String BY = "clock";
    /** After the general last day little is left to wait for; a new day is looked at whole in any case. */
    private static final Duration CLOSED_EVERY = Duration.ofHours(1);

    private static final Duration OPEN_EVERY = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Awaiting.class);

    private final Views views;
    private final OwnView view;
    private final Commands commands;
    private final Answers.Known answers;
    private final BodyRegister register;
    private final ReminderRules rules;
    private @Nullable LocalDate day;
    private long openNanos;
    private long closedNanos;

    Awaiting(
            Views views,
            OwnView view,
            Commands commands,
            Answers.Known answers,
            BodyRegister register,
            ReminderSettings settings) {
        this.views = views;
        this.view = view;
        this.commands = commands;
        this.answers = answers;
        this.register = register;
        this.rules = settings.rules();
    }

    /** Looks where it is time to: everywhere on a new day, more seldom within one. Called by one thread. */
    public void lookNowAndThen(LocalDate today) {
        long now = System.nanoTime(); // only for pauses: what is due is decided by the day alone
        boolean all = !today.equals(day) || now - closedNanos > CLOSED_EVERY.toNanos();
        if (!all && now - openNanos <= OPEN_EVERY.toNanos()) return;
        look(today, all ? Set.of(Status.OPEN, Status.CLOSED) : Set.of(Status.OPEN));
        openNanos = now;
        if (all) closedNanos = now;
        day = today;
    }

    /** Records everything whose day has come. What cannot be recorded now is met again at the next look. */
    public void look(LocalDate today, Set<Status> statuses) {
        for (Document row : views.rows(view)
                .in(OwnView.CONSULTATIONS)
                .find(in(
                        "consultation.status", statuses.stream().map(Enum::name).toList()))
                .projection(new Document("consultation.facts.closesOn", 1))) {
            String id = row.getString("_id");
            String closesOn = row.getEmbedded(List.of("consultation", "facts", "closesOn"), String.class);
            look(id, LocalDate.parse(closesOn), today);
        }
    }

    private void look(String consultation, LocalDate closesOn, LocalDate today) {
        var reminding = new InvitationCommand.LookAtTheClock(rules, null);
        List<Body> come = awaited(consultation, closesOn).stream()
                .filter(body -> !Invitations.due(today, body.lastDay(), reminding, body.awaited())
                        .isEmpty())
                .toList();
        if (come.isEmpty()) return;
        Consultation.Known known = null;
        // Nobody was reminded by a letter that had nowhere to go.
        Set<String> reached = register.reached(come.stream().map(Body::id).toList(), today);
        for (Body body : come) {
            Hindrance hindrance = stillThere(body.id())
                    ? reached.contains(body.id()) ? null : Hindrance.NO_ADDRESS
                    : Hindrance.BODY_LEFT;
            var look = new InvitationCommand.LookAtTheClock(rules, hindrance);
            List<InvitationEvent> due = Invitations.due(today, body.lastDay(), look, body.awaited());
            if (due.isEmpty() || answers.asOfNow(consultation, body.id())) continue;
            if (known == null) known = known(consultation, today);
            record(known, body, look, due.getLast(), today);
        }
    }

    private boolean stillThere(String body) {
        return register.known(body).map(known -> known.leftOn() == null).orElse(true);
    }

    /** Bodies that an invitation has reached and that have not answered or declined, as the views know it. */
    List<Body> awaited(String consultation, LocalDate closesOn) {
        Set<String> answered = answers.bodies(consultation);
        List<Body> bodies = new ArrayList<>();
        for (Document row : views.rows(view)
                .in(OwnView.INVITATIONS)
                .find(and(eq("consultation", consultation), eq("invitation.status", "SENT")))) {
            String body = row.getString("body");
            if (answered.contains(body)) continue;
            InvitationState state =
                    Json.MAPPER.convertValue(row.get(OwnView.INVITATION, Document.class), InvitationState.class);
            LocalDate lastDay = Deadline.lastDay(closesOn, state.ownLastDay());
            if (lastDay == null || state.wrongRecipient()) continue;
            Awaited awaited = state.awaited() == null ? Awaited.NOTHING : state.awaited();
            bodies.add(new Body(consultation, body, state.name(), lastDay, awaited));
        }
        return bodies;
    }

    private Consultation.Known known(String consultation, LocalDate today) {
        Consultation state = commands.fold(Consultations.CONSULTATION, Consultations.stream(consultation))
                .state();
        if (Consultations.on(today, state) instanceof Consultation.Known known) return known;
        throw new IllegalStateException("the view knows a consultation that has no commits: " + consultation);
    }

    private void record(
            Consultation.Known consultation,
            Body body,
            InvitationCommand.LookAtTheClock look,
            InvitationEvent newest,
            LocalDate today) {
        String key = switch (newest) {
            case BodyReminded now -> "turn/" + now.lastDay() + "/" + now.daysBefore();
            case ReminderSkipped past -> "turn/" + past.lastDay() + "/" + past.daysBefore();
            case SilenceRecorded silence -> "silence/" + silence.lastDay();
            default -> throw new IllegalStateException("the clock does not say " + newest);
        };
        var outcome = commands.handle(
                Invitations.INVITATION,
                Invitations.stream(body.consultation(), body.id()),
                Command.of(BY, key, key),
                state -> Invitations.decide(today, consultation, look, state));
        if (outcome.changed()) LOG.info("{}/{}: {}", body.consultation(), body.id(), key);
    }
}
