package se.samrad.responses.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may tell who somebody is or where they live. It proposes and no more: a name it does not know, and a number that
 * was mistyped it does not find.
 */
public final class PersonalData {
    private static final String SPACE = "[ \\u00a0\\u2009\\u202f]";
    private static final String DASH = "[-\\u2010-\\u2013\\u2212]";
    private static final String GAP = "(?:" + SPACE + "|" + DASH + ")?";
    /** Not inside a word or number, nor in the tail of a date, an amount or a case number. */
    private static final String NUMBER_BEGINS = "(?<![\\p{L}\\p{N}])(?<!\\p{N}[-\\u2010-\\u2013./:,])";

    private static final String ENDS = "(?![\\p{L}\\p{N}])";

    private static final Pattern PERSONAL_NUMBER = Pattern.compile(NUMBER_BEGINS
            + "(?:(18|19|20)" + SPACE + "?)?(\\d\\d)" + GAP + "(\\d\\d)" + GAP + "(\\d\\d)"
            + SPACE + "?(?:" + DASH + "|\\+)?" + SPACE + "?(\\d{4})" + ENDS);

    private static final Pattern EMAIL =
            Pattern.compile("(?<![\\p{L}\\p{N}._%+'-])[\\p{L}\\p{N}_%+'-][\\p{L}\\p{N}._%+'-]{0,63}"
                    + "(?:@| ?[(\\[](?i:at|snabel-a)[)\\]] ?)"
                    + "(?:[\\p{L}\\p{N}-]{1,63}\\.){1,6}\\p{L}{2,24}");

    private static final Pattern SWEDISH_PHONE = Pattern.compile(NUMBER_BEGINS
            + "(?:(?:\\+|00)46" + GAP + "(?:\\(0\\)" + SPACE + "?)?|\\(?0)([1-9]\\d{0,2}\\)?" + SPACE + "?(?:" + DASH
            + "|/)?"
            + SPACE + "?\\d(?:" + GAP + "\\d){4,8})" + ENDS);
    private static final int NATIONAL_DIGITS_MIN = 7;
    private static final int NATIONAL_DIGITS_MAX = 9;

    private static final Pattern FOREIGN_PHONE =
            Pattern.compile(NUMBER_BEGINS + "\\+(?!46)[1-9]\\d{0,2}(?:" + GAP + "\\d){6,12}" + ENDS);

    private static final String DEFINITE =
            "gatan|vägen|gränden|stigen|torget|allén|backen|leden|kajen|stranden|esplanaden|brinken"
                    + "|slingan|ringen|höjden|svängen|promenaden|terrassen|planen|platsen|parken";
    private static final String INDEFINITE = "gata|väg|gränd|stig|torg|allé|backe|plan|plats|strand|kaj";
    private static final String BESIDE =
            "Norra|Södra|Östra|Västra|Stora|Lilla|Gamla|Nya|Övre|Nedre|Långa|Mellersta|Inre|Yttre";
    private static final String NAME = "\\p{Lu}[\\p{L}.:]{0,30}";
    private static final String STREET =
            "(?:(?:" + NAME + SPACE + "){0,3}\\p{Lu}\\p{L}{1,40}?(?:" + DEFINITE + "|" + INDEFINITE + ")"
                    + "|(?:" + NAME + SPACE + "){1,3}(?<=s" + SPACE + ")(?:" + INDEFINITE + ")"
                    + "|(?:" + BESIDE + ")" + SPACE + "(?i:" + DEFINITE + "|" + INDEFINITE + "))";
    /** A number of a house, not the beginning of an amount or a measure; "4 i Exempelby" says where the house stands. */
    private static final String HOUSE = SPACE + "[1-9]\\d{0,2}(?:(?:[A-Za-z]|" + SPACE
            + "[A-Za-hj-z])(?![\\p{L}\\p{N}]))?"
            + "(?![\\p{L}\\p{N}]|[.,:]\\d|" + SPACE + "?%|" + SPACE + "\\d{3}(?!" + SPACE + "?\\d\\d" + SPACE
            + "{1,2}\\p{Lu})|"
            + SPACE + "(?:procent|m|km|meter|kilometer|minuter|år|kr|kronor|mkr|mnkr|tkr|miljoner|miljarder)" + ENDS
            + ")";

