package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationCancelled;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.letters.Correspondence;

/** Who is not told that drafts will be deleted; who is tells {@link MailServiceTest}. */
class DraftNoticesTest {
    private static final LocalDate LAST = LocalDate.of(2026, 12, 15);

    private final String consultation = Bench.id("fardplan");

    @SuppressWarnings("NullAway.Init") // before each test
    private ConfigurableApplicationContext context;

    @BeforeEach
    void up() {
        context = MailServiceTest.start(Map.of(), ready -> {});
        MailServiceTest.open(context, consultation);
        MailServiceTest.invite(consultation, "exempelby");
        await().until(() -> version("invitation-") > 0);
    }

    @AfterEach
    void down() {
        context.close();
    }

    /** How far a letter about the consultation to the body has come; 0 where there is none. */
    private long version(String reason) {
        String stream = Letter.stream(reason + consultation, "exempelby");
        return context.getBean(Commands.class).fold(Letter.KIND, stream).version();
    }

    private void isNotToldOn(String day) {
        MailServiceTest.notices(context, day).round();
        assertThat(version("drafts20270114-")).isZero();
    }

    @Test
    void whoseDraftsAreGone() {
        isNotToldOn("2027-01-15");
    }

    @Test
    void whoHasAnswered() {
        MailServiceTest.answered(consultation, "exempelby");
        await().until(() -> version("receipt-") > 0);
        isNotToldOn("2027-01-07");
    }

    /** What it has written can be neither sent nor read on any page then. */
    @Test
    void whoWasAskedInAConsultationThatIsCancelled() {
        String stream = "consultations/" + consultation;
        MailServiceTest.send(
                stream,
                3,
                "consultation-cancelled",
                new ConsultationCancelled("Förslaget är draget tillbaka."),
                new ConsultationState(
                        ConsultationState.Status.CANCELLED, MailServiceTest.facts(LAST), null, null, null));
        Views views = context.getBean(Views.class);
        await().until(() -> views.reached(context.getBean(Correspondence.class), stream, 3));
        isNotToldOn("2027-01-07");
    }
}
