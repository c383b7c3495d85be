package se.samrad.eventing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Looks through a request and remembers everything that is wrong with it, so that all of it can be told at once. */
public final class Findings {
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2199;

    private final List<Rejected.Member> wrong = new ArrayList<>();

    public void add(String member, String reason) {
        wrong.add(new Rejected.Member(member, reason));
    }

    /** A text that may be left out; blank is left out. */
    public @Nullable String text(String member, @Nullable String value, int charactersMax) {
        if (value == null || Blank.is(value)) return null;
        String text = value.strip();
        if (text.length() > charactersMax) add(member, "too-long");
        if (!writable(text)) add(member, "not-a-character");
        return text;
    }

    /** A name or a title that may be left out: of one line, and without marks that turn its direction. */
    public @Nullable String line(String member, @Nullable String value, int charactersMax) {
        String line = text(member, value, charactersMax);
        if (line != null && writable(line) && !OneLine.is(line)) add(member, "not-one-line");
        return line;
    }

    /** A number of a case, which may be left out, as {@link OneLine#number} keeps it. */
    public @Nullable String number(String member, @Nullable String value, int charactersMax) {
        String line = line(member, value, charactersMax);
        return line == null ? null : text(member, OneLine.number(line), charactersMax);
    }

    public String requiredNumber(String member, @Nullable String value, int charactersMax) {
        String number = number(member, value, charactersMax);
        if (number == null) add(member, "missing");
        return number == null ? "" : number;
    }

    public String requiredLine(String member, @Nullable String value, int charactersMax) {
        String line = line(member, value, charactersMax);
        if (line == null) add(member, "missing");
        return line == null ? "" : line;
    }

    public String required(String member, @Nullable String value, int charactersMax) {
        String text = text(member, value, charactersMax);
        if (text == null) add(member, "missing");
        return text == null ? "" : text;
    }

    /** Whether a day is one that somebody may mean; those far away are slips, and some are days to no store. */
    public static boolean inRange(LocalDate day) {
        return day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX;
    }

    /** A day that must be there. */
    public @Nullable LocalDate day(String member, @Nullable String value) {
        if (value == null || value.isBlank()) {
            add(member, "missing");
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value.strip());
            if (!inRange(day)) add(member, "day-out-of-range");
            return day;
        } catch (DateTimeException e) {
            add(member, "not-a-day");
            return null;
        }
    }

    /** Looks at each of a list; null is an empty list, and too long a list is not looked at. */
    public <T> void each(
            String member, @Nullable List<@Nullable T> values, int countMax, BiConsumer<String, @Nullable T> look) {
        if (values == null) return;
        if (values.size() > countMax) {
            add(member, "too-many");
            return;
        }
        for (int i = 0; i < values.size(); i++) look.accept(member + "[" + i + "]", values.get(i));
    }

    public boolean none() {
        return wrong.isEmpty();
    }

    public List<Rejected.Member> all() {
        return List.copyOf(wrong);
    }

    /** @throws Rejected naming everything that is wrong */
    public void orElseReject() {
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
    }

    /** Letters, signs and line breaks; no control characters and no halves of a character. */
    private static boolean writable(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\n'
                        || c == '\r'
                        || c == '\t'
                        || !(Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE));
    }
}