    private static final String FLAT = "(?:,?" + SPACE + "(?:lgh|lägenhet)" + SPACE + "\\d{3,4})?";
    private static final String POSTAL = "(?:SE?-)?[1-9]\\d\\d" + SPACE + "?\\d\\d" + SPACE + "{1,2}\\p{Lu}\\p{L}{1,30}"
            + "(?:" + SPACE + "\\p{Lu}\\p{L}{1,30})?";
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + STREET + HOUSE + FLAT
            + "(?:,?\\s{1,3}" + POSTAL + ")?|(?<!\\p{N}[-./:, ])" + POSTAL + ")" + ENDS);

    private static final int PART_OF_NAME_MIN = 3;

    /** What it seems to be. */
    public enum Kind {
        PERSONAL_NUMBER,
        EMAIL,
        PHONE,
        ADDRESS,
        /** What the sender is called, who may have signed the text. */
        NAME
    }

    /**
     * A place in a text.
     *
     * @param start first UTF-16 unit, from 0
     */
    public record Found(Kind kind, int start, int length) {
        int end() {
            return start + length;
        }
    }

    private PersonalData() {}

    /** What is found in a text, in its order; no two overlap. */
    public static List<Found> in(String text) {
        return in(text, null);
    }

    /**
     * The same, with what the sender of the text is called.
     *
     * @param sender as they wrote their name themselves; null when they did not
     */
    public static List<Found> in(String text, @Nullable String sender) {
        List<Found> found = new ArrayList<>();
        look(Kind.PERSONAL_NUMBER, PERSONAL_NUMBER, text, PersonalData::isPersonalNumber, found);
        look(Kind.EMAIL, EMAIL, text, match -> true, found);
        look(Kind.PHONE, SWEDISH_PHONE, text, PersonalData::isSwedishPhone, found);
        look(Kind.PHONE, FOREIGN_PHONE, text, match -> true, found);
        look(Kind.ADDRESS, ADDRESS, text, match -> true, found);
        called(sender).ifPresent(name -> look(Kind.NAME, name, text, match -> true, found));
        found.sort(Comparator.comparingInt(Found::start));
        return List.copyOf(found);
    }

    /** The whole name however it is written, else a part of it that begins with a capital. */
    private static Optional<Pattern> called(@Nullable String sender) {
        if (sender == null) return Optional.empty();
        List<String> parts = Arrays.stream(sender.strip().split("[\\s,.;:()]+"))
                .filter(part -> part.codePointCount(0, part.length()) >= PART_OF_NAME_MIN)
                .map(Pattern::quote)
                .toList();
        if (parts.isEmpty()) return Optional.empty();
        String whole = "(?iu:" + String.join("[\\s,.]{1,4}(?:\\p{L}{1,20}[\\s,.]{1,4}){0,2}", parts) + ")";
        String part = "(?=\\p{Lu})(?iu:" + String.join("|", parts) + ")";
        return Optional.of(Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + whole + "|" + part + ")s?" + ENDS));
    }

    private interface Check {
        boolean holds(MatchResult match);
    }

    private static void look(Kind kind, Pattern pattern, String text, Check check, List<Found> found) {
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            // What is refused may hide the beginning of another.
            from = matcher.start() + 1;
            if (!check.holds(matcher)) continue;
            Found one = new Found(kind, matcher.start(), matcher.end() - matcher.start());
            from = one.end();
            if (found.stream().noneMatch(other -> other.start() < one.end() && one.start() < other.end()))
                found.add(one);
        }
    }

    private static boolean isSwedishPhone(MatchResult match) {
        long digits = match.group(1).chars().filter(Character::isDigit).count();
        return digits >= NATIONAL_DIGITS_MIN && digits <= NATIONAL_DIGITS_MAX;
    }

    /** A birthday that has been, or a coordination number's with 60 added, and the right last digit. */
    private static boolean isPersonalNumber(MatchResult match) {
        String century = match.group(1);
        int year = Integer.parseInt(match.group(2));
        int month = Integer.parseInt(match.group(3));
        int day = Integer.parseInt(match.group(4));
        if (day > 60) day -= 60;
        boolean dated = century == null
                ? isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
                : isDate(Integer.parseInt(century) * 100 + year, month, day);
        return dated && isChecked(match.group(2) + match.group(3) + match.group(4) + match.group(5));
    }

    private static boolean isDate(int year, int month, int day) {
        try {
            LocalDate.of(year, month, day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Luhn's check: every second digit doubled, from the first. */
    private static boolean isChecked(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < tenDigits.length(); i++) {
            int digit = Character.digit(tenDigits.charAt(i), 10) * (i % 2 == 0 ? 2 : 1);
            sum += digit / 10 + digit % 10;
        }
        return sum % 10 == 0;
    }
}
