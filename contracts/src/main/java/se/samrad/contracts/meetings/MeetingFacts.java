package se.samrad.contracts.meetings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;

/**
 * What is known of a meeting. What was said stands in a rendition, not here.
 *
 * @param counterparts ids of bodies
 * @param when EDTF (ISO 8601-2), for example 2024-04-17, 2024-04, 2024-05~ or 2024-05-21/2024-05-31; null when unknown
 * @param whenAsStated the words as they were said, "slutet av maj"
 * @param text note and viewpoints; null when nothing was written
 * @param viewpoints how many
 */
public record MeetingFacts(
        MeetingType type,
        String title,
        List<String> counterparts,
        @Nullable String when,
        @Nullable String whenAsStated,
        @Nullable MeetingFormat format,
        @Nullable String place,
        List<String> consultations,
        List<String> themes,
        @Nullable Stored text,
        int viewpoints) {

    @SuppressWarnings("NullAway") // older events may lack the lists
    public MeetingFacts {
        counterparts = counterparts == null ? List.of() : List.copyOf(counterparts);
        consultations = consultations == null ? List.of() : List.copyOf(consultations);
        themes = themes == null ? List.of() : List.copyOf(themes);
    }
}
