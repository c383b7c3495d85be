package se.samrad.eventing;

/**
 * What may stand in a name or a title, which is shown among others and in lists, mails and file names: one line, in the direction
 * in which it is written. Marks that turn what follows make "exe.pdf" of "fdp.exe".
 */
public final class OneLine {
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
