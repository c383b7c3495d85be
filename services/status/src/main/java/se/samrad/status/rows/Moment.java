package se.samrad.status.rows;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;

/**
 * When a page is read for.
 *
 * @param now the clock that statuses are derived by
 * @param before what was recorded at or after this is not known; null when everything is
 */
public record Moment(Instant now, @Nullable Instant before) {

    /** The end of a day in the past; the present for today, for a day to come and for none. */
    public static Moment of(@Nullable LocalDate asOf, Clock clock) {
        Instant now = clock.instant();
        if (asOf == null || !asOf.isBefore(Deadline.day(now))) return new Moment(now, null);
        Instant end = Deadline.end(asOf);
        return new Moment(end.minusMillis(1), end);
    }

    public boolean past() {
        return before != null;
    }
}
