package se.samrad.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The last day to answer: a date in Sweden, inclusive, to 24:00 Europe/Stockholm. This is the one place where a date
 * becomes an instant.
 */
public final class Deadline {
    public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private Deadline() {}

    /** The later of the general last day and a body's own; null when neither is known. */
    public static @Nullable LocalDate lastDay(@Nullable LocalDate general, @Nullable LocalDate own) {
        if (general == null) return own;
        return own != null && own.isAfter(general) ? own : general;
    }

    /** The first instant after the day, which is also the first instant that is late. */
    public static Instant end(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** The first instant of the day. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** Whether the last day is over at this instant. */
    public static boolean passed(LocalDate lastDay, Instant now) {
        return !now.isBefore(end(lastDay));
    }

    /** Whether what arrived came after the last day. Pure: ask again when the last day has moved. */
    public static boolean late(Arrival arrival, @Nullable LocalDate lastDay) {
        if (lastDay == null) return false;
        return arrival.at() != null
                ? passed(lastDay, arrival.at())
                : arrival.day().isAfter(lastDay);
    }

    /** The day in Sweden at this instant. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The day in Sweden of a day or an instant, as either is written in ISO 8601. */
    public static LocalDate day(String dayOrInstant) {
        return dayOrInstant.indexOf('T') < 0 ? LocalDate.parse(dayOrInstant) : day(Instant.parse(dayOrInstant));
    }

    /** Whole days from today to the last day; 0 on the day itself, negative after it. */
    public static long daysLeft(LocalDate lastDay, Instant now) {
        return ChronoUnit.DAYS.between(day(now), lastDay);
    }
}
