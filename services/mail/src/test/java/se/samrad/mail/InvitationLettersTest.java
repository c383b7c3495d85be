package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.Topics;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationClosed;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;
import se.samrad.mail.domain.Letter;

/** Who gets an invitation: whoever was asked while there was still time to answer. */
class InvitationLettersTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    private final String consultation = Bench.id("fardplan");
    private final Map<String, Envelope> owned = new ConcurrentHashMap<>();
    private final StreamOwner owner = new StreamOwner(() -> List.copyOf(owned.values()));

    @AfterEach
    void down() {
        owner.close();
    }

    private ConfigurableApplicationContext start() {
        return MailServiceTest.start(Map.of("samrad.services.consultations", owner.address()), started -> {});
    }

    private Envelope standing(long version, Status status, LocalDate closesOn) {
        return MailServiceTest.envelope(
                Topics.CONSULTATIONS,
                "consultations/" + consultation,
                version,
                "consultation-closed",
                new ConsultationClosed(closesOn),
                new ConsultationState(status, MailServiceTest.facts(closesOn), null, null, null, null));
    }

    private void told(ConfigurableApplicationContext context, Envelope standing) {
        owned.put("consultations", standing);
        MailServiceTest.send(standing);
        MailServiceTest.reached(context, standing.stream(), standing.version());
    }

    private void asked(
            ConfigurableApplicationContext context, String body, LocalDate on, @Nullable LocalDate own, long version) {
        String stream = "invitations/" + consultation + "/" + body;
        MailServiceTest.send(
                stream,
                version,
                "invitation-sent",
                new InvitationSent(on),
                Asked.ONCE.until(own).awaited(new Awaited(on, null, null, null)).state());
        MailServiceTest.reached(context, stream, version);
    }

    /** What is folded is reacted to before the next of the same stream is, so what follows a stream's second event is settled. */
    private boolean invited(ConfigurableApplicationContext context, String body) {
        String stream = Letter.stream("invitation-" + consultation, body);
        return context.getBean(Commands.class).fold(Letter.KIND, stream).version() > 0;
    }

    @Test
    void whatIsRecordedAfterwardsInvitesNobodyAlthoughItIsMetWhileItOpens() {
        try (var context = start()) {
            told(context, standing(2, Status.OPEN, LAST));
            for (long version : List.of(2L, 3L)) asked(context, "exempelby", LAST.plusDays(1), null, version);
            assertThat(invited(context, "exempelby")).isFalse();
        }
    }

    @Test
    void whoWasAskedOnTheLastDayIsInvitedAlthoughItIsMetAfterTheClose() {
        try (var context = start()) {
            told(context, standing(3, Status.CLOSED, LAST));
            asked(context, "exempelby", LAST, null, 2);
            await().until(() -> invited(context, "exempelby"));
        }
    }

    @Test
    void whoIsAskedAfterTheCloseIsInvitedWhenItIsGivenMoreTime() {
        try (var context = start()) {
            told(context, standing(3, Status.CLOSED, LAST));
            asked(context, "exempelby", LAST.plusDays(1), LAST.plusDays(30), 3);
            await().until(() -> invited(context, "exempelby"));
        }
    }

    @Test
    void whoIsAskedAfterAnExtensionIsInvitedAlthoughTheExtensionIsMetLater() {
        try (var context = start()) {
            told(context, standing(3, Status.CLOSED, LAST));
            owned.put("consultations", standing(4, Status.OPEN, LAST.plusDays(30)));
            asked(context, "exempelby", LAST.plusDays(1), null, 2);
            await().until(() -> invited(context, "exempelby"));
        }
    }

    @Test
    void whatIsCancelledInvitesNobody() {
        try (var context = start()) {
            told(context, standing(3, Status.CANCELLED, LAST));
            for (long version : List.of(2L, 3L)) asked(context, "exempelby", LAST, null, version);
            assertThat(invited(context, "exempelby")).isFalse();
        }
    }

    @Test
    void whoWasAskedForWhatIsLongOverIsNotInvitedWhenEventsAreFoldedAnew() {
        LocalDate longAgo = LAST.minusDays(31);
        try (var context = start()) {
            told(context, standing(3, Status.CLOSED, longAgo));
            for (long version : List.of(2L, 3L)) asked(context, "exempelby", longAgo, null, version);
            assertThat(invited(context, "exempelby")).isFalse();
        }
    }
}
