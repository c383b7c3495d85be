package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeGranted;
import se.samrad.contracts.consultations.MoreTimeDecision;
import se.samrad.eventing.bench.Bench;

/** A body is told what was decided about more time, once for each decision. */
class MoreTimeLettersTest extends MailedHarness {
    private static final LocalDate LATER = LocalDate.of(2027, 1, 31);

    private final String consultation = Bench.id("fardplan");

    private void decided(String body, long version, @Nullable LocalDate own, MoreTimeDecision decision) {
        MailServiceTest.send(
                "invitations/" + consultation + "/" + body,
                version,
                "more-time-granted",
                new MoreTimeGranted(LATER, null),
                Asked.ONCE.until(own).decided(decision).state());
    }

    private List<MimeMessage> told() throws Exception {
        List<MimeMessage> told = new ArrayList<>();
        for (MimeMessage message : smtp.getReceivedMessages()) {
            if (message.getSubject().contains("mer tid")) told.add(message);
        }
        return told;
    }

    @Test
    void eachDecisionHasOneLetterHoweverOftenItIsToldOverARestartAndWithTwoInstances() throws Exception {
        MoreTimeDecision no = new MoreTimeDecision(1, false, true, LATER, "Beslut fattas i januari.");
        MoreTimeDecision yes = new MoreTimeDecision(2, true, false, LATER, null);
        String first = "moretime-" + consultation;
        try (var context = start()) {
            MailServiceTest.open(context, consultation);
            try (var other = again(context)) {
                for (int i = 0; i < 3; i++) decided("exempelby", 4, null, no);
                MailServiceTest.sent(other, first, "exempelby");
            }
            try (var restarted = again(context)) {
                decided("exempelby", 4, null, no);
                for (int i = 0; i < 3; i++) decided("exempelby", 5, LATER, yes);
                MailServiceTest.sent(restarted, first + "--2", "exempelby");
                decided("exempelby", 6, LATER, yes);
                MailServiceTest.reached(restarted, "invitations/" + consultation + "/exempelby", 6);
            }
        }
        List<MimeMessage> told = told();
        assertThat(told).hasSize(2);
        assertThat(told.get(0).getSubject()).isEqualTo("Exempel: Färdplan: ni får inte mer tid");
        assertThat(MailServiceTest.text(told.get(0)))
                .contains("fortfarande tisdag 15 december 2026", "Skäl: Beslut fattas i januari.", "In English:");
        assertThat(told.get(1).getSubject()).isEqualTo("Exempel: Färdplan: ni har fått mer tid");
        assertThat(MailServiceTest.text(told.get(1)))
                .contains("nu söndag 31 januari 2027", "/bodies/exempelby/last-day.ics");
        assertThat(MailServiceTest.page(told.get(1)))
                .contains("<html")
                .contains("nu söndag 31 januari 2027")
                .contains("last-day.ics\"");
    }
}
