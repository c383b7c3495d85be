package se.samrad.portal.backend;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingType;

/**
 * A meeting as {@code status} shows it.
 *
 * @param when EDTF
 * @param text the published note
 */
public record MeetingView(
        String id,
        @Nullable MeetingType type,
        String title,
        List<Counterpart> counterparts,
        @Nullable String when,
        @Nullable String whenAsStated,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest,
        @Nullable MeetingFormat format,
        @Nullable String place,
        List<Named> consultations,
        List<String> themes,
        boolean cancelled,
        @Nullable Stored text,
        @Nullable String state,
        @Nullable Long version) {

    /** With whom. */
    public record Counterpart(String body, @Nullable String name) {
        public String shown() {
            return name == null ? body : name;
        }
    }

    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public MeetingView {
        title = title == null ? id : title;
        counterparts = counterparts == null ? List.of() : List.copyOf(counterparts);
        consultations = consultations == null ? List.of() : List.copyOf(consultations);
        themes = themes == null ? List.of() : List.copyOf(themes);
    }
}
