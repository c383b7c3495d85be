package se.samrad.contracts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something reached the authority (förvaltningslagen 22 §).
 *
 * @param day the day in Sweden
 * @param at the instant, in milliseconds, where it is known; null for paper, where only the day is
 */
public record Arrival(LocalDate day, @Nullable Instant at) {
    public static Arrival at(Instant instant) {
        return new Arrival(Deadline.day(instant), instant);
    }

    public static Arrival on(LocalDate day) {
        return new Arrival(day, null);
    }

    /** The instant to sort by: the start of the day where only the day is known. */
    public Instant earliest() {
        return at != null ? at : Deadline.start(day);
    }
}
