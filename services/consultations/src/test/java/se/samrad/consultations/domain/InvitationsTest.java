package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.consultations.domain.ConsultationsTest.FIRST;
import static se.samrad.consultations.domain.ConsultationsTest.LAST;
import static se.samrad.consultations.domain.Given.given;
import static se.samrad.consultations.domain.Invitations.INVITATION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationEvent.BodyListed;
import se.samrad.contracts.consultations.InvitationEvent.BodyUnlisted;
import se.samrad.contracts.consultations.InvitationEvent.InvitationDeclined;
import se.samrad.contracts.consultations.InvitationEvent.InvitationForwarded;
import se.samrad.contracts.consultations.InvitationEvent.InvitationOpened;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeGranted;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeRefused;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeRequested;
import se.samrad.contracts.consultations.InvitationEvent.WrongRecipientReported;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.MoreTimeDecision;

class InvitationsTest {
    private static final Consultation.Planned PLANNED = new Consultation.Planned(
            1, ConsultationsTest.facts("Exempel: hamnen", FIRST, LAST), Papers.NONE, Preparation.NONE, false);
    private static final Consultation.Open OPEN =
            new Consultation.Open(2, PLANNED.facts(), Papers.NONE, Preparation.NONE, null);
    private static final Consultation.Closed CLOSED =
            new Consultation.Closed(3, PLANNED.facts(), Papers.NONE, Preparation.NONE, null);
    private static final Consultation.Cancelled CANCELLED =
            new Consultation.Cancelled(3, PLANNED.facts(), Papers.NONE, Preparation.NONE, true, null);

    private static final InvitationEvent UNLISTED = new BodyUnlisted();
    private static final InvitationEvent LISTED = new BodyListed("Exempelby kommun", BodyType.MUNICIPALITY, "9901");
    private static final LocalDate TODAY = FIRST.plusDays(1);
    private static final InvitationEvent SENT = new InvitationSent(TODAY);
    private static final InvitationEvent DECLINED = new InvitationDeclined(null);
    private static final LocalDate LATER = LAST.plusDays(14);
    private static final InvitationCommand INVITE =
            new InvitationCommand.Invite(new Invitation.Invitee("Exempelby kommun", BodyType.MUNICIPALITY, "9901"));
    private static final InvitationCommand DECLINE = new InvitationCommand.Decline("Berör oss inte.");

    private static Function<Invitation, List<InvitationEvent>> in(
            Consultation.Known consultation, InvitationCommand command) {
        return state -> Invitations.decide(TODAY, consultation, command, state);
    }

    private static InvitationCommand request(LocalDate day) {
        return new InvitationCommand.RequestMoreTime(day, "Nämnden möts den 5 november.");
    }

    private static InvitationCommand grant(LocalDate day) {
        return new InvitationCommand.GrantMoreTime(day, "Nämnden möts senare.");
    }

    @Test
    void aBodyIsListedWhileTheConsultationIsPreparedAndAskedWhenItIsOpen() {
        given(INVITATION).when(in(PLANNED, INVITE)).then(LISTED);
        given(INVITATION).when(in(OPEN, INVITE)).then(LISTED, SENT);
        given(INVITATION, LISTED).when(in(OPEN, INVITE)).then(SENT);
    }

    @Test
    void invitingTheSameBodyAgainChangesNothingAlsoWhenItHasANewName() {
        InvitationCommand renamed =
                new InvitationCommand.Invite(new Invitation.Invitee("Exempelby stad", BodyType.MUNICIPALITY, "9901"));
        given(INVITATION, LISTED).when(in(PLANNED, renamed)).thenNothing();
        given(INVITATION, LISTED, SENT).when(in(OPEN, renamed)).thenNothing();
    }

    @Test
    void whoIsOnTheListByMistakeIsTakenOffItAndNeverAsked() {
        InvitationCommand unlist = new InvitationCommand.Unlist();
        given(INVITATION).when(in(PLANNED, unlist)).thenRejected("not-invited");
        given(INVITATION, LISTED)
                .when(in(PLANNED, unlist))
                .then(UNLISTED)
                .when(in(PLANNED, unlist))
                .thenNothing();
        given(INVITATION, LISTED, UNLISTED)
                .when(in(OPEN, new InvitationCommand.Send()))
                .thenNothing();
        given(INVITATION, LISTED, UNLISTED).when(in(OPEN, DECLINE)).thenRejected("not-invited");
        given(INVITATION, LISTED, UNLISTED)
                .when(in(OPEN, new InvitationCommand.NoteCall("Exempel.")))
                .thenRejected("not-invited");
        given(INVITATION, LISTED, UNLISTED).when(in(PLANNED, INVITE)).then(LISTED);
        given(INVITATION, LISTED, UNLISTED).when(in(OPEN, INVITE)).then(LISTED, SENT);
    }

