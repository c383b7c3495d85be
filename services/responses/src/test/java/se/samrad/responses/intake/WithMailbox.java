package se.samrad.responses.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.unit.DataSize;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.Owner;
import se.samrad.responses.ResponsesApplication;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

/** The service with a mailbox before it, a fresh consultation and a body that was asked. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {ResponsesApplication.class, Bench.Tokens.class},
        properties = {"spring.config.name=responses", "samrad.intake.authserv-host=" + Letters.OUR_SERVER})
@ContextConfiguration(initializers = {Bench.class, Owner.class})
abstract class WithMailbox {
    static final Instant STAMPED = Instant.parse("2026-11-22T08:00:00Z");

    @Autowired
    Intake intake;

    @Autowired
    MailStore store;

    @Autowired
    Clock clock;

    @Autowired
    Consulted consulted;

    @Autowired
    CommitStore commits;

    @Autowired
    Commands commands;

    final StandInMailbox mailbox = new StandInMailbox();

    @AfterEach
    void backAgain() {
        Owner.away(false);
    }

    static IntakeSettings settings() {
        var imap = new IntakeSettings.Imap("127.0.0.1", 1, "registrator", "", "", false, "INBOX", "");
        return new IntakeSettings(imap, Letters.OUR_SERVER, Duration.ofHours(1), DataSize.ofMegabytes(60));
    }

    IntakeRound round(IntakeSteps steps) {
        return new IntakeRound(intake, store, mailbox, settings(), clock, steps);
    }

    void round() {
        round(IntakeSteps.NONE).round();
    }

    /** A case of its own: the consultation, its number, the body that was asked, and the body's address. */
    record Case(String consultation, String number, String body, String address) {
        ResponseId response() {
            return new ResponseId(consultation, body);
        }

        Letters letter() {
            return Letters.from(address, "SV: Remissvar dnr " + number);
        }
    }

    Case newCase() {
        String number =
                "EX " + Bench.id("2026").substring(5).replaceAll("[^0-9]", "") + System.nanoTime() % 100_000_000;
        String consultation = Bench.id("exempel");
        String body = Owner.body(Bench.id("exempelby"));
        String address = "registrator@" + body + ".example";
        Owner.send(Owner.consultation(consultation, Status.OPEN, Owner.facts(number, false, Publishing.RUNNING)));
        Owner.actsFor(address, body);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> consulted.consultation(consultation).isPresent());
        return new Case(consultation, number, body, address);
    }

    /** Everything that was ever received on a stream. */
    List<ResponseReceived> received(ResponseId id) {
        return commits.stream(id.stream()).stream()
                .flatMap(commit -> events(commit).stream())
                .toList();
    }

    private static List<ResponseReceived> events(Commit commit) {
        return commit.events().stream()
                .map(WithMailbox::event)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ResponseReceived> event(Recorded each) {
        return Responses.KIND.types().read(each.type(), each.schema(), each.data()) instanceof ResponseReceived received
                ? Optional.of(received)
                : Optional.empty();
    }

    /** How the message with this subject stands. */
    Mail mail(String subject) {
        List<Mail> all = store.standing(10_000, Mail.State.values()).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    Mail mail(Case of) {
        return mail("SV: Remissvar dnr " + of.number());
    }
}
