package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.Commands;
import se.samrad.mail.domain.Letter;

/** Who is not told that drafts will be deleted; who is tells {@link MailServiceTest}. */
class DraftNoticesTest extends OpenedHarness {
    @BeforeEach
    void isAsked() {
        MailServiceTest.invite(consultation, "exempelby");
        await().until(() -> version("invitation-") > 0);
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
        cancelled();
        isNotToldOn("2027-01-07");
    }
}
