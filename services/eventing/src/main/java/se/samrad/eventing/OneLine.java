package se.samrad.eventing;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What may stand in a name or a title, which is shown among others and in lists, mails and file names: one line, in the direction
 * in which it is written. Marks that turn what follows make "exe.pdf" of "fdp.exe".
 */
public final class OneLine {
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private OneLine() {}

    public static boolean is(String text) {
        return text.chars().noneMatch(OneLine::isBroken);
    }

    /** Without what may not stand there. */
    public static String of(String text) {
        StringBuilder kept = new StringBuilder();
        text.chars().filter(c -> !isBroken(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /**
     * A number of a case or a document as it is kept, so that two that read the same are the same: what is pasted from a word
     * processor has spaces that do not break and signs that nobody sees.
     */
    public static String number(String text) {
        return Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }

    /** Line ends and other control characters, and marks of direction. */
    private static boolean isBroken(int c) {
        return c < ' '
                || (c >= 0x7f && c < 0xa0)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