    @Test
    void whoHasBeenAskedStaysInTheRecord() {
        InvitationCommand unlist = new InvitationCommand.Unlist();
        given(INVITATION, LISTED).when(in(OPEN, unlist)).thenRejected("already-asked");
        given(INVITATION, LISTED, SENT).when(in(OPEN, unlist)).thenRejected("already-asked");
        given(INVITATION, LISTED, SENT, DECLINED).when(in(CLOSED, unlist)).thenRejected("already-asked");
    }

    @Test
    void nobodyIsInvitedToWhatIsClosedOrCancelled() {
        given(INVITATION).when(in(CLOSED, INVITE)).thenRejected("consultation-closed");
        given(INVITATION).when(in(CANCELLED, INVITE)).thenRejected("consultation-cancelled");
    }

    @Test
    void whoIsListedIsAskedOnceWhenItOpens() {
        InvitationCommand send = new InvitationCommand.Send();
        given(INVITATION, LISTED).when(in(PLANNED, send)).thenNothing();
        given(INVITATION, LISTED)
                .when(in(OPEN, send))
                .then(SENT)
                .when(in(OPEN, send))
                .thenNothing();
        given(INVITATION, LISTED).when(in(CLOSED, send)).then(SENT);
        given(INVITATION, LISTED).when(in(CANCELLED, send)).thenNothing();
        given(INVITATION).when(in(OPEN, send)).thenNothing();
    }

    @Test
    void moreTimeIsAskedForOnceAndIsLaterThanTheLastDay() {
        given(INVITATION, LISTED, SENT)
                .when(in(OPEN, request(LATER)))
                .then(new MoreTimeRequested(LATER, "Nämnden möts den 5 november."))
                .when(in(OPEN, request(LATER)))
                .thenNothing();
        given(INVITATION, LISTED, SENT).when(in(OPEN, request(LAST))).thenRejected("not-later");
        given(INVITATION, LISTED, SENT, new MoreTimeGranted(LATER, null))
                .when(in(OPEN, request(LATER)))
                .thenRejected("not-later");
    }

    @Test
    void moreTimeCanBeGrantedWithAndWithoutBeingAskedForAndAlsoAfterTheLastDay() {
        given(INVITATION, LISTED, SENT)
                .when(in(OPEN, grant(LATER)))
                .then(new MoreTimeGranted(LATER, "Nämnden möts senare."))
                .when(in(OPEN, grant(LATER)))
                .thenNothing();
        var granted = given(INVITATION, LISTED, SENT, new MoreTimeRequested(LATER, null))
                .when(in(CLOSED, grant(LATER)))
                .after();
        assertThat(Invitations.standing(granted.state()).requested()).isNull();
        assertThat(Invitations.standing(granted.state()).ownLastDay()).isEqualTo(LATER);
        given(INVITATION, LISTED, SENT).when(in(OPEN, grant(LAST))).thenRejected("not-later");
    }

    @Test
    void whoIsListedInWhatHasOpenedIsAskedBeforeAnythingElse() {
        given(INVITATION, LISTED)
                .when(in(OPEN, grant(LATER)))
                .then(SENT, new MoreTimeGranted(LATER, "Nämnden möts senare."));
    }

    @Test
    void whoWasReachedByNobodyIsInvitedAnewByALetterOfItsOwnAndKeepsItsLastDay() {
        InvitationCommand again = new InvitationCommand.InviteAgain();
        InvitationEvent wrong = new WrongRecipientReported(null);
        given(INVITATION, LISTED, SENT).when(in(OPEN, again)).thenRejected("recipient-not-wrong");
        // What was heard last counts: it declined after all.
        given(INVITATION, LISTED, SENT, wrong, DECLINED).when(in(OPEN, again)).thenRejected("already-declined");
        given(INVITATION, LISTED, SENT, wrong).when(in(CANCELLED, again)).thenRejected("consultation-cancelled");
        given(INVITATION, LISTED, SENT, wrong)
                .when(state -> Invitations.decide(LAST.plusDays(1), CLOSED, again, state))
                .thenRejected("last-day-over");
        given(INVITATION, LISTED, SENT, wrong)
                .when(in(OPEN, new InvitationCommand.Remind()))
                .thenRejected("invited-wrong-recipient");
        var sent = given(
                        INVITATION,
                        LISTED,
                        SENT,
                        new MoreTimeGranted(LATER, null),
                        new InvitationForwarded("Exempelnämnden"),
                        wrong)
                .when(in(OPEN, again))
                .then(SENT);
        sent.when(in(OPEN, again)).thenRejected("recipient-not-wrong");
        InvitationState standing = Invitations.standing(sent.state());
        assertThat(standing.letter()).isEqualTo(2);
        assertThat(standing.ownLastDay()).isEqualTo(LATER);
        assertThat(standing.wrongRecipient()).isFalse();
        assertThat(standing.forwardedTo()).as("by somebody else").isNull();
    }

