package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samrad.consultations.domain.Given.given;
import static se.samrad.consultations.domain.Invitations.INVITATION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.Hindrance;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationEvent.BodyListed;
import se.samrad.contracts.consultations.InvitationEvent.BodyReminded;
import se.samrad.contracts.consultations.InvitationEvent.InvitationDeclined;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeGranted;
import se.samrad.contracts.consultations.InvitationEvent.ReminderSkipped;
import se.samrad.contracts.consultations.InvitationEvent.SilenceRecorded;
import se.samrad.contracts.consultations.InvitationEvent.WrongRecipientReported;
import se.samrad.contracts.consultations.Reminder;

class RemindersTest {
    private static final LocalDate ASKED = LocalDate.of(2027, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 3, 31);
    private static final LocalDate LATER = LocalDate.of(2027, 4, 14);
    private static final ReminderRules RULES = new ReminderRules(List.of(7, 21, 1, 7));
    private static final Consultation.Open OPEN = new Consultation.Open(
            2, ConsultationsTest.facts("Exempel: hamnen", ASKED, LAST), Papers.NONE, Preparation.NONE, null);
    private static final Consultation.Closed CLOSED =
            new Consultation.Closed(3, OPEN.facts(), Papers.NONE, Preparation.NONE, null);
    private static final InvitationEvent LISTED = new BodyListed("Exempelby kommun", BodyType.MUNICIPALITY, "9901");
    private static final InvitationEvent SENT = new InvitationSent(ASKED);

    private static Function<Invitation, List<InvitationEvent>> on(LocalDate today) {
        return look(today, today.isAfter(LAST) ? CLOSED : OPEN, null);
    }

    private static Function<Invitation, List<InvitationEvent>> look(
            LocalDate today, Consultation.Known consultation, @Nullable Hindrance hindrance) {
        var command = new InvitationCommand.LookAtTheClock(RULES, hindrance);
        return state -> Invitations.decide(today, consultation, command, state);
    }

    private static Given<InvitationEvent, Invitation> asked(InvitationEvent... more) {
        List<InvitationEvent> events = new ArrayList<>(List.of(LISTED, SENT));
        events.addAll(List.of(more));
        return given(INVITATION, events);
    }

    private static InvitationEvent reminded(int days) {
        return new BodyReminded(LAST, days, LAST.minusDays(days));
    }

    private static InvitationEvent skipped(int days) {
        return new ReminderSkipped(LAST, days, null);
    }

    private static InvitationEvent hindered(int days) {
        return new ReminderSkipped(LAST, days, Hindrance.NO_ADDRESS);
    }

    @Test
    void aBodyIsRemindedOnEachOfItsThreeDaysOnceAndItsSilenceIsRecordedAfterThem() {
        asked().when(on(LAST.minusDays(22))).thenNothing();
        asked().when(on(LAST.minusDays(21)))
                .then(reminded(21))
                .when(on(LAST.minusDays(21)))
                .thenNothing();
        var twice = asked(reminded(21)).when(on(LAST.minusDays(7))).then(reminded(7));
        twice.when(on(LAST.minusDays(2))).thenNothing();
        var thrice = twice.when(on(LAST.minusDays(1))).then(reminded(1));
        thrice.when(on(LAST)).thenNothing();
        thrice.when(on(LAST.plusDays(1)))
                .then(new SilenceRecorded(LAST))
                .when(on(LAST.plusDays(2)))
                .thenNothing();
    }

    @Test
    void aLetterMayGoTheDayAfterItsTurnAndNotLater() {
        asked(reminded(21)).when(on(LAST.minusDays(6))).then(new BodyReminded(LAST, 7, LAST.minusDays(6)));
        asked(reminded(21)).when(on(LAST.minusDays(5))).then(skipped(7));
    }

    @Test
    void whatTheMachineSleptOverIsRecordedInItsOrderAndOnlyTheNewestTurnGetsALetter() {
        asked().when(on(LAST.minusDays(7))).then(skipped(21), reminded(7));
        asked().when(on(LAST.minusDays(3))).then(skipped(21), skipped(7));
        asked().when(on(LAST.plusDays(3))).then(skipped(21), skipped(7), skipped(1), new SilenceRecorded(LAST));
        asked(reminded(21)).when(on(LAST.minusDays(1))).then(skipped(7), reminded(1));
    }

