package se.samrad.portal.wording;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.RoughDate;

/** Says a roughly known day: never more exactly than it is known. */
final class RoughWording {
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private RoughWording() {}

    static String of(Wording say, @Nullable String edtf, @Nullable String asStated) {
        if (asStated != null && !asStated.isBlank()) return stated(say, edtf, asStated);
        if (edtf == null) return say.text("rough.unknown");
        return RoughDate.parse(edtf).map(date -> spell(say, edtf, date)).orElseGet(() -> say.text("rough.unknown"));
    }

    /** The words themselves; where they leave out the year, it is added after them, or "den 17 april" would be this year's. */
    private static String stated(Wording say, @Nullable String edtf, String words) {
        if (edtf == null || YEAR.matcher(words).find()) return words;
        boolean uncertain = edtf.contains("?") || edtf.contains("%");
        return RoughDate.parse(edtf)
                .filter(date -> date.earliest().getYear() == date.latest().getYear())
                .map(date -> String.valueOf(date.earliest().getYear()))
                .map(year -> say.text(uncertain ? "rough.stated.likely" : "rough.stated", words, year))
                .orElse(words);
    }

    private static String spell(Wording say, String edtf, RoughDate date) {
        if (date.exact()) return say.weekday(date.earliest());
        String words = span(say, date);
        boolean vague = edtf.contains("~") || edtf.contains("%");
        boolean uncertain = edtf.contains("?") || edtf.contains("%");
        if (vague) words = say.text("rough.about", words);
        return uncertain ? say.text("rough.uncertain", words) : words;
    }

    private static String span(Wording say, RoughDate date) {
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        if (first.equals(last)) return say.day(first);
        if (wholeYear(first, last)) return String.valueOf(first.getYear());
        if (wholeMonth(first, last)) return month(say, first);
        if (YearMonth.from(first).equals(YearMonth.from(last))) {
            return first.getDayOfMonth() + "–" + say.day(last);
        }
        String start = first.getYear() == last.getYear()
                ? Wording.hard(pattern("d MMMM", say.language().locale()).format(first))
                : say.day(first);
        return say.text("rough.between", start, say.day(last));
    }

    private static boolean wholeYear(LocalDate first, LocalDate last) {
        return first.getDayOfYear() == 1
                && last.getYear() == first.getYear()
                && last.getDayOfYear() == last.lengthOfYear();
    }

    private static boolean wholeMonth(LocalDate first, LocalDate last) {
        return first.getDayOfMonth() == 1 && last.equals(YearMonth.from(first).atEndOfMonth());
    }

    private static String month(Wording say, LocalDate day) {
        return pattern("MMMM yyyy", say.language().locale()).format(day).replace(" ", Wording.HARD);
    }

    private static DateTimeFormatter pattern(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }
}
