package se.samrad.portal.wording;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import se.samrad.contracts.Deadline;

/**
 * Says dates, times, sizes and words of the vocabulary as a person says them, with hard spaces so that a line never parts a number
 * from what it counts; the templates' {@code say}.
 */
public final class Wording {
    /** Hard space. */
    public static final String HARD = "\u00a0";

    private static final List<String> SWEDISH_NUMBERS =
            List.of("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv");
    private static final List<String> ENGLISH_NUMBERS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** From this many days before the last one, the days left are shown warm. */
    private static final long SOON_DAYS = 14;

    private static final long HOURS_A_DAY = 24;

    private final Language language;
    private final Locale locale;
    private final MessageSource messages;
    private final Clock clock;

    public Wording(Language language, MessageSource messages, Clock clock) {
        this.language = language;
        this.locale = language.locale();
        this.messages = messages;
        this.clock = clock;
    }

    public Language language() {
        return language;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return Deadline.day(clock.instant());
    }

    /** A message by its key. */
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The word for a member of the vocabulary, message {@code <group>.<NAME>}. */
    public String of(String group, Enum<?> member) {
        return text(group + "." + member.name());
    }

    /** The day in Sweden at an instant. */
    public LocalDate dayIn(Instant at) {
        return Deadline.day(at);
    }