    @Test
    void whatWasDecidedAboutMoreTimeIsNumberedAndHasItsReason() {
        InvitationEvent wish = new MoreTimeRequested(LATER, null);
        assertThat(decided(wish, new MoreTimeRefused("Beslut fattas i november.")))
                .isEqualTo(new MoreTimeDecision(1, false, true, LATER, "Beslut fattas i november."));
        assertThat(decided(wish, new MoreTimeRefused(null), wish, new MoreTimeGranted(LATER, null)))
                .isEqualTo(new MoreTimeDecision(2, true, true, LATER, null));
        assertThat(decided(new MoreTimeGranted(LATER, "Alla får det.")))
                .isEqualTo(new MoreTimeDecision(1, true, false, LATER, "Alla får det."));
        assertThat(decided(wish)).isNull();
    }

    private static @Nullable MoreTimeDecision decided(InvitationEvent... more) {
        List<InvitationEvent> all = new ArrayList<>(List.of(LISTED, SENT));
        all.addAll(List.of(more));
        return Invitations.standing(given(INVITATION, all).state()).moreTime();
    }

    @Test
    void onlyWhatWasAskedForCanBeRefused() {
        InvitationCommand refuse = new InvitationCommand.RefuseMoreTime("Beslut fattas i november.");
        given(INVITATION, LISTED, SENT, new MoreTimeRequested(LATER, null))
                .when(in(OPEN, refuse))
                .then(new MoreTimeRefused("Beslut fattas i november."))
                .when(in(OPEN, refuse))
                .thenRejected("nothing-requested");
    }

    @Test
    void aBodyDeclinesOnceAndThenGetsNoMoreTime() {
        given(INVITATION, LISTED, SENT)
                .when(in(OPEN, DECLINE))
                .then(new InvitationDeclined("Berör oss inte."))
                .when(in(OPEN, DECLINE))
                .thenNothing();
        given(INVITATION, LISTED, SENT, DECLINED).when(in(OPEN, request(LATER))).thenRejected("already-declined");
        given(INVITATION, LISTED, SENT, DECLINED).when(in(OPEN, grant(LATER))).thenRejected("already-declined");
    }

    @Test
    void theWrongRecipientIsReportedOnceAlsoByWhoHasDeclined() {
        InvitationCommand wrong = new InvitationCommand.ReportWrongRecipient("Skicka till nämnden.");
        given(INVITATION, LISTED, SENT)
                .when(in(OPEN, wrong))
                .then(new WrongRecipientReported("Skicka till nämnden."))
                .when(in(OPEN, wrong))
                .thenNothing();
        given(INVITATION, LISTED, SENT, DECLINED)
                .when(in(OPEN, wrong))
                .then(new WrongRecipientReported("Skicka till nämnden."))
                .when(in(OPEN, wrong))
                .thenNothing();
    }

    @Test
    void ofADeclineAndAWrongRecipientTheLastCountsAndThereIsAlwaysAWayToInviteAnew() {
        InvitationCommand again = new InvitationCommand.InviteAgain();
        InvitationCommand report = new InvitationCommand.ReportWrongRecipient(null);
        InvitationEvent wrong = new WrongRecipientReported(null);
        InvitationEvent granted = new MoreTimeGranted(LATER, null);

        // Whoever declined was somebody else, so the body has not.
        var astray = given(INVITATION, LISTED, SENT, granted, DECLINED, wrong);
        InvitationState standing = Invitations.standing(astray.state());
        assertThat(standing.status()).isEqualTo(InvitationState.Status.SENT);
        assertThat(standing.wrongRecipient()).isTrue();
        assertThat(standing.ownLastDay()).isEqualTo(LATER);
        astray.when(in(OPEN, new InvitationCommand.Remind())).thenRejected("invited-wrong-recipient");
        InvitationState anew =
                Invitations.standing(astray.when(in(OPEN, again)).then(SENT).state());
        assertThat(anew.letter()).isEqualTo(2);
        assertThat(anew.wrongRecipient()).isFalse();

        // It was heard of all the same; if that was somebody else too, it is reported again. No letter has another's
        // number.
        var twice = given(INVITATION, LISTED, SENT, wrong, SENT, DECLINED, wrong, DECLINED);
        standing = Invitations.standing(twice.state());
        assertThat(standing.status()).isEqualTo(InvitationState.Status.DECLINED);
        assertThat(standing.wrongRecipient()).isFalse();
        twice.when(in(OPEN, again)).thenRejected("already-declined");
        var thrice =
                twice.when(in(OPEN, report)).then(wrong).when(in(OPEN, again)).then(SENT);
        assertThat(Invitations.standing(thrice.state()).letter()).isEqualTo(3);
    }

