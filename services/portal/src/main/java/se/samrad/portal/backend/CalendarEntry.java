package se.samrad.portal.backend;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something that is to come: a last day to answer or a meeting. */
public record CalendarEntry(
        LocalDate day,
        @Nullable String kind,
        @Nullable String title,
        @Nullable String link) {
    public boolean isLastDay() {
        return "LAST_DAY".equals(kind);
    }
}
