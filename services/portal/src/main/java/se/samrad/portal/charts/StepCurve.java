package se.samrad.portal.charts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers day by day, summed up, as steps: how fast they came, how many were asked, and where the last day is. Drawn twice, for a
 * wide and for a narrow screen, since text in a drawing shrinks with it.
 *
 * @param first the day the curve begins
 * @param lastDay to answer
 * @param shownTo the curve ends here: today, or the last arrival once it is all over
 * @param perDay answers of each day that had any
 * @param roof how many were asked
 * @param reminders days on which any of those asked was reminded
 * @param words what stands in the drawing
 */
public record StepCurve(
        LocalDate first,
        @Nullable LocalDate lastDay,
        LocalDate shownTo,
        SortedMap<LocalDate, Integer> perDay,
        int roof,
        List<LocalDate> reminders,
        Words words) {

    /**
     * @param title of the drawing
     * @param description the same in a sentence
     * @param roof "60 tillfrågade"
     * @param lastDay lines at the last day, first its name
     * @param reminder "Påminnelse"
     * @param end lines at the end of the curve, first the count
     * @param day how a day is said, short
     * @param month how a month is said, short
     * @param number how a count is said
     */
    public record Words(
            String title,
            String description,
            String roof,
            List<String> lastDay,
            String reminder,
            List<String> end,
            Function<LocalDate, String> day,
            Function<LocalDate, String> month,
            IntFunction<String> number) {}

    private record Tick(double x, String label) {}

    private record Plot(
            String id, String css, int width, int height, double left, double right, double top, double bottom) {}

    private static final Plot WIDE = new Plot("kurva", "only-wide", 556, 440, 34, 457, 36, 414);
    private static final Plot SLIM = new Plot("kurva-smal", "only-slim", 288, 230, 30, 274, 44, 204);

    private static final int GRID_LINES_MAX = 4;
    private static final int MONTH_TICKS_MIN = 3;
    private static final double LABEL_WIDTH = 46;
    private static final double REMINDER_WIDTH = 130;
    private static final double REMINDER_HEIGHT = 14;

    /** The wide drawing, then the narrow one; the stylesheet shows one of them. */
    public String svg() {
        return draw(WIDE) + draw(SLIM);
    }

    public int total() {
        return perDay.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int ceiling() {
        return Math.max(1, Math.max(roof, total()));
    }

    private LocalDate begin() {
        return perDay.isEmpty() || first.isBefore(perDay.firstKey()) ? first : perDay.firstKey();
    }

    /** The first day that is not drawn. */
    private LocalDate end() {
        LocalDate end = shownTo;
        if (lastDay != null && lastDay.isAfter(end)) end = lastDay;
        if (!perDay.isEmpty() && perDay.lastKey().isAfter(end)) end = perDay.lastKey();
        return end.plusDays(1);
    }

    private double x(Plot plot, LocalDate day) {
        double days = Math.max(1, ChronoUnit.DAYS.between(begin(), end()));
        return plot.left + (plot.right - plot.left) * ChronoUnit.DAYS.between(begin(), day) / days;
    }

    private double y(Plot plot, int count) {
        return plot.bottom - (plot.bottom - plot.top) * count / ceiling();
    }

    private String draw(Plot plot) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg class=\"chart %s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
                .formatted(plot.css, plot.width, plot.height, plot.width, plot.height));
        svg.append("aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">".formatted(plot.id, plot.id, plot.id))
                .append(Svg.text(words.title))
                .append("</title><desc id=\"%s-d\">".formatted(plot.id))
                .append(Svg.text(words.description))
                .append("</desc>");
        grid(plot, svg);
        String steps = steps(plot);
        double endX = x(plot, curveEnd());
        svg.append("<path class=\"area\" d=\"")
                .append(steps)
                .append("V")
                .append(Svg.number(plot.bottom))
                .append("Z\"/>");
        reminders(plot, svg);
        ticks(plot, svg);
        svg.append("<path class=\"line\" d=\"").append(steps).append("\"/>");
        svg.append("<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"5\"/>"
                .formatted(Svg.number(endX), Svg.number(y(plot, total()))));
        if (lastDay != null) lastDay(plot, x(plot, lastDay.plusDays(1)), svg);
        end(plot, endX, svg);
        return svg.append("</svg>").toString();
    }

    private LocalDate curveEnd() {
        LocalDate day = shownTo;
        if (!perDay.isEmpty() && perDay.lastKey().isAfter(day)) day = perDay.lastKey();
        LocalDate after = day.plusDays(1);
        return after.isBefore(begin()) ? begin() : after;
    }

    private String steps(Plot plot) {
        StringBuilder path = new StringBuilder("M" + Svg.number(x(plot, begin())) + " " + Svg.number(plot.bottom));
        int sum = 0;
        for (var day : perDay.entrySet()) {
            if (day.getValue() == 0) continue;
            sum += day.getValue();
            path.append("H").append(Svg.number(x(plot, day.getKey())));
            path.append("V").append(Svg.number(y(plot, sum)));
        }
        return path.append("H").append(Svg.number(x(plot, curveEnd()))).toString();
    }

    private void grid(Plot plot, StringBuilder svg) {
        for (int count : gridLines()) {
            double y = y(plot, count);
            svg.append("<line class=\"grid\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                    .formatted(Svg.number(plot.left), Svg.number(plot.right), Svg.number(y), Svg.number(y)));
            text(svg, "", plot.left - 7, y + 4.5, "end", words.number.apply(count));
        }
        if (roof == 0) return;
        double y = y(plot, roof);
        svg.append("<line class=\"roof\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                .formatted(Svg.number(plot.left), Svg.number(plot.right), Svg.number(y), Svg.number(y)));
        text(svg, "", plot.left - 7, y + 4.5, "end", words.number.apply(roof));
        if (plot.equals(WIDE)) text(svg, "", plot.left + 4, y - 7, "", words.roof);
    }

    /** Round numbers below the roof; the roof says its own. */
    private List<Integer> gridLines() {
        int step = 1;
        int[] factors = {2, 5, 10};
        for (int power = 1; ceiling() / step > GRID_LINES_MAX; power *= 10) {
            for (int factor : factors) {
                if (ceiling() / step > GRID_LINES_MAX) step = power * factor;
            }
        }
        List<Integer> lines = new ArrayList<>();
        for (int count = 0; count <= ceiling() - step / 2.0; count += step) lines.add(count);
        return lines;
    }

    private void ticks(Plot plot, StringBuilder svg) {
        List<Tick> months = months(plot);
        List<Tick> ticks = months.size() >= MONTH_TICKS_MIN ? months : weeks(plot);
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            svg.append("<line class=\"axis\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                    .formatted(
                            Svg.number(tick.x),
                            Svg.number(tick.x),
                            Svg.number(plot.bottom),
                            Svg.number(plot.bottom + 5)));
            if (tick.x < free || tick.x > plot.width - LABEL_WIDTH) continue;
            text(svg, "", tick.x, plot.bottom + 19, "", tick.label);
            free = tick.x + LABEL_WIDTH;
        }
        svg.append("<line class=\"axis\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                .formatted(
                        Svg.number(plot.left),
                        Svg.number(plot.right),
                        Svg.number(plot.bottom),
                        Svg.number(plot.bottom)));
    }

    private List<Tick> months(Plot plot) {
        List<Tick> ticks = new ArrayList<>();
        LocalDate month =
                begin().getDayOfMonth() == 1 ? begin() : begin().with(TemporalAdjusters.firstDayOfNextMonth());
        for (; month.isBefore(end()); month = month.plusMonths(1)) {
            ticks.add(new Tick(x(plot, month), words.month.apply(month)));
        }
        return ticks;
    }

    private List<Tick> weeks(Plot plot) {
        List<Tick> ticks = new ArrayList<>();
        LocalDate monday = begin().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        for (; monday.isBefore(end()); monday = monday.plusWeeks(1)) {
            ticks.add(new Tick(x(plot, monday), words.day.apply(monday)));
        }
        return ticks;
    }

    /** From the axis up to the curve; where there is room, the day stands beside it. */
    private void reminders(Plot plot, StringBuilder svg) {
        boolean wide = plot.equals(WIDE);
        double free = Double.NEGATIVE_INFINITY;
        for (LocalDate day : reminders) {
            if (day.isBefore(begin()) || !day.isBefore(end())) continue;
            double x = x(plot, day);
            double y = Math.min(y(plot, upTo(day)), plot.bottom - REMINDER_HEIGHT);
            svg.append("<line class=\"rem\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                    .formatted(Svg.number(x), Svg.number(x), Svg.number(plot.bottom), Svg.number(y)));
            svg.append(
                    "<circle class=\"remdot\" cx=\"%s\" cy=\"%s\" r=\"3.5\"/>".formatted(Svg.number(x), Svg.number(y)));
            if (wide && x - REMINDER_WIDTH > Math.max(plot.left, free)) {
                text(svg, "remtxt", x - 9, y + 4.5, "end", words.reminder + " " + words.day.apply(day));
                free = x;
            }
        }
        if (!wide && !reminders.isEmpty()) text(svg, "remtxt", plot.left - 4, 14, "", "● " + words.reminder);
    }

    private int upTo(LocalDate day) {
        return perDay.headMap(day.plusDays(1)).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void lastDay(Plot plot, double x, StringBuilder svg) {
        boolean wide = plot.equals(WIDE);
        svg.append("<line class=\"last\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                .formatted(Svg.number(x), Svg.number(x), Svg.number(wide ? 22 : 20), Svg.number(plot.bottom)));
        if (!wide) {
            text(svg, "key", plot.width - 7, 14, "end", String.join(" ", words.lastDay));
            return;
        }
        boolean beside = x > plot.right - 20;
        double y = beside ? 32 : plot.top + 26;
        for (int i = 0; i < words.lastDay.size(); i++) {
            String css = i < words.lastDay.size() - 1 ? "key" : "";
            text(svg, css, beside ? x + 8 : x - 8, y + 16 * i, beside ? "" : "end", words.lastDay.get(i));
        }
    }

    private void end(Plot plot, double x, StringBuilder svg) {
        double y = y(plot, total());
        if (!plot.equals(WIDE)) {
            text(svg, "big", Math.clamp(x, plot.left + 20, plot.right - 20), y - 11, "middle", "" + total());
            return;
        }
        // The names of the last day stand at the top of the same column.
        double free = Math.clamp(y, plot.top + 70, plot.bottom - 20);
        for (int i = 0; i < words.end.size(); i++) {
            text(svg, i == 0 ? "big" : "", plot.right + 8, free + 2 + 17 * i, "", words.end.get(i));
        }
    }

    private static void text(StringBuilder svg, String css, double x, double y, String anchor, String text) {
        svg.append("<text");
        if (!css.isEmpty()) svg.append(" class=\"").append(css).append('"');
        svg.append(" x=\"")
                .append(Svg.number(x))
                .append("\" y=\"")
                .append(Svg.number(y))
                .append('"');
        if (!anchor.isEmpty()) svg.append(" text-anchor=\"").append(anchor).append('"');
        svg.append('>').append(Svg.text(text)).append("</text>");
    }
}
