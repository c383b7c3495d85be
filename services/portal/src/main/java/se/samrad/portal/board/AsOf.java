package se.samrad.portal.board;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The day whose end somebody wants to see the board at, as it was typed into the address.
 *
 * @param day a past day; null for the present
 * @param wrong key of what is wrong with what was typed; null for nothing
 */
public record AsOf(@Nullable LocalDate day, @Nullable String wrong) {
    /** The query parameter that names the day. */
    public static final String NAME = "asOf";

    public static AsOf of(@Nullable String typed, LocalDate today) {
        if (typed == null || typed.isBlank()) return new AsOf(null, null);
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.isAfter(today)) return new AsOf(null, "board.day.to-come");
            return new AsOf(day.equals(today) ? null : day, null);
        } catch (DateTimeParseException e) {
            return new AsOf(null, "board.day.malformed");
        }
    }

    public boolean isPast() {
        return day != null;
    }
}
