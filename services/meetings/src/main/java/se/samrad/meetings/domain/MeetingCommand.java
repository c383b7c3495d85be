package se.samrad.meetings.domain;

import se.samrad.contracts.meetings.MeetingFacts;

/** What can be asked of a meeting. */
public sealed interface MeetingCommand {
    /** Writes it down, or changes what is written. */
    record Log(MeetingFacts facts) implements MeetingCommand {}

    /** Approves the note as it stands. */
    record Approve() implements MeetingCommand {}

    /** Makes the meeting known and the approved note readable. */
    record Publish() implements MeetingCommand {}

    record Cancel(String reason) implements MeetingCommand {}
}
