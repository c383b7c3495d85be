package se.samrad.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Topics;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Json;
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
    private HttpServer owner;

    private Envelope standing(long version, Status status) {
        return MailServiceTest.envelope(
                Topics.CONSULTATIONS,
                "consultations/" + consultation,
                version,
                "consultation-opened",
                new ConsultationOpened(OPENS, CLOSES),
                new ConsultationState(status, MailServiceTest.facts(CLOSES), null, null, null));
    }

    private Envelope invited() {
        return MailServiceTest.envelope(
                Topics.CONSULTATIONS,
                "invitations/" + consultation + "/exempelby",
                2,
                "invitation-sent",
                new InvitationSent(OPENS),
                new InvitationState(
                        InvitationState.Status.SENT,
                        "Exempelby kommun",
                        BodyType.MUNICIPALITY,
                        "9901",
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @BeforeEach
    void ownerKnowsThatItIsOpen() throws IOException {
        owner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        owner.createContext("/internal/streams/commits", exchange -> {
            byte[] told = Json.write(Map.of("envelopes", List.of(standing(2, Status.OPEN))))
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, told.length);
            exchange.getResponseBody().write(told);
            exchange.close();
        });
        owner.start();
    }

    @AfterEach
    void down() {
        owner.stop(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInvitationIsPreparedAlthoughItsConsultationComesInALaterBatch(boolean scheduledCameBefore) {
        String address = "http://127.0.0.1:" + owner.getAddress().getPort();
        try (var context = MailServiceTest.start(Map.of("samrad.services.consultations", address), started -> {})) {
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
