package se.samrad.contracts.consultations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the clock has done about a body that was asked.
 *
 * @param asked the day on which the body was asked, in Sweden; null where it was not recorded
 * @param turn the newest turn to remind it, whether a letter was sent or not; null before the first
 * @param reminded the newest turn for which a letter was sent; null for none
 * @param silent its own last day, after which its silence was recorded; null when it was not
 * @param hindrance what kept a letter from being sent for the newest turn; null where one was, and where the turn had passed or
 *     came too soon after the invitation
 */
public record Awaited(
        @Nullable LocalDate asked,
        @Nullable Reminder turn,
        @Nullable Reminder reminded,
        @Nullable LocalDate silent,
        @Nullable Hindrance hindrance) {
    /** No letter was hindered. */
    public Awaited(
            @Nullable LocalDate asked,
            @Nullable Reminder turn,
            @Nullable Reminder reminded,
            @Nullable LocalDate silent) {
        this(asked, turn, reminded, silent, null);
    }

    /** Nothing is recorded. */
    public static final Awaited NOTHING = new Awaited(null, null, null, null);
}
