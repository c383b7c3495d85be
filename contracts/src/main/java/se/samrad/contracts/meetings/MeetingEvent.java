package se.samrad.contracts.meetings;

/** What can happen to a meeting, stream {@code meetings/<id>}. */
public sealed interface MeetingEvent {
    record MeetingLogged(MeetingFacts facts) implements MeetingEvent {}

    record MeetingRevised(MeetingFacts facts) implements MeetingEvent {}

    /** The note was approved as it stands: from here it is a public record (tryckfrihetsförordningen 2 kap. 12 §). */
    record MeetingNoteApproved() implements MeetingEvent {}

    /** Everybody may see that the meeting is or was held. */
    record MeetingAnnounced() implements MeetingEvent {}

    /** Everybody may read the approved note. */
    record MeetingNotePublished() implements MeetingEvent {}

    record MeetingCancelled(String reason) implements MeetingEvent {}
}
