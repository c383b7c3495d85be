package se.samrad.contracts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day known only roughly, as EDTF (ISO 8601-2:2019 level 0 and 1 as far as meetings need it): {@code 2024}, {@code 2024-05},
 * {@code 2024-05-21}, each optionally followed by {@code ?} (uncertain), {@code ~} (approximate) or {@code %} (both), and
 * intervals {@code 2024-05-21/2024-05-31}.
 *
 * @param earliest the first day it can be
 * @param latest the last day it can be
 * @param exact whether it is one certain day
 */
public record RoughDate(LocalDate earliest, LocalDate latest, boolean exact) {
    private static final Pattern POINT = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?([?~%])?");

    /** Empty when the text is not EDTF of this kind, or its end lies before its start. */
    public static Optional<RoughDate> parse(String edtf) {
        String[] ends = edtf.split("/", -1);
        if (ends.length > 2) return Optional.empty();
        Optional<RoughDate> first = point(ends[0]);
        if (ends.length == 1 || first.isEmpty()) return first;
        return point(ends[1])
                .filter(last -> !last.latest().isBefore(first.get().earliest()))
                .map(last -> new RoughDate(first.get().earliest(), last.latest(), false));
    }

    private static Optional<RoughDate> point(String text) {
        Matcher match = POINT.matcher(text);
        if (!match.matches()) return Optional.empty();
        try {
            int year = Integer.parseInt(match.group(1));
            boolean certain = match.group(4) == null;
            if (match.group(2) == null) {
                return Optional.of(new RoughDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), false));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(match.group(2)));
            if (match.group(3) == null) {
                return Optional.of(new RoughDate(month.atDay(1), month.atEndOfMonth(), false));
            }
            LocalDate day = month.atDay(Integer.parseInt(match.group(3)));
            return Optional.of(new RoughDate(day, day, certain));
        } catch (DateTimeException e) {
            return Optional.empty(); // a month 13 or a 30 February is not a date
        }
    }
}
