package se.samrad.contracts.published;

import org.jspecify.annotations.Nullable;

/** What everybody may know of a meeting's course. */
public sealed interface PublicMeetingEvent {
    record MeetingMadeKnown(String title) implements PublicMeetingEvent {}

    record MeetingChangedPublicly(String title) implements PublicMeetingEvent {}

    record MeetingNoteReadable(String sha256) implements PublicMeetingEvent {}

    record MeetingCancelledPublicly(@Nullable String reason) implements PublicMeetingEvent {}
}
