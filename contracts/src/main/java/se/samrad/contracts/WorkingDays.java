package se.samrad.contracts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Days on which an authority in Sweden works: not Saturdays, Sundays or general holidays (lagen 1989:253), nor the eves of
 * midsummer, Christmas and New Year, which lagen (1930:173) treats alike.
 */
public final class WorkingDays {
    private static final Set<MonthDay> SAME_EVERY_YEAR = Set.of(
            MonthDay.of(Month.JANUARY, 1),
            MonthDay.of(Month.JANUARY, 6),
            MonthDay.of(Month.MAY, 1),
            MonthDay.of(Month.JUNE, 6),
            MonthDay.of(Month.DECEMBER, 24),
            MonthDay.of(Month.DECEMBER, 25),
            MonthDay.of(Month.DECEMBER, 26),
            MonthDay.of(Month.DECEMBER, 31));

    private WorkingDays() {}

    public static boolean is(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) return false;
        if (SAME_EVERY_YEAR.contains(MonthDay.from(day))) return false;
        LocalDate easter = easter(day.getYear());
        boolean moving =
                day.equals(easter.minusDays(2)) || day.equals(easter.plusDays(1)) || day.equals(easter.plusDays(39));
        return !moving && !isMidsummerEve(day);
    }

    public static LocalDate after(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!is(next)) next = next.plusDays(1);
        return next;
    }

    public static LocalDate before(LocalDate day) {
        LocalDate previous = day.minusDays(1);
        while (!is(previous)) previous = previous.minusDays(1);
        return previous;
    }

    /**
     * When one working day has gone since an instant: the same time of the next working day. What came on another day has
     * waited since the next working day began.
     */
    public static Instant one(Instant since) {
        ZonedDateTime came = since.atZone(Deadline.ZONE);
        LocalDate day = came.toLocalDate();
        if (!is(day)) return Deadline.start(after(after(day)));
        return came.toLocalTime().atDate(after(day)).atZone(Deadline.ZONE).toInstant();
    }

    /** Whether something has waited one working day. */
    public static boolean waitedOne(Instant since, Instant now) {
        return !now.isBefore(one(since));
    }

    private static boolean isMidsummerEve(LocalDate day) {
        return day.getMonth() == Month.JUNE
                && day.getDayOfWeek() == DayOfWeek.FRIDAY
                && day.getDayOfMonth() >= 19
                && day.getDayOfMonth() <= 25;
    }

    /** Easter Sunday of the Gregorian calendar, as Butcher reckons it. */
    private static LocalDate easter(int year) {
        int moon = year % 19;
        int century = year / 100;
        int epact = (19 * moon + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        int correction = (moon + 11 * epact + 22 * weekday) / 451;
        int march = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, march / 31, march % 31 + 1);
    }
}
