package se.samrad.meetings.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.meetings.domain.MeetingStory.given;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Stored;
import se.samrad.contracts.meetings.MeetingEvent;
import se.samrad.contracts.meetings.MeetingEvent.MeetingAnnounced;
import se.samrad.contracts.meetings.MeetingEvent.MeetingCancelled;
import se.samrad.contracts.meetings.MeetingEvent.MeetingLogged;
import se.samrad.contracts.meetings.MeetingEvent.MeetingNoteApproved;
import se.samrad.contracts.meetings.MeetingEvent.MeetingNotePublished;
import se.samrad.contracts.meetings.MeetingEvent.MeetingRevised;
import se.samrad.contracts.meetings.MeetingFacts;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.eventing.bench.Story;
import se.samrad.meetings.domain.MeetingCommand.Approve;
import se.samrad.meetings.domain.MeetingCommand.Cancel;
import se.samrad.meetings.domain.MeetingCommand.Log;
import se.samrad.meetings.domain.MeetingCommand.Publish;
import se.samrad.meetings.domain.Meetings.Stage;

class MeetingsTest {
    private static final Stored NOTE = new Stored("a".repeat(64), 10);
    private static final Stored OTHER_NOTE = new Stored("b".repeat(64), 11);
    private static final MeetingFacts BARE = facts("Exempelmöte", null);
    private static final MeetingFacts NOTED = facts("Exempelmöte", NOTE);
    private static final MeetingFacts RENOTED = facts("Exempelmöte", OTHER_NOTE);

    private static final Story<MeetingEvent, Meeting, MeetingCommand> PUBLISHED = given(
            new MeetingLogged(NOTED), new MeetingNoteApproved(), new MeetingAnnounced(), new MeetingNotePublished());

    static MeetingFacts facts(String title, @Nullable Stored text) {
        return new MeetingFacts(
                MeetingType.DIALOGUE_MEETING,
                title,
                List.of("exempelby"),
                "2024-05~",
                "slutet av maj",
                null,
                null,
                List.of(),
                List.of(),
                text,
                0);
    }

    private static Stage stage(Story<MeetingEvent, Meeting, MeetingCommand> story) {
        return Meetings.stage((Meeting.Known) story.state());
    }

    @Test
    void aMeetingIsLoggedOnceAndRevisedOnlyWhenSomethingIsDifferent() {
        given().then(new Log(BARE), new MeetingLogged(BARE));
        given(new MeetingLogged(BARE)).then(new Log(BARE));
        given(new MeetingLogged(BARE)).then(new Log(NOTED), new MeetingRevised(NOTED));
    }

    @Test
    void whatIsNotLoggedCannotBeApprovedPublishedOrCancelled() {
        given().thenRejected(new Approve(), "unknown");
        given().thenRejected(new Publish(), "unknown");
        given().thenRejected(new Cancel("sjukdom"), "unknown");
    }

    @Test
    void aNoteIsApprovedOnce() {
        given(new MeetingLogged(NOTED)).then(new Approve(), new MeetingNoteApproved());
        given(new MeetingLogged(NOTED), new MeetingNoteApproved()).then(new Approve());
    }

    @Test
    void withoutANoteThereIsNothingToApprove() {
        given(new MeetingLogged(BARE)).thenRejected(new Approve(), "no-note");
    }

    @Test
    void aNoteThatIsChangedAfterApprovalNeedsANewOne() {
        Story<MeetingEvent, Meeting, MeetingCommand> changed =
                given(new MeetingLogged(NOTED), new MeetingNoteApproved(), new MeetingRevised(RENOTED));
        assertThat(stage(changed)).isEqualTo(Stage.LOGGED);
        changed.then(new Publish(), new MeetingAnnounced());
        changed.then(new Approve(), new MeetingNoteApproved());
    }

    @Test
    void anApprovalOutlivesAChangeOfOtherThings() {
        given(new MeetingLogged(NOTED), new MeetingNoteApproved(), new MeetingRevised(facts("Annan rubrik", NOTE)))
                .then(new Publish(), new MeetingAnnounced(), new MeetingNotePublished());
    }

