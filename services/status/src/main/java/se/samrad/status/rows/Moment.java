package se.samrad.status.rows;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Rejected;

/**
 * When a page is read for.
 *
 * @param now the clock that statuses are derived by
 * @param before what was recorded at or after this is not known; null when everything is
 */
public record Moment(Instant now, @Nullable Instant before) {

    /**
     * The end of a day in the past; the present for today and for none.
     *
     * @throws Rejected for a day to come: nobody knows how things will stand
     */
    public static Moment of(@Nullable LocalDate asOf, Clock clock) {
        Instant now = clock.instant();
        LocalDate today = Deadline.day(now);
        if (asOf == null || asOf.equals(today)) return new Moment(now, null);
        if (!Findings.inRange(asOf)) throw Rejected.member("asOf", "day-out-of-range");
        if (asOf.isAfter(today)) throw Rejected.member("asOf", "day-to-come");
        Instant end = Deadline.end(asOf);
        return new Moment(end.minusMillis(1), end);
    }

    /**
     * What was recorded from then on is not known.
     *
     * @throws IllegalArgumentException for the present
     */
    Instant end() {
        if (before == null) throw new IllegalArgumentException("only for the past");
        return before;
    }

    public boolean past() {
        return before != null;
    }
}
