package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Blank;
import se.samrad.eventing.OneLine;
import se.samrad.eventing.Rejected;

/** What may stand in a text. */
public final class Prose {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int EMAIL_CHARACTERS_MAX = 254;
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s\\p{Cntrl}@<>\"(),;:\\\\\\[\\]]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.)+[\\p{L}\\p{N}-]{2,63}");

    private static final String LINE_ENDS_AND_TABS = "\n\r\t\f\u000b";

    private Prose() {}

    /**
     * Whether these are characters that people write, or that come along when they paste: line ends of word processors and
     * leftovers of older encodings are no reason to turn somebody away. NUL and its like, and halves of pairs, are.
     */
    public static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && LINE_ENDS_AND_TABS.indexOf(c) < 0;
            if (control || c == 0xfffe || c == 0xffff) return false;
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) return false;
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is text on one line, without marks that turn the direction of what follows. */
    public static boolean isLine(String text) {
        return isText(text) && OneLine.is(text);
    }

    /**
     * A text that somebody may have given, as it is received; what is wrong with it is noted.
     *
     * @return null where nothing is said
     */
    public static @Nullable String text(
            String member, @Nullable String given, int charactersMax, List<Rejected.Member> wrong) {
        return given(member, given, charactersMax, Prose::isText, wrong);
    }

    /** @throws Rejected when something is wrong with it */
    public static @Nullable String text(String member, @Nullable String given, int charactersMax) {
        List<Rejected.Member> wrong = new ArrayList<>();
        String text = text(member, given, charactersMax, wrong);
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        return text;
    }

    /** The same on one line. */
    public static @Nullable String line(
            String member, @Nullable String given, int charactersMax, List<Rejected.Member> wrong) {
        return given(member, given, charactersMax, Prose::isLine, wrong);
    }

    /** A number of a document, as {@link OneLine#number} keeps it. */
    public static @Nullable String number(
            String member, @Nullable String given, int charactersMax, List<Rejected.Member> wrong) {
        String line = line(member, given, charactersMax, wrong);
        String number = line == null ? "" : OneLine.number(line);
        return number.isEmpty() ? null : number;
    }

    private static @Nullable String given(
            String member,
            @Nullable String given,
            int charactersMax,
            Predicate<String> may,
            List<Rejected.Member> wrong) {
        if (given == null || Blank.is(given)) return null;
        if (given.length() > charactersMax) wrong.add(new Rejected.Member(member, "too-long"));
        else if (!may.test(given)) wrong.add(new Rejected.Member(member, "not-text"));
        return given.strip();
    }

    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    public static boolean isEmail(String text) {
        return text.length() <= EMAIL_CHARACTERS_MAX && EMAIL.matcher(text).matches();
    }

    /** A file's name as it may be shown and sent: the last part of a path, on one line, of bearable length, never empty. */
    public static String fileName(String given, int charactersMax) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        OneLine.of(last)
                .codePoints()
                .filter(c -> !(c < 0x10000 && Character.isSurrogate((char) c)))
                .forEach(kept::appendCodePoint);
        String name = kept.toString().strip();
        if (name.length() > charactersMax) {
            // The end says what it is.
            int from = name.length() - charactersMax;
            name = name.substring(Character.isLowSurrogate(name.charAt(from)) ? from + 1 : from);
        }
        return name.isEmpty() || name.chars().allMatch(c -> c == '.') ? "fil" : name;
    }
}
