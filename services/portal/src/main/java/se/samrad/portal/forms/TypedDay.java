package se.samrad.portal.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as people type it in Sweden, with its month in digits or in Swedish or English words; the day before the month. */
sealed interface TypedDay {
    record Known(LocalDate day) implements TypedDay {}

    /** A day of every year: which one is not guessed. */
    record WithoutYear() implements TypedDay {}

    record NoDay() implements TypedDay {}

    Pattern YEAR_FIRST = Pattern.compile("(?<year>\\d{4})(?<by>[-./]?)(?<month>\\d{1,2})\\k<by>(?<day>\\d{1,2})");
    Pattern DIGITS = Pattern.compile("(?<day>\\d{1,2})[-./](?<month>\\d{1,2})(?:[-./ ]+(?<year>\\d{4}))?\\.?");
    Pattern WORDS = Pattern.compile("(?:\\p{L}+,? )?(?:den )?(?<day>\\d{1,2})(?::?[ae]|st|nd|rd|th)?\\.? "
            + "(?<month>\\p{L}{3,})\\.?,?(?: (?<year>\\d{4}))?");

    /** The months by how they begin; "maj" and "may" are the fifth, "okt" and "oct" the tenth. */
    List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "ma[jy]", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "dec");

    static TypedDay of(String typed) {
        String text = typed.strip().replaceAll("[\\s\\u00a0]+", " ").toLowerCase(Locale.ROOT);
        for (Pattern pattern : List.of(YEAR_FIRST, DIGITS, WORDS)) {
            Matcher match = pattern.matcher(text);
            if (match.matches()) return day(match.group("year"), month(match.group("month")), match.group("day"));
        }
        return new NoDay();
    }

    private static TypedDay day(String year, int month, String day) {
        try {
            // 29 February is a day where nobody says of which year.
            LocalDate known = LocalDate.of(year == null ? 2000 : Integer.parseInt(year), month, Integer.parseInt(day));
            return year == null ? new WithoutYear() : new Known(known);
        } catch (DateTimeException e) {
            return new NoDay();
        }
    }

    /** 0 for what is no month. */
    private static int month(String text) {
        if (Character.isDigit(text.charAt(0))) return Integer.parseInt(text);
        for (int i = 0; i < MONTHS.size(); i++) if (text.matches(MONTHS.get(i) + "\\p{L}*")) return i + 1;
        return 0;
    }
}
