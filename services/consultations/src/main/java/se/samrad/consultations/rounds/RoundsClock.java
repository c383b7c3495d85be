package se.samrad.consultations.rounds;

import static com.mongodb.client.model.Filters.eq;

import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import se.samrad.consultations.OwnView;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.ConsultationCommand;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.invitations.Awaiting;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.views.Views;

/**
 * The one place where something happens because a day has come, in the order of the days: opens what is scheduled on its first
 * day, closes what is open after its last, and lets the bodies be reminded and their silence be recorded. The view only says where to look: the
 * decision reads the stream, and the key of the command is the day, so any number of instances record it once.
 */
@Component
public class RoundsClock implements SmartLifecycle {
    private static final String BY = "clock";
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(RoundsClock.class);

    private final Views views;
    private final OwnView view;
    private final Commands commands;
    private final Today today;
    private final Awaiting awaiting;
    private volatile @Nullable ScheduledExecutorService timer;

    RoundsClock(Views views, OwnView view, Commands commands, Today today, Awaiting awaiting) {
        this.views = views;
        this.view = view;
        this.commands = commands;
        this.today = today;
        this.awaiting = awaiting;
    }

    /** Records everything whose day has come. */
    public void look() {
        LocalDate today = this.today.inSweden();
        for (Document row : standing(Status.SCHEDULED)) {
            LocalDate opensOn = day(row, "opensOn");
            if (!today.isBefore(opensOn)) record(row.getString("_id"), "open/" + opensOn, today);
        }
        for (Document row : standing(Status.OPEN)) {
            LocalDate closesOn = day(row, "closesOn");
            if (closesOn.isBefore(today)) record(row.getString("_id"), "close/" + closesOn, today);
        }
        awaiting.lookNowAndThen(today);
    }

    private Iterable<Document> standing(Status status) {
        return views.rows(view)
                .in(OwnView.CONSULTATIONS)
                .find(eq("consultation.status", status.name()))
                .projection(new Document("consultation.facts.opensOn", 1).append("consultation.facts.closesOn", 1));
    }

    private static LocalDate day(Document row, String field) {
        return LocalDate.parse(row.getEmbedded(java.util.List.of("consultation", "facts", field), String.class));
    }

    private void record(String id, String key, LocalDate today) {
        commands.<se.samrad.contracts.consultations.ConsultationEvent, Consultation>handle(
                Consultations.CONSULTATION,
                Consultations.stream(id),
                Command.of(BY, key, id),
                state -> Consultations.decide(today, new ConsultationCommand.LookAtTheClock(), state));
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("what is due could not be recorded, the next second tries again: {}", e.toString());
        }
    }

    @Override
    public void start() {
        if (timer != null) return;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("rounds-clock").daemon().factory());
        var unused = started.scheduleWithFixedDelay(
                this::lookSafely, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = timer;
        if (stopping != null) stopping.shutdownNow();
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
