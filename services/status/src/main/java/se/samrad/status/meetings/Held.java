package se.samrad.status.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.RoughDate;
import se.samrad.contracts.Stored;
import se.samrad.contracts.meetings.MeetingFacts;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingState;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.contracts.published.PublicMeeting;
import se.samrad.status.Audience;
import se.samrad.status.rows.Registers;

/**
 * A meeting as either view has it.
 *
 * @param date null when it is not known
 * @param text for everybody the published note, for staff the newest
 * @param state null for everybody
 */
public record Held(
        String id,
        long version,
        boolean cancelled,
        MeetingType type,
        String title,
        List<String> counterparts,
        @Nullable String when,
        @Nullable String whenAsStated,
        @Nullable RoughDate date,
        @Nullable MeetingFormat format,
        @Nullable String place,
        List<String> consultations,
        List<String> themes,
        @Nullable Stored text,
        MeetingItem.@Nullable State state,
        int viewpoints) {

    static Held of(Audience audience, String id, Document register) {
        long version = Registers.version(register);
        return switch (audience) {
            case OPEN -> {
                PublicMeeting meeting = Registers.read(register, PublicMeeting.class);
                yield new Held(
                        id,
                        version,
                        meeting.cancelled(),
                        meeting.type(),
                        meeting.title(),
                        meeting.counterparts(),
                        meeting.when(),
                        meeting.whenAsStated(),
                        date(meeting.when()),
                        meeting.format(),
                        meeting.place(),
                        meeting.consultations(),
                        meeting.themes(),
                        meeting.text(),
                        null,
                        0);
            }
            case STAFF -> {
                MeetingState meeting = Registers.read(register, MeetingState.class);
                MeetingFacts facts = meeting.facts();
                yield new Held(
                        id,
                        version,
                        meeting.cancelled(),
                        facts.type(),
                        facts.title(),
                        facts.counterparts(),
                        facts.when(),
                        facts.whenAsStated(),
                        date(facts.when()),
                        facts.format(),
                        facts.place(),
                        facts.consultations(),
                        facts.themes(),
                        facts.text(),
                        state(meeting),
                        facts.viewpoints());
            }
        };
    }

    private static MeetingItem.State state(MeetingState meeting) {
        if (meeting.cancelled()) return MeetingItem.State.CANCELLED;
        if (meeting.published() != null) return MeetingItem.State.PUBLISHED;
        if (meeting.announced()) return MeetingItem.State.ANNOUNCED;
        return meeting.approved() != null ? MeetingItem.State.APPROVED : MeetingItem.State.LOGGED;
    }

    private static @Nullable RoughDate date(@Nullable String when) {
        return when == null ? null : RoughDate.parse(when).orElse(null);
    }

    /** Whether it is still to come, or may be. One at an unknown time that has a note was held. */
    public boolean upcoming(Instant now) {
        if (date == null) return text == null && !cancelled;
        return !Deadline.passed(date.latest(), now);
    }

    /** The day to sort by: the earliest it can be, and the last of all days for one at an unknown time. */
    public LocalDate sorted() {
        return date == null ? LocalDate.MAX : date.earliest();
    }

    MeetingItem.Kind kind() {
        return MeetingItem.Kind.of(type);
    }
}
