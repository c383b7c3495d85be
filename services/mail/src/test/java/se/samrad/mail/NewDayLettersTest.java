package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationExtended;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.InvitationEvent.InvitationDeclined;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeGranted;
import se.samrad.eventing.bench.Bench;
import se.samrad.mail.domain.Letter;

/** Those who were asked are told when the last day is moved for all, once for each move. */
class NewDayLettersTest extends MailedHarness {
    /** The day of the clock; what is opened here has its last day a fortnight later. */
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static final LocalDate LATER = LocalDate.of(2027, 1, 15);
    private static final LocalDate LATEST = LocalDate.of(2027, 1, 31);

    private final String consultation = Bench.id("fardplan");

    private ConfigurableApplicationContext opened() {
        ConfigurableApplicationContext context = start();
        MailServiceTest.open(context, consultation);
        return context;
    }

    private void moved(long version, LocalDate closesOn, @Nullable LocalDate on) {
        MailServiceTest.send(
                "consultations/" + consultation,
                version,
                "consultation-extended",
                new ConsultationExtended(closesOn, "Nämnder sammanträder\nförst i januari.", on),
                new ConsultationState(
                        ConsultationState.Status.OPEN, MailServiceTest.facts(closesOn), null, null, null, null));
    }

    private String invited(ConfigurableApplicationContext context, String body) {
        MailServiceTest.invite(consultation, body);
        MailServiceTest.sent(context, "invitation-" + consultation, body);
        return body;
    }

    private List<MimeMessage> told(String domain) throws Exception {
        List<MimeMessage> told = new ArrayList<>();
        for (MimeMessage message : smtp.getReceivedMessagesForDomain(domain)) {
            if (message.getSubject().contains("ny sista svarsdag")) told.add(message);
        }
        return told;
    }

    @Test
    void eachMoveIsToldOnceHoweverOftenItIsMetOverARestartAndWithTwoInstances() throws Exception {
        String first = "newday20270115-" + consultation;
        String second = "newday20270131-" + consultation;
        try (var context = opened()) {
            invited(context, "exempelby");
            try (var other = again(context)) {
                for (int i = 0; i < 3; i++) moved(3, LATER, TODAY);
                MailServiceTest.sent(other, first, "exempelby");
            }
            try (var restarted = again(context)) {
                moved(3, LATER, TODAY);
                MailServiceTest.answered(consultation, "exempelby");
                for (int i = 0; i < 3; i++) moved(4, LATEST, TODAY);
                // Whoever has answered may add to it.
                MailServiceTest.sent(restarted, second, "exempelby");
                MailServiceTest.invite(consultation, "exempelby");
                moved(5, LATEST, TODAY);
                MailServiceTest.reached(restarted, "consultations/" + consultation, 5);
            }
        }
        List<MimeMessage> told = told("exempelby.example");
        assertThat(told).hasSize(2);
        assertThat(told.get(0).getSubject())
                .isEqualTo("Exempel: Färdplan: ny sista svarsdag är fredag 15 januari 2027");
        String words = MailServiceTest.text(told.get(1));
        assertThat(words)
                .contains("Er sista svarsdag är nu söndag 31 januari 2027.")
                .contains("Skäl: Nämnder sammanträder först i januari.")
                .contains("/remisser/" + consultation + "/inbjudan/exempelby")
                .contains("/bodies/exempelby/last-day.ics")
                .contains("In English: the last day", "Your last day to reply is now 31 January 2027.");
        assertThat(MailServiceTest.page(told.get(1))).contains("<html", "nu söndag 31 januari 2027", "last-day.ics\"");
    }

    @Test
    void whoHasTimeUntilThatDayAlreadyOrHasDeclinedIsNotTold() throws Exception {
        try (var context = opened()) {
            invited(context, "exempelby");
            invited(context, "tvavik");
            invited(context, "grankoping");
            String own = "invitations/" + consultation + "/tvavik";
            MailServiceTest.send(
                    own,
                    3,
                    "more-time-granted",
                    new MoreTimeGranted(LATER, null),
                    Asked.ONCE.until(LATER).state());
            String declined = "invitations/" + consultation + "/grankoping";
            MailServiceTest.send(
                    declined,
                    3,
                    "invitation-declined",
                    new InvitationDeclined(null),
                    Asked.ONCE.declining().state());
            MailServiceTest.reached(context, own, 3);
            MailServiceTest.reached(context, declined, 3);
            moved(3, LATER, TODAY);
            MailServiceTest.sent(context, "newday20270115-" + consultation, "exempelby");
            moved(4, LATEST, TODAY);
            // Then the day of the one that had more time is another, too.
            MailServiceTest.sent(context, "newday20270131-" + consultation, "tvavik");
            MailServiceTest.sent(context, "newday20270131-" + consultation, "exempelby");
        }
        assertThat(told("tvavik.example"))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.getSubject()).contains("31 januari"));
        assertThat(told("grankoping.example")).isEmpty();
    }

    @Test
    void whoIsInvitedAfterTheMoveReadsTheNewDayInItsInvitation() throws Exception {
        try (var context = opened()) {
            invited(context, "exempelby");
            moved(3, LATER, TODAY);
            MailServiceTest.sent(context, "newday20270115-" + consultation, "exempelby");
            invited(context, "tvavik");
            MailServiceTest.invite(consultation, "tvavik");
            moved(4, LATER, TODAY);
            MailServiceTest.reached(context, "consultations/" + consultation, 4);
        }
        assertThat(told("tvavik.example")).isEmpty();
        assertThat(MailServiceTest.text(smtp.getReceivedMessagesForDomain("tvavik.example")[0]))
                .contains("fredag 15 januari 2027");
    }

    @Test
    void ofAMoveFromBeforeItsDayWasRecordedNobodyIsTold() throws Exception {
        try (var context = opened()) {
            invited(context, "exempelby");
            moved(3, LATER, null);
            MailServiceTest.reached(context, "consultations/" + consultation, 3);
            assertThat(MailServiceTest.letter(context, "newday20270115-" + consultation, "exempelby"))
                    .isInstanceOf(Letter.Unwritten.class);
            moved(4, LATEST, TODAY);
            MailServiceTest.sent(context, "newday20270131-" + consultation, "exempelby");
        }
        assertThat(told("exempelby.example")).hasSize(1);
    }
}