    @Test
    void whomNoLetterCanReachIsRemindedIfItCanInTimeAndElseItsTurnIsSkippedWithWhatHindered() {
        for (int late = 0; late < 2; late++) {
            var turn = asked().when(look(LAST.minusDays(21 - late), OPEN, Hindrance.NO_ADDRESS));
            turn.thenNothing();
        }
        var skipped = asked().when(look(LAST.minusDays(19), OPEN, Hindrance.NO_ADDRESS))
                .then(hindered(21));
        skipped.when(look(LAST.minusDays(19), OPEN, Hindrance.NO_ADDRESS)).thenNothing();
        skipped.when(look(LAST.minusDays(7), OPEN, Hindrance.NO_ADDRESS)).thenNothing();
        skipped.when(on(LAST.minusDays(7))).then(reminded(7));
        assertThat(Invitations.standing(asked(hindered(21)).state()).awaited())
                .isEqualTo(new Awaited(ASKED, new Reminder(LAST, 21, null), null, null, Hindrance.NO_ADDRESS));
        // That it was asked so shortly before is reason enough.
        given(INVITATION, LISTED, new InvitationSent(LAST.minusDays(22)))
                .when(look(LAST.minusDays(21), OPEN, Hindrance.NO_ADDRESS))
                .then(skipped(21));
        asked().when(look(LAST.plusDays(1), CLOSED, Hindrance.BODY_LEFT))
                .then(
                        new ReminderSkipped(LAST, 21, Hindrance.BODY_LEFT),
                        new ReminderSkipped(LAST, 7, Hindrance.BODY_LEFT),
                        new ReminderSkipped(LAST, 1, Hindrance.BODY_LEFT),
                        new SilenceRecorded(LAST));
    }

    @Test
    void ofALastDayWhoseSilenceWasRecordedWithoutItsTurnsNothingMoreIsSaid() {
        asked(new SilenceRecorded(LAST))
                .when(look(LAST.plusDays(300), CLOSED, Hindrance.NO_ADDRESS))
                .thenNothing();
        asked(new SilenceRecorded(LAST)).when(on(LAST.plusDays(300))).thenNothing();
    }

    @Test
    void aClockThatGoesBackSendsNothingAgain() {
        var reminded = asked(reminded(21)).when(on(LAST.minusDays(7))).then(reminded(7));
        for (int days = 30; days > 1; days--) {
            reminded.when(on(LAST.minusDays(days))).thenNothing();
        }
    }

    @Test
    void turnsThatCameBeforeTheBodyWasAskedOrInTheFirstThreeDaysAfterAreSkipped() {
        InvitationEvent late = new InvitationSent(LAST.minusDays(6));
        given(INVITATION, LISTED, late).when(on(LAST.minusDays(6))).then(skipped(21), skipped(7));
        for (int before = 21; before < 24; before++) {
            InvitationEvent shortly = new InvitationSent(LAST.minusDays(before));
            given(INVITATION, LISTED, shortly).when(on(LAST.minusDays(21))).then(skipped(21));
            given(INVITATION, LISTED, shortly, skipped(21))
                    .when(on(LAST.minusDays(7)))
                    .then(reminded(7));
        }
        InvitationEvent inTime = new InvitationSent(LAST.minusDays(24));
        given(INVITATION, LISTED, inTime).when(on(LAST.minusDays(21))).then(reminded(21));
    }

    @Test
    void whichDaysGoWithoutALetterSoShortlyAfterTheInvitationIsForetold() {
        LocalDate asked = LAST.minusDays(21);
        Awaited shortly = new Awaited(asked, null, null, null);
        assertThat(RULES.withheld(asked, LAST, shortly)).containsExactly(asked);
        assertThat(RULES.next(asked, LAST, shortly)).isEqualTo(new Reminder(LAST, 7, LAST.minusDays(7)));
        assertThat(RULES.withheld(asked.plusDays(1), LAST, shortly)).isEmpty();
        Awaited lastMoment = new Awaited(LAST.minusDays(2), null, null, null);
        assertThat(RULES.withheld(LAST.minusDays(2), LAST, lastMoment)).containsExactly(LAST.minusDays(1));
        assertThat(RULES.next(LAST.minusDays(2), LAST, lastMoment)).isNull();
        assertThat(RULES.withheld(ASKED, LAST, new Awaited(ASKED, null, null, null)))
                .isEmpty();
    }

    @Test
    void moreTimeGivesTurnsOfItsOwnAndSilenceWaitsForThem() {
        var given = asked(reminded(21), skipped(7), reminded(1), new MoreTimeGranted(LATER, null));
        given.when(on(LAST.plusDays(1))).then(new ReminderSkipped(LATER, 21, null));
        given.when(on(LATER.minusDays(7)))
                .then(new ReminderSkipped(LATER, 21, null), new BodyReminded(LATER, 7, LATER.minusDays(7)))
                .when(on(LATER.minusDays(7)))
                .thenNothing();
        asked(new SilenceRecorded(LAST), new MoreTimeGranted(LATER, null))
                .when(on(LATER.plusDays(1)))
                .then(
                        new ReminderSkipped(LATER, 21, null),
                        new ReminderSkipped(LATER, 7, null),
                        new ReminderSkipped(LATER, 1, null),
                        new SilenceRecorded(LATER));
    }

    @Test
    void nobodyIsRemindedWhoDeclinedOrWasNeverAskedNorInWhatIsCancelled() {
        LocalDate turn = LAST.minusDays(7);
        asked(new InvitationDeclined(null)).when(on(turn)).thenNothing();
        asked(new InvitationDeclined(null)).when(on(LAST.plusDays(1))).thenNothing();
        // Nor of who has not, but somebody else in its place.
        var astray = asked(new InvitationDeclined(null), new InvitationEvent.WrongRecipientReported(null));
        astray.when(on(turn)).thenNothing();
        astray.when(on(LAST.plusDays(1))).thenNothing();
        given(INVITATION).when(on(turn)).thenNothing();
        Consultation.Planned planned = new Consultation.Planned(1, OPEN.facts(), Papers.NONE, Preparation.NONE, true);
        given(INVITATION, LISTED).when(look(turn, planned, null)).thenNothing();
        asked().when(look(
                        turn,
                        new Consultation.Cancelled(3, OPEN.facts(), Papers.NONE, Preparation.NONE, true, null),
                        null))
                .thenNothing();
    }

