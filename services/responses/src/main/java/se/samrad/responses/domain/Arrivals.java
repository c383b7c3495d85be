package se.samrad.responses.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Rejected;

/** When something arrived, as staff state it for what came by mail or on paper. */
public final class Arrivals {
    private Arrivals() {}

    /** Why a day cannot have been when something arrived, was assessed or was decided; null when it can. */
    public static @Nullable String wrong(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) return "in-the-future";
        return Findings.inRange(day) ? null : "day-out-of-range";
    }

    private static void check(LocalDate day, LocalDate today) {
        String wrong = wrong(day, today);
        if (wrong != null) throw Rejected.member("arrived", wrong);
    }

    /**
     * @param stated a date in Sweden or an instant
     * @throws Rejected when it is neither, or has not been yet
     */
    public static Arrival stated(String stated, Instant now) {
        try {
            if (stated.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(stated);
                check(day, Deadline.day(now));
                return Arrival.on(day);
            }
            OffsetDateTime moment = OffsetDateTime.parse(stated);
            // Elsewhere it may be the next day already.
            check(moment.toLocalDate(), Deadline.day(now).plusDays(1));
            Instant at = moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (at.isAfter(now)) throw Rejected.member("arrived", "in-the-future");
            return Arrival.at(at);
        } catch (DateTimeException e) {
            throw Rejected.member("arrived", "not-a-day-or-instant");
        }
    }
}
