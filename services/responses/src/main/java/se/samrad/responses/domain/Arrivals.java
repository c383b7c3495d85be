package se.samrad.responses.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Rejected;

/** When something arrived, as staff state it for what came by mail or on paper. */
public final class Arrivals {
    private Arrivals() {}

    /**
     * @param stated a date in Sweden or an instant
     * @throws Rejected when it is neither, or has not been yet
     */
    public static Arrival stated(String stated, Instant now) {
        try {
            if (stated.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(stated);
                if (!Findings.inRange(day)) throw Rejected.member("arrived", "day-out-of-range");
                if (day.isAfter(Deadline.day(now))) throw Rejected.member("arrived", "in-the-future");
                return Arrival.on(day);
            }
            OffsetDateTime moment = OffsetDateTime.parse(stated);
            if (!Findings.inRange(moment.toLocalDate())) throw Rejected.member("arrived", "day-out-of-range");
            Instant at = moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (at.isAfter(now)) throw Rejected.member("arrived", "in-the-future");
            return Arrival.at(at);
        } catch (DateTimeException e) {
            throw Rejected.member("arrived", "not-a-day-or-instant");
        }
    }
}