    @Test
    void nothingIsAgreedWithABodyThatWasNotAskedOrWhenTheConsultationIsCancelled() {
        for (InvitationCommand command : List.of(
                request(LATER),
                grant(LATER),
                DECLINE,
                new InvitationCommand.RefuseMoreTime(null),
                new InvitationCommand.ReportWrongRecipient(null))) {
            given(INVITATION).when(in(OPEN, command)).thenRejected("not-invited");
            given(INVITATION, LISTED).when(in(PLANNED, command)).thenRejected("not-sent");
            given(INVITATION, LISTED, SENT).when(in(CANCELLED, command)).thenRejected("consultation-cancelled");
        }
    }

    @Test
    void everybodyKnowsWhoWasAskedGotMoreTimeOrDeclinedAndNothingElse() {
        StreamKindTold told = new StreamKindTold();
        assertThat(told.after(LISTED)).isEmpty();
        assertThat(told.after(SENT)).contains("BodyInvited");
        assertThat(told.after(new MoreTimeRequested(LATER, "Nämnden"))).isEmpty();
        assertThat(told.after(new MoreTimeRefused("Nej"))).isEmpty();
        assertThat(told.after(new MoreTimeGranted(LATER, "Ja")))
                .contains("BodyGivenMoreTime")
                .doesNotContain("Ja,");
        assertThat(told.after(new WrongRecipientReported("Fel"))).isEqualTo("InvitationMisdirected[]");
        assertThat(told.after(new InvitationDeclined("Berör oss inte."))).isEqualTo("BodyDeclined[]");
        // Whoever said that was somebody else.
        assertThat(told.after(new WrongRecipientReported("Fel"))).isEqualTo("InvitationMisdirected[]");
    }

    /** Tells events one after another, as the store would. */
    private static final class StreamKindTold {
        private Invitation state = INVITATION.initial();

        String after(InvitationEvent event) {
            Invitation before = state;
            state = INVITATION.evolve().apply(before, event);
            var open = java.util.Objects.requireNonNull(INVITATION.open());
            Object told = open.tell().tell(before, event, state);
            return told == null ? "" : told.toString();
        }
    }

    @Test
    void addressesAndPersonalNumbersInRemarksStayOutOfEvents() {
        assertThat(Remark.forEvents(
                        "Skriv till anna.exempel@exempelby.invalid eller ring 08-123 456 78, nr 850101-1234."))
                .isEqualTo("Skriv till [e-postadress] eller ring 08-123 456 78, nr [personnummer].");
        assertThat(Remark.forEvents("Ärende 2026-1234, org.nr 212000-0142"))
                .isEqualTo("Ärende 2026-1234, org.nr 212000-0142");
        assertThat(Remark.forEvents(null)).isNull();
    }

    @Test
    void openingIsKeptOnceAndForwardingWheneverItGoesElsewhere() {
        InvitationCommand open = new InvitationCommand.Open();
        InvitationEvent opened = new InvitationOpened(TODAY);
        given(INVITATION, LISTED)
                .when(in(OPEN, open))
                .then(SENT, opened)
                .when(in(OPEN, open))
                .thenNothing();
        given(INVITATION, LISTED, SENT, DECLINED).when(in(OPEN, open)).thenNothing();

        InvitationCommand forward = new InvitationCommand.Forward("Byggnämnden");
        InvitationEvent forwarded = new InvitationForwarded("Byggnämnden");
        given(INVITATION, LISTED, SENT, opened)
                .when(in(OPEN, forward))
                .then(forwarded)
                .when(in(OPEN, forward))
                .thenNothing();
        given(INVITATION, LISTED, SENT, opened, forwarded).when(in(OPEN, open)).thenNothing();
        given(INVITATION, LISTED, SENT, DECLINED).when(in(OPEN, forward)).thenRejected("already-declined");
        given(INVITATION).when(in(OPEN, forward)).thenRejected("not-invited");
    }
}
