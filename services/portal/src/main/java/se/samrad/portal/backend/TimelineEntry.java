package se.samrad.portal.backend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param type the event's type on the wire
 * @param data what the event says
 */
public record TimelineEntry(Instant at, String type, Map<String, Object> data) {
    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public TimelineEntry {
        data = data == null ? Map.of() : data;
    }

    /** A text of the event, if it has one. */
    public @Nullable String text(String member) {
        return data.get(member) instanceof String text ? text : null;
    }

    /** A day of the event, if it has one. */
    public @Nullable LocalDate day(String member) {
        String text = text(member);
        if (text == null) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null; // not a day, so nothing to say
        }
    }

    /** The day on which it came, where somebody has stated that; null where it came at the moment it was received. */
    public @Nullable LocalDate statedDay() {
        Object arrived = data.get("arrived");
        return Days.instant(arrived) == null ? Days.of(arrived) : null;
    }
}
