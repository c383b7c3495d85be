package se.samrad.mail;

import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationExtended;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.contracts.consultations.MoreTimeDecision;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.mail.domain.Letter;

/** Letters that waited, as while the mail server was away, until something else held. */
class OvertakenLettersTest extends OpenedHarness {
    private void stands(boolean wrongRecipient, @Nullable Integer letter, @Nullable MoreTimeDecision moreTime) {
        String stream = "invitations/" + consultation + "/exempelby";
        MailServiceTest.send(
                stream,
                4,
                "invitation-sent",
                new InvitationSent(LAST.minusDays(14)),
                Asked.ONCE.astray(wrongRecipient).by(letter).decided(moreTime).state());
        reached(stream, 4);
    }

    private void moved(long version, LocalDate closesOn) {
        String stream = "consultations/" + consultation;
        MailServiceTest.send(
                stream,
                version,
                "consultation-extended",
                new ConsultationExtended(closesOn, "Nämnder sammanträder först i januari.", null),
                new ConsultationState(
                        ConsultationState.Status.OPEN, MailServiceTest.facts(closesOn), null, null, null, null));
        reached(stream, version);
    }

    private static MoreTimeDecision decision(int number) {
        return new MoreTimeDecision(number, number > 1, true, LAST.plusDays(30), null);
    }

    private void waits(String reason, String template) {
        waits(reason, template, LAST);
    }

    private void waits(String reason, String template, LocalDate lastDay) {
        Map<String, String> facts = new TreeMap<>(Map.of(
                "consultation",
                consultation,
                "body",
                "exempelby",
                "title",
                "Exempel",
                "closesOn",
                LAST.toString(),
                "lastDay",
                lastDay.toString(),
                "on",
                "2026-12-01",
                "until",
                LAST.plusDays(30).toString(),
                "keptUntil",
                LAST.plusDays(30).toString()));
        context.getBean(Commands.class)
                .handle(
                        Letter.KIND,
                        Letter.stream(reason, "exempelby"),
                        new Command("mail", "prepare", template, null),
                        letter -> Letter.prepare(letter, template, facts));
    }

    private void dropped(String reason, String why) {
        await().until(() -> MailServiceTest.letter(context, reason, "exempelby") instanceof Letter.Undeliverable none
                && why.equals(none.reason()));
    }

    private void sent(String reason) {
        MailServiceTest.sent(context, reason, "exempelby");
    }

    @Test
    void ofTwoDecisionsOnMoreTimeTheNewestAloneIsSent() {
        stands(false, null, decision(2));
        sent("moretime-" + consultation + "--2");
        waits("moretime-" + consultation, "more-time");
        dropped("moretime-" + consultation, "decided-again");
    }

    @Test
    void thatAWishWasRefusedIsNotSaidToWhoHasBeenGivenThatTimeWithAllOthersMeanwhile() {
        stands(false, null, null);
        moved(3, LAST.plusDays(29));
        waits("moretime-" + consultation, "more-time");
        sent("moretime-" + consultation);
        moved(4, LAST.plusDays(30));
        waits("moretime-" + consultation + "--2", "more-time");
        dropped("moretime-" + consultation + "--2", "another-last-day");
    }

    @ParameterizedTest
    @CsvSource({"invitation-, invitation", "moretime-, more-time", "newday20270114-, new-day", "drafts20270114-, drafts"
    })
    void whatWaitsForTheWrongRecipientIsNotSentToIt(String reason, String template) {
        stands(true, null, decision(1));
        waits(reason + consultation, template);
        dropped(reason + consultation, "wrong-recipient");
    }

    @Test
    void aNewLastDayIsToldUnlessTheBodyHasALaterOneMeanwhile() {
        stands(false, null, null);
        waits("newday20261214-" + consultation, "new-day", LAST.minusDays(1));
        dropped("newday20261214-" + consultation, "another-last-day");
        // What is known here may lag.
        waits("newday20270114-" + consultation, "new-day", LAST.plusDays(30));
        sent("newday20270114-" + consultation);
    }

    @Test
    void aNewLastDayThatHasPassedMeanwhileIsNotTold() {
        stands(false, null, null);
        waits("newday20261130-" + consultation, "new-day", LocalDate.of(2026, 11, 30));
        dropped("newday20261130-" + consultation, "too-late");
    }

    @Test
    void whoIsInvitedAgainGetsTheSecondInvitationAlone() {
        stands(false, 2, null);
        sent("invitation-" + consultation + "--2");
        waits("invitation-" + consultation, "invitation");
        dropped("invitation-" + consultation, "wrong-recipient");
    }

    @Test
    void aLetterThatIsNewerThanWhatIsKnownOfTheBodyIsSent() {
        stands(true, null, null);
        waits("invitation-" + consultation + "--2", "invitation");
        sent("invitation-" + consultation + "--2");
    }

    @Test
    void whoHasAnsweredIsNotToldOfDrafts() {
        MailServiceTest.answered(consultation, "exempelby");
        reached("responses/" + consultation + "/exempelby", 1);
        stands(false, null, null);
        waits("drafts20270114-" + consultation, "drafts");
        dropped("drafts20270114-" + consultation, "answered");
    }

    @ParameterizedTest
    @CsvSource({
        "invitation-, invitation",
        "moretime-, more-time",
        "newday20270114-, new-day",
        "reminder20261215d14-, reminder",
        "drafts20270114-, drafts"
    })
    void whatWaitsWhenTheConsultationIsCancelledIsNotSent(String reason, String template) {
        cancelled();
        stands(false, null, null);
        waits(reason + consultation, template);
        dropped(reason + consultation, "cancelled");
    }
}
