package se.samrad.portal.staff.meetings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.RoughDate;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Form;
import se.samrad.portal.wording.Wording;

/**
 * When a meeting was, as a form says it: a day, or roughly, never more exactly than it is known.
 *
 * @param edtf null when nothing is known
 * @param stated the words it was stated in
 */
record RoughChoice(@Nullable String edtf, @Nullable String stated) {
    private static final String WHOLE_MONTH = "under";
    static final List<String> PARTS = List.of("borjan", "mitten", "slutet", WHOLE_MONTH);

    static RoughChoice of(Form form, Wording say) {
        String stated = form.filled("whenAsStated");
        return switch (form.text("nar")) {
            case "dag" -> {
                LocalDate day = form.day("dag", say);
                if (day == null && form.error("dag") == null) form.wrong("dag", say.text("forms.not-a-day"));
                yield new RoughChoice(day == null ? null : day.toString(), stated);
            }
            case "ungefar" -> roughly(form, stated, say);
            default -> new RoughChoice(null, stated);
        };
    }

    private static RoughChoice roughly(Form form, @Nullable String stated, Wording say) {
        String year = form.text("ar").strip();
        if (!year.matches("(19|20|21)\\d\\d")) {
            form.wrong("ar", say.text("meeting-log.year.wrong"));
            return new RoughChoice(null, stated);
        }
        String number = form.text("manad");
        if (!number.matches("[1-9]|1[0-2]")) return new RoughChoice(year, stated);
        YearMonth month = YearMonth.of(Integer.parseInt(year), Integer.parseInt(number));
        String part = form.text("del");
        String edtf = switch (part) {
            case "borjan" -> month.atDay(1) + "/" + month.atDay(10);
            case "mitten" -> month.atDay(11) + "/" + month.atDay(20);
            case "slutet" -> month.atDay(21) + "/" + month.atEndOfMonth();
            default -> month.toString();
        };
        if (stated == null && PARTS.contains(part) && !part.equals(WHOLE_MONTH)) {
            Locale swedish = Locale.forLanguageTag("sv");
            String name = month.getMonth().getDisplayName(TextStyle.FULL, swedish);
            stated = "i " + (part.equals("borjan") ? "början" : part) + " av " + name + " " + year;
        }
        return new RoughChoice(edtf, stated);
    }

    /** Nobody has said more of a month than which it is, before they choose to. */
    static Form fresh(Form form) {
        return form.put("del", WHOLE_MONTH);
    }

    /** Puts a known day back into the fields it would have been chosen by. */
    static void fill(Form form, @Nullable String edtf, @Nullable String stated) {
        fresh(form).put("whenAsStated", stated).put("nar", "vet-inte");
        if (edtf == null) return;
        RoughDate date;
        try {
            date = RoughDate.parse(edtf).orElse(null);
        } catch (DateTimeException e) {
            return; // there is no field for it; what was stated stands
        }
        if (date == null) return;
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        if (date.exact()) {
            form.put("nar", "dag").put("dag", first);
            return;
        }
        form.put("nar", "ungefar").put("ar", first.getYear());
        if (!YearMonth.from(first).equals(YearMonth.from(last))) return;
        String part = WHOLE_MONTH;
        if (last.getDayOfMonth() == 10) part = "borjan";
        else if (first.getDayOfMonth() == 11) part = "mitten";
        else if (first.getDayOfMonth() == 21) part = "slutet";
        form.put("manad", first.getMonthValue()).put("del", part);
    }

    static List<Choice> months(Wording say) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> new Choice(
                        String.valueOf(number),
                        Month.of(number)
                                .getDisplayName(
                                        TextStyle.FULL_STANDALONE,
                                        say.language().locale())))
                .toList();
    }

    static List<Choice> parts(Wording say) {
        return PARTS.stream()
                .map(part -> new Choice(part, say.text("meeting-log.part." + part)))
                .toList();
    }
}