    /** "30 september 2026". */
    public String day(LocalDate day) {
        return hard(DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day));
    }

    /** "onsdag 30 september 2026". */
    public String weekday(LocalDate day) {
        return hard(DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", locale).format(day));
    }

    /** "30 september" in the present year, "30 september 2024" in another. */
    public String shortDay(LocalDate day) {
        return day.getYear() == today().getYear()
                ? hard(DateTimeFormatter.ofPattern("d MMMM", locale).format(day))
                : day(day);
    }

    /** "sep". */
    public String monthAbbreviated(LocalDate day) {
        String name = day.getMonth().getDisplayName(TextStyle.SHORT, locale);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.length() > 4 ? bare.substring(0, 3) : bare;
    }

    /** "Onsdag". */
    public String dayOfWeek(LocalDate day) {
        return capital(day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale));
    }

    /** The day as an element with its date for machines; safe as markup, since it holds nothing but numbers and a month. */
    public String dayTag(LocalDate day) {
        return tag(day.toString(), day(day));
    }

    public String weekdayTag(LocalDate day) {
        return tag(day.toString(), weekday(day));
    }

    public String shortDayTag(LocalDate day) {
        return tag(day.toString(), shortDay(day));
    }

    public String dayTag(Instant at) {
        return tag(at.toString(), day(Deadline.day(at)));
    }

    /** "kl. 10.15". */
    public String time(Instant at) {
        ZonedDateTime there = at.atZone(Deadline.ZONE);
        return language.english()
                ? DateTimeFormatter.ofPattern("H:mm", locale).format(there)
                : "kl." + HARD + DateTimeFormatter.ofPattern("H.mm", locale).format(there);
    }

    /** "kl. 10.15.30". */
    public String timeWithSeconds(Instant at) {
        ZonedDateTime there = at.atZone(Deadline.ZONE);
        return language.english()
                ? DateTimeFormatter.ofPattern("H:mm:ss", locale).format(there)
                : "kl." + HARD + DateTimeFormatter.ofPattern("H.mm.ss", locale).format(there);
    }

    /** How long something has waited, in hours or whole days: "3 timmar", "2 dagar". */
    public String age(long hours) {
        if (hours < 1) return text("age.hour.less");
        String unit = hours >= HOURS_A_DAY ? "age.day" : "age.hour";
        long number = hours >= HOURS_A_DAY ? hours / HOURS_A_DAY : hours;
        return number == 1 ? text(unit + ".one") : text(unit, number(number));
    }

    /** "18 september 2026 kl. 10.15". */
    public String moment(Instant at) {
        return day(Deadline.day(at)) + (language.english() ? ", " : " ") + time(at);
    }

    public String momentTag(Instant at) {
        return tag(at.toString(), moment(at));
    }

    /** "kl. 10.15.30" today, with the day before it otherwise. */
    public String updated(Instant at) {
        String time = timeWithSeconds(at);
        LocalDate day = Deadline.day(at);
        // whoever reads it on a screen knows what day it is; whoever finds the paper does not
        return tag(
                at.toString(),
                day.equals(today())
                        ? time + "<span class=\"paper-only\">, " + day(day) + "</span>"
                        : day(day) + (language.english() ? ", " : " ") + time);
    }

    /** "12 dagar kvar", "sista dagen". */
    public String daysLeft(long days) {
        if (days < 0) return text("days.over");
        if (days == 0) return text("days.last");
        return days == 1 ? text("days.one") : days + HARD + text("days.many");
    }

    /** How warm the days left are shown: a class of the stylesheet. */
    public String dueClass(long days) {
        if (days < 0) return "due calm";
        if (days == 0) return "due stop";
        return days > SOON_DAYS ? "due calm" : "due";
    }

    /** "om 12 dagar", "i dag". */
    public String inDays(long days) {
        if (days == 0) return text("in-days.today");
        return days == 1 ? text("in-days.one") : text("in-days.many", String.valueOf(days));
    }

    /** "184 kB", "11,6 MB". */
    public String size(long bytes) {
        if (bytes < 1000) return bytes + HARD + "B";
        if (bytes < 1_000_000) return Math.round(bytes / 1000.0) + HARD + "kB";
        return decimal(bytes / 1_000_000.0) + HARD + "MB";
    }

    /** "1 000". */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number).replace('\u202f', HARD.charAt(0));
    }

    /** "27 %". */
    public String share(int part, int whole) {
        if (whole == 0) return "0" + HARD + "%";
        return Math.round(100.0 * part / whole) + (language.english() ? "%" : HARD + "%");
    }

    /** "Tre" up to twelve, digits above. */
    public String count(long number) {
        List<String> words = language.english() ? ENGLISH_NUMBERS : SWEDISH_NUMBERS;
        return number >= 0 && number < words.size() ? capital(words.get((int) number)) : number(number);
    }

    /** A short name of a kind of file, "pdf". */
    public String fileType(@Nullable String mediaType) {
        if (mediaType == null) return text("file.other");
        return switch (mediaType) {
            case "application/pdf" -> "pdf";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> "docx";
            case "text/plain" -> "txt";
            case "text/markdown" -> "md";
            case "text/csv" -> "csv";
            default -> text("file.other");
        };
    }

    /** A roughly known day: the words as they were stated, else what the date itself says. */
    public String rough(@Nullable String edtf, @Nullable String asStated) {
        return RoughWording.of(this, edtf, asStated);
    }

    /** "kommunstyrelsen, 14 september 2026, § 112"; what was not said is left out. */
    public String decided(@Nullable String by, @Nullable LocalDate date, @Nullable String paragraph) {
        String where = paragraph == null ? "" : paragraph.strip().replace(" ", HARD);
        if (!where.isEmpty() && Character.isDigit(where.charAt(0))) where = "§" + HARD + where;
        return Stream.of(by, date == null ? null : day(date), where)
                .filter(said -> said != null && !said.isBlank())
                .collect(Collectors.joining(", "));
    }

    /** "a, b och c". */
    public String list(List<String> items) {
        if (items.isEmpty()) return "";
        if (items.size() == 1) return items.getFirst();
        return String.join(", ", items.subList(0, items.size() - 1)) + " " + text("and") + " " + items.getLast();
    }

    public String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(locale) + words.substring(1);
    }

    private String decimal(double number) {
        return String.format(locale, "%.1f", number);
    }

    private static String tag(String datetime, String words) {
        return "<time datetime=\"" + datetime + "\">" + words + "</time>";
    }

    /** A day is kept together; the weekday before it may stand on the line above. */
    static String hard(String day) {
        int number = 0;
        while (number < day.length() && !Character.isDigit(day.charAt(number))) number++;
        return day.substring(0, number) + day.substring(number).replace(" ", HARD);
    }
}
