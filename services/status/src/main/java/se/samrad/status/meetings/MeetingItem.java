package se.samrad.status.meetings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingType;

/**
 * A meeting as it is answered.
 *
 * @param when EDTF
 * @param earliest the first day it can be, as latest is the last
 * @param text the note by its content: for everybody once it is published
 * @param state for staff alone, as are the next two
 */
record MeetingItem(
        String id,
        MeetingType type,
        String title,
        List<Counterpart> counterparts,
        @Nullable String when,
        @Nullable String whenAsStated,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest,
        @Nullable MeetingFormat format,
        @Nullable String place,
        List<About> consultations,
        List<String> themes,
        boolean cancelled,
        @Nullable Stored text,
        boolean doubtful,
        @Nullable State state,
        @Nullable Integer viewpoints,
        @Nullable Long version) {
    enum State {
        LOGGED,
        APPROVED,
        ANNOUNCED,
        PUBLISHED,
        CANCELLED
    }

    /** With whom it is, roughly: how the list of meetings is parted. */
    enum Kind {
        MUNICIPALITY,
        AUTHORITY,
        NETWORK;

        static Kind of(MeetingType type) {
            return switch (type) {
                case DIALOGUE_MEETING, POLITICAL_DIALOGUE -> MUNICIPALITY;
                case AUTHORITY_DIALOGUE -> AUTHORITY;
                case NETWORK_MEETING, CONFERENCE, KICKOFF_MEETING -> NETWORK;
            };
        }
    }

    /** With whom. */
    record Counterpart(String body, @Nullable String name) {}

    /** About which consultation. */
    record About(String id, @Nullable String title) {}
}
