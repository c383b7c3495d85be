package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Rejected;

/** Late is asked of an arrival and a last day, each time anew: it is stored nowhere and refuses nothing. */
class LatenessTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-15, 2026-12-15T23:00:00Z", // winter
        "2026-06-15, 2026-06-15T22:00:00Z", // summer
        "2026-03-29, 2026-03-29T22:00:00Z", // the night that loses an hour
        "2026-10-25, 2026-10-25T23:00:00Z", // the night that gains one
    })
    void theLastDayEndsAtMidnightInSweden(LocalDate lastDay, Instant end) {
        assertThat(Deadline.late(Arrival.at(end.minusMillis(1)), lastDay)).isFalse();
        assertThat(Deadline.late(Arrival.at(end), lastDay)).isTrue();
        assertThat(Deadline.late(Arrival.at(end.plusMillis(1)), lastDay)).isTrue();
    }

    @Test
    void moreTimeMakesALateAnswerNotLateWithoutChangingIt() {
        Arrival arrival = Arrival.at(Instant.parse("2026-12-17T10:00:00Z"));
        LocalDate general = LocalDate.parse("2026-12-15");
        assertThat(Deadline.late(arrival, Deadline.lastDay(general, null))).isTrue();
        assertThat(Deadline.late(arrival, Deadline.lastDay(general, LocalDate.parse("2026-12-18"))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 2026-03-29T22:00:00Z",
        "2026-10-25, 2026-10-25T23:00:00Z",
        "2026-12-18, 2026-12-18T23:00:00Z"
    })
    void timeGrantedBeforehandMovesTheMomentForItsOwnBodyAlone(LocalDate own, Instant end) {
        LocalDate general = own.minusDays(14);
        LocalDate last = Deadline.lastDay(general, own);
        assertThat(Deadline.late(Arrival.at(end.minusMillis(1)), last)).isFalse();
        assertThat(Deadline.late(Arrival.at(end), last)).isTrue();
        assertThat(Deadline.late(Arrival.at(end.minusMillis(1)), Deadline.lastDay(general, null)))
                .isTrue();
    }

    @Test
    void paperThatCameOnTheLastDayIsNotLate() {
        LocalDate lastDay = LocalDate.parse("2026-12-15");
        assertThat(Deadline.late(Arrival.on(lastDay), lastDay)).isFalse();
        assertThat(Deadline.late(Arrival.on(lastDay.plusDays(1)), lastDay)).isTrue();
    }

    @Test
    void staffStateADayOrAnInstant() {
        Instant now = Instant.parse("2026-11-22T10:15:30.123Z");
        assertThat(Arrivals.stated("2026-11-20", now)).isEqualTo(Arrival.on(LocalDate.parse("2026-11-20")));
        assertThat(Arrivals.stated("2026-11-20T23:30:00+01:00", now))
                .isEqualTo(Arrival.at(Instant.parse("2026-11-20T22:30:00Z")));
        assertThat(Arrivals.stated("2026-11-22", now).at()).isNull();
    }

    @Test
    void theDayIsThatOfSweden() {
        assertThat(Arrivals.stated("2026-11-20T23:30:00Z", Instant.parse("2026-11-22T10:15:30Z"))
                        .day())
                .isEqualTo(LocalDate.parse("2026-11-21"));
    }

    @Test
    void nothingHasArrivedTomorrow() {
        Instant lateEvening = Instant.parse("2026-11-22T23:30:00Z"); // in Sweden it is the 23rd
        assertThat(Arrivals.stated("2026-11-23", lateEvening).day()).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThatThrownBy(() -> Arrivals.stated("2026-11-24", lateEvening))
                .isInstanceOf(Rejected.class)
                .hasMessage("in-the-future");
        assertThatThrownBy(() -> Arrivals.stated("2026-11-22T23:30:00.001Z", lateEvening))
                .isInstanceOf(Rejected.class)
                .hasMessage("in-the-future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "igår", "2026-13-01", "2026-02-30", "2026-11-20T10:00", "2026-11-20T10:00:00Z; drop"})
    void whatIsNeitherADayNorAnInstantIsRefused(String stated) {
        assertThatThrownBy(() -> Arrivals.stated(stated, Instant.parse("2026-11-22T10:15:30Z")))
                .isInstanceOf(Rejected.class)
                .hasMessage("not-a-day-or-instant");
    }
}