    @Test
    void publishingMakesTheMeetingKnownAndTheNoteReadableOnlyWhenItIsApproved() {
        given(new MeetingLogged(BARE)).then(new Publish(), new MeetingAnnounced());
        given(new MeetingLogged(NOTED)).then(new Publish(), new MeetingAnnounced());
        given(new MeetingLogged(NOTED), new MeetingNoteApproved())
                .then(new Publish(), new MeetingAnnounced(), new MeetingNotePublished());
        given(new MeetingLogged(NOTED), new MeetingAnnounced(), new MeetingNoteApproved())
                .then(new Publish(), new MeetingNotePublished());
    }

    @Test
    void publishingAgainChangesNothing() {
        PUBLISHED.then(new Publish());
        given(new MeetingLogged(BARE), new MeetingAnnounced()).then(new Publish());
    }

    @Test
    void theOldNoteIsReadUntilTheNewOneIsPublished() {
        Story<MeetingEvent, Meeting, MeetingCommand> changed = PUBLISHED.when(new Log(RENOTED));
        assertThat(Meetings.open(changed.state(), NOTE.sha256())).isTrue();
        assertThat(Meetings.open(changed.state(), OTHER_NOTE.sha256())).isFalse();
        Story<MeetingEvent, Meeting, MeetingCommand> approved = changed.when(new Approve());
        assertThat(Meetings.open(approved.state(), OTHER_NOTE.sha256())).isFalse();
        Story<MeetingEvent, Meeting, MeetingCommand> republished = approved.when(new Publish());
        assertThat(Meetings.open(republished.state(), NOTE.sha256())).isFalse();
        assertThat(Meetings.open(republished.state(), OTHER_NOTE.sha256())).isTrue();
    }

    @Test
    void aNoteThatIsTakenAwayIsTakenAwayForEverybodyAtOnce() {
        Story<MeetingEvent, Meeting, MeetingCommand> taken = PUBLISHED.when(new Log(BARE));
        assertThat(Meetings.open(taken.state(), NOTE.sha256())).isFalse();
        assertThat(stage(taken)).isEqualTo(Stage.ANNOUNCED);
        assertThat(taken.told()).endsWith("meeting-changed-publicly");
    }

    @Test
    void aCancelledMeetingIsNotChangedAnyMore() {
        Story<MeetingEvent, Meeting, MeetingCommand> cancelled =
                given(new MeetingLogged(NOTED), new MeetingCancelled("sjukdom"));
        cancelled.thenRejected(new Log(BARE), "meeting-cancelled");
        cancelled.thenRejected(new Approve(), "meeting-cancelled");
        cancelled.thenRejected(new Publish(), "meeting-cancelled");
        cancelled.then(new Log(NOTED));
        cancelled.then(new Cancel("igen"));
        assertThat(stage(cancelled)).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void howFarItHasComeIsSaidInOneWord() {
        assertThat(stage(given(new MeetingLogged(NOTED)))).isEqualTo(Stage.LOGGED);
        assertThat(stage(given(new MeetingLogged(NOTED), new MeetingNoteApproved())))
                .isEqualTo(Stage.APPROVED);
        assertThat(stage(given(new MeetingLogged(NOTED), new MeetingAnnounced())))
                .isEqualTo(Stage.ANNOUNCED);
        assertThat(stage(PUBLISHED)).isEqualTo(Stage.PUBLISHED);
    }

    @Test
    void nothingIsToldOfAMeetingThatWasNeverAnnounced() {
        assertThat(given(
                                new MeetingLogged(NOTED),
                                new MeetingNoteApproved(),
                                new MeetingRevised(BARE),
                                new MeetingCancelled("sjukdom"))
                        .told())
                .isEmpty();
    }

    @Test
    void whatIsAnnouncedIsToldStepByStep() {
        assertThat(given(new MeetingLogged(NOTED))
                        .when(new Approve())
                        .when(new Publish())
                        .when(new Log(facts("Annan rubrik", NOTE)))
                        .when(new Cancel("sjukdom"))
                        .told())
                .containsExactly(
                        "meeting-made-known",
                        "meeting-note-readable",
                        "meeting-changed-publicly",
                        "meeting-cancelled-publicly");
    }

    @Test
    void aNewNoteThatNobodyHasApprovedIsNotTold() {
        assertThat(PUBLISHED.when(new Log(RENOTED)).told())
                .containsExactly("meeting-made-known", "meeting-note-readable");
    }
}
