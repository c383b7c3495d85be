package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2025-06-06",
                        "2026-06-19",
                "2026-12-24", "2026-12-25", "2026-12-31", "2026-11-28", "2026-11-29", "2024-03-29", "2024-04-01",
                        "2024-05-09",
                "2024-06-21", "2025-04-18", "2025-04-21", "2025-05-29", "2025-06-20", "2027-03-26", "2027-03-29",
                        "2027-05-06",
                "2027-06-25", "2038-04-23", "2038-04-26", "2000-04-21", "2000-04-24"
            })
    void nobodyWorks(LocalDate day) {
        assertThat(WorkingDays.is(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02", "2026-01-05", "2026-04-02", "2026-04-07", "2026-04-30", "2026-05-13", "2026-05-15",
                        "2026-06-05",
                "2026-06-18", "2026-06-26", "2026-06-12", "2026-12-23", "2026-12-28", "2026-12-30", "2026-05-25",
                        "2026-10-30"
            })
    void theAuthorityWorks(LocalDate day) {
        assertThat(WorkingDays.is(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 2026-11-30",
        "2026-06-18, 2026-06-22",
        "2026-04-02, 2026-04-07",
        "2026-12-23, 2026-12-28",
        "2026-12-30, 2027-01-04"
    })
    void theNextAndThePreviousWorkingDay(LocalDate one, LocalDate other) {
        assertThat(WorkingDays.after(one)).isEqualTo(other);
        assertThat(WorkingDays.before(other)).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T09:00:00Z, 2026-11-26T09:00:00Z", // Wednesday
        "2026-11-27T09:00:00Z, 2026-11-30T09:00:00Z", // Friday
        "2026-11-28T09:00:00Z, 2026-11-30T23:00:00Z", // Saturday: Monday is the day
        "2026-06-18T14:30:00Z, 2026-06-22T14:30:00Z", // the day before midsummer's eve
        "2026-06-19T14:30:00Z, 2026-06-22T22:00:00Z",
        "2026-03-27T09:00:00Z, 2026-03-30T08:00:00Z", // ten o'clock before and after summer time began
        "2026-11-24T23:00:00Z, 2026-11-25T23:00:00Z" // paper: the day from its beginning
    })
    void oneWorkingDayHasGone(Instant since, Instant gone) {
        assertThat(WorkingDays.one(since)).isEqualTo(gone);
        assertThat(WorkingDays.waitedOne(since, gone.minusMillis(1))).isFalse();
        assertThat(WorkingDays.waitedOne(since, gone)).isTrue();
    }

    @Test
    void aYearHasAsManyWorkingDaysAsTheCalendarSays() {
        assertThat(LocalDate.of(2025, 1, 1)
                        .datesUntil(LocalDate.of(2026, 1, 1))
                        .filter(WorkingDays::is)
                        .count())
                .isEqualTo(249);
        assertThat(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(WorkingDays::is)
                        .count())
                .isEqualTo(251);
    }
}
