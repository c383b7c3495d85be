package se.samrad.contracts.published;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingType;

/**
 * How a meeting stands for everybody, once announced.
 *
 * @param when EDTF, null when unknown
 * @param text the published note, null before that
 */
public record PublicMeeting(
        boolean cancelled,
        MeetingType type,
        String title,
        List<String> counterparts,
        @Nullable String when,
        @Nullable String whenAsStated,
        @Nullable MeetingFormat format,
        @Nullable String place,
        List<String> consultations,
        List<String> themes,
        @Nullable Stored text) {}
