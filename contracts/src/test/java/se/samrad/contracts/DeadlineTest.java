package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, 2026-09-30T22:00:00Z", // summer time
        "2026-12-15, 2026-12-15T23:00:00Z", // normal time
        "2024-10-26, 2024-10-26T22:00:00Z", // the night to the last Sunday of October begins in summer time
        "2024-10-27, 2024-10-27T23:00:00Z", // and that Sunday, of 25 hours, ends in normal time
        "2026-03-28, 2026-03-28T23:00:00Z",
        "2026-03-29, 2026-03-29T22:00:00Z" // of 23 hours
    })
    void theLastDayEndsAtMidnightInSweden(LocalDate lastDay, Instant end) {
        assertThat(Deadline.end(lastDay)).isEqualTo(end);
        assertThat(Deadline.passed(lastDay, end.minusMillis(1))).isFalse();
        assertThat(Deadline.passed(lastDay, end)).isTrue();
    }

    @Test
    void lateIsAMatterOfOneMillisecond() {
        Instant end = Deadline.end(DAY);
        assertThat(Deadline.late(Arrival.at(end.minusMillis(1)), DAY)).isFalse();
        assertThat(Deadline.late(Arrival.at(end), DAY)).isTrue();
        assertThat(Deadline.late(Arrival.at(end.plusMillis(1)), DAY)).isTrue();
    }

    @Test
    void paperIsLateByItsDay() {
        assertThat(Deadline.late(Arrival.on(DAY), DAY)).isFalse();
        assertThat(Deadline.late(Arrival.on(DAY.plusDays(1)), DAY)).isTrue();
    }

    @Test
    void moreTimeGrantedBeforeOrAfterTheArrivalMakesItInTime() {
        Arrival arrival = Arrival.on(DAY.plusDays(5));
        assertThat(Deadline.late(arrival, Deadline.lastDay(DAY, null))).isTrue();
        assertThat(Deadline.late(arrival, Deadline.lastDay(DAY, DAY.plusDays(5))))
                .isFalse();
        assertThat(Deadline.late(arrival, Deadline.lastDay(DAY, DAY.plusDays(4))))
                .isTrue();
    }

    @Test
    void aBodysLastDayIsTheLaterOfTheTwo() {
        assertThat(Deadline.lastDay(DAY, DAY.minusDays(1))).isEqualTo(DAY);
        assertThat(Deadline.lastDay(DAY, DAY.plusDays(1))).isEqualTo(DAY.plusDays(1));
        assertThat(Deadline.lastDay(null, DAY)).isEqualTo(DAY);
        assertThat(Deadline.lastDay(null, null)).isNull();
        assertThat(Deadline.late(Arrival.on(DAY), null)).isFalse();
    }

    @Test
    void daysLeftAreCountedInSweden() {
        assertThat(Deadline.daysLeft(DAY, Instant.parse("2026-09-29T21:59:59Z")))
                .isEqualTo(1);
        assertThat(Deadline.daysLeft(DAY, Instant.parse("2026-09-29T22:00:00Z")))
                .isZero();
        assertThat(Deadline.daysLeft(DAY, Instant.parse("2026-09-30T22:00:00Z")))
                .isEqualTo(-1);
    }

    @Test
    void silenceIsDerivedAndAnAnswerWinsOverEverything() {
        Instant before = Deadline.end(DAY).minusMillis(1);
        Instant after = Deadline.end(DAY);
        assertThat(BodyStatus.of(false, false, false, DAY, before)).isEqualTo(BodyStatus.INVITED);
        assertThat(BodyStatus.of(false, false, false, DAY, after)).isEqualTo(BodyStatus.SILENT);
        assertThat(BodyStatus.of(false, false, true, DAY, after)).isEqualTo(BodyStatus.DECLINED);
        assertThat(BodyStatus.of(true, false, true, DAY, after)).isEqualTo(BodyStatus.ANSWERED);
        assertThat(BodyStatus.of(true, true, false, DAY, before)).isEqualTo(BodyStatus.NO_COMMENTS);
        assertThat(BodyStatus.of(false, false, false, null, after)).isEqualTo(BodyStatus.INVITED);
    }
}
