package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.Topics;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;
import se.samrad.eventing.views.Arrived;
import se.samrad.eventing.views.MongoViewStore;
import se.samrad.eventing.views.Projector;
import se.samrad.eventing.views.Versions;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.letters.Correspondence;

/** While the correspondence is folded from nothing beside the version that is read, as after an upgrade. */
class FoldedAnewTest {
    private static final LocalDate OPENS = LocalDate.of(2026, 11, 1);
    private static final LocalDate CLOSES = LocalDate.of(2026, 12, 15);

    private final String consultation = Bench.id("fardplan");
    /** Knows that it is open. */
    private final StreamOwner owner = new StreamOwner(() -> List.of(standing(2, Status.OPEN)));

    private Envelope standing(long version, Status status) {
        return MailServiceTest.envelope(
                Topics.CONSULTATIONS,
                "consultations/" + consultation,
                version,
                "consultation-opened",
                new ConsultationOpened(OPENS, CLOSES),
                new ConsultationState(status, MailServiceTest.facts(CLOSES), null, null, null, null));
    }

    private Envelope invited() {
        return MailServiceTest.envelope(
                Topics.CONSULTATIONS,
                "invitations/" + consultation + "/exempelby",
                2,
                "invitation-sent",
                new InvitationSent(OPENS),
                Asked.ONCE.state());
    }

    @AfterEach
    void down() {
        owner.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInvitationIsPreparedAlthoughItsConsultationComesInALaterBatch(boolean scheduledCameBefore) {
        try (var context =
                MailServiceTest.start(Map.of("samrad.services.consultations", owner.address()), started -> {})) {
            Views views = context.getBean(Views.class);
            View view = context.getBean(Correspondence.class);
            View.Rows anew = views.rows(view, new Versions.Version(7, Versions.build(view), false, 0));
            Projector projector = new Projector(view, MongoViewStore.fromNothing(view, anew));
            if (scheduledCameBefore) fold(projector, standing(1, Status.SCHEDULED));
            fold(projector, invited());
            Commands commands = context.getBean(Commands.class);
            String letter = Letter.stream("invitation-" + consultation, "exempelby");
            await().until(() -> commands.fold(Letter.KIND, letter).version() > 0);
            assertThat(anew.in("consultations").find().first()).isNotNull();
        }
    }

    private static void fold(Projector projector, Envelope envelope) {
        projector
                .project(List.of(Arrived.of(KafkaLog.record(envelope))))
                .toCompletableFuture()
                .join();
    }
}
