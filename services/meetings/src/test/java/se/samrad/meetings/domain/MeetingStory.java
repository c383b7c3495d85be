package se.samrad.meetings.domain;

import java.util.List;
import se.samrad.contracts.meetings.MeetingEvent;
import se.samrad.eventing.bench.Story;

/** Begins stories of a meeting. */
final class MeetingStory {
    private MeetingStory() {}

    static Story<MeetingEvent, Meeting, MeetingCommand> given(MeetingEvent... events) {
        return new Story<>(Meetings.MEETING, Meetings::decide, List.of(events));
    }
}
