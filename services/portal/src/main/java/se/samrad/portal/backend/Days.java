package se.samrad.portal.backend;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;

/** Reads days that arrive as a date, as an instant, or as an arrival with both. */
final class Days {
    private Days() {}

    static @Nullable LocalDate of(@Nullable Object value) {
        Instant instant = instant(value);
        if (instant != null) return Deadline.day(instant);
        Object day = value instanceof Map<?, ?> arrival ? arrival.get("day") : value;
        try {
            return day instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null; // not a day, so nothing to say
        }
    }

    static @Nullable Instant instant(@Nullable Object value) {
        Object at = value instanceof Map<?, ?> arrival ? arrival.get("at") : value;
        try {
            return at instanceof String text && text.contains("T") ? Instant.parse(text) : null;
        } catch (DateTimeException e) {
            return null; // not an instant, so nothing to say
        }
    }
}