    @Test
    void nobodyWaitsForWhomTheInvitationDidNotReachUntilItIsInvitedAgain() {
        InvitationEvent wrong = new WrongRecipientReported("Fråga Exempelvik.");
        asked(wrong).when(on(LAST.minusDays(7))).thenNothing();
        asked(wrong).when(on(LAST.plusDays(1))).thenNothing();
        LocalDate day = LAST.minusDays(15);
        var again = asked(reminded(21), wrong, new InvitationSent(day));
        again.when(on(LAST.minusDays(7))).then(reminded(7));
        again.when(on(LAST.plusDays(1))).then(skipped(7), skipped(1), new SilenceRecorded(LAST));
        assertThat(Invitations.standing(asked(reminded(21), wrong, new InvitationSent(day))
                                .state())
                        .awaited())
                .as("no letter has reminded it yet")
                .isEqualTo(new Awaited(day, new Reminder(LAST, 21, LAST.minusDays(21)), null, null));
    }

    @Test
    void ofWhoIsRecordedAfterwardsNothingWasAwaited() {
        given(INVITATION, LISTED, new InvitationSent(LAST.plusDays(300)))
                .when(on(LAST.plusDays(300)))
                .thenNothing();
        // Where the day was not recorded it is taken to have been in time.
        given(INVITATION, LISTED, new InvitationSent(null))
                .when(on(LAST.plusDays(1)))
                .then(skipped(21), skipped(7), skipped(1), new SilenceRecorded(LAST));
    }

    @Test
    void theDayOfTheLetterAndTheSilenceArePublicAndASkippedTurnIsNot() {
        assertThat(told(reminded(7))).isEqualTo("ReminderSent[on=2027-03-24]");
        assertThat(told(new SilenceRecorded(LAST))).isEqualTo("BodySilent[lastDay=2027-03-31]");
        assertThat(told(skipped(7))).isEqualTo("null");
    }

    private static String told(InvitationEvent event) {
        Invitation before = asked().state();
        Invitation after = INVITATION.evolve().apply(before, event);
        var open = java.util.Objects.requireNonNull(INVITATION.open());
        assertThat(open.after().apply(after)).isEqualTo(open.after().apply(before));
        return String.valueOf(open.tell().tell(before, event, after));
    }

    @Test
    void theNextLetterIsForetoldAsItWillBeSent() {
        Awaited nothing = new Awaited(ASKED, null, null, null);
        assertThat(RULES.next(ASKED, LAST, nothing)).isEqualTo(new Reminder(LAST, 21, LAST.minusDays(21)));
        assertThat(RULES.next(LAST.minusDays(6), LAST, nothing)).isEqualTo(new Reminder(LAST, 7, LAST.minusDays(6)));
        assertThat(RULES.next(LAST.minusDays(5), LAST, nothing)).isEqualTo(new Reminder(LAST, 1, LAST.minusDays(1)));
        Awaited done = new Awaited(ASKED, new Reminder(LAST, 1, null), null, null);
        assertThat(RULES.next(LAST, LAST, done)).isNull();
    }

    /** Whatever the clock does: at most one letter a turn, none after the last day, silence once for each last day. */
    @Test
    void noCourseOfDaysGivesTwoLettersForOneTurn() {
        Random random = new Random(7);
        for (int course = 0; course < 2_000; course++) {
            List<InvitationEvent> all = new ArrayList<>(List.of(LISTED, SENT));
            LocalDate today = ASKED;
            for (int step = 0; step < 40; step++) {
                today = today.plusDays(random.nextInt(9) - 2);
                if (random.nextInt(30) == 0 && !all.contains(new MoreTimeGranted(LATER, null))) {
                    all.add(new MoreTimeGranted(LATER, null));
                }
                all.addAll(on(today).apply(given(INVITATION, all).state()));
            }
            List<String> turns = all.stream()
                    .filter(event -> event instanceof BodyReminded || event instanceof SilenceRecorded)
                    .map(event -> event instanceof BodyReminded now
                            ? now.lastDay() + "/" + now.daysBefore()
                            : event.toString())
                    .toList();
            assertThat(turns).doesNotHaveDuplicates();
            assertThat(all)
                    .noneMatch(event ->
                            event instanceof BodyReminded now && now.on().isAfter(now.lastDay()));
        }
    }

    @Test
    void daysThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new ReminderRules(List.of(7, -1))).hasMessageContaining("not -1");
        assertThatThrownBy(() -> new ReminderRules(List.of(366))).hasMessageContaining("not 366");
        assertThat(new ReminderRules(List.of()).next(ASKED, LAST, Awaited.NOTHING))
                .isNull();
    }
}
