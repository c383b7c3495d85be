package se.samrad.mail;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationCancelled;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.eventing.bench.Bench;

/** An instance without a mail server for each test, in which one consultation is open. */
abstract class OpenedHarness {
    static final LocalDate LAST = LocalDate.of(2026, 12, 15);

    final String consultation = Bench.id("fardplan");

    @SuppressWarnings("NullAway.Init") // before each test
    ConfigurableApplicationContext context;

    @BeforeEach
    void up() {
        context = MailServiceTest.start(Map.of(), ready -> {});
        MailServiceTest.open(context, consultation);
    }

    @AfterEach
    void down() {
        context.close();
    }

    void reached(String stream, long version) {
        MailServiceTest.reached(context, stream, version);
    }

    void cancelled() {
        String stream = "consultations/" + consultation;
        MailServiceTest.send(
                stream,
                3,
                "consultation-cancelled",
                new ConsultationCancelled("Förslaget är draget tillbaka."),
                new ConsultationState(
                        ConsultationState.Status.CANCELLED, MailServiceTest.facts(LAST), null, null, null, null));
        reached(stream, 3);
    }
}
