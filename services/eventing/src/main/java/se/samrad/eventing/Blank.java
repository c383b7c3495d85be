package se.samrad.eventing;

import org.jspecify.annotations.Nullable;

/**
 * Whether a text shows nothing: spaces of every kind, marks that only join or turn, and letters without a shape. Within a text they
 * stay, since some languages are written with them; a text of nothing else says nothing.
 */
public final class Blank {
    private Blank() {}

    public static boolean is(@Nullable String text) {
        return text == null || text.codePoints().allMatch(Blank::isUnseen);
    }

    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || isFiller(c);
    }

    /** Letters and marks that have no shape of their own: fillers, the empty Braille cell and selectors of variants. */
    private static boolean isFiller(int c) {
        return c == 0x2800
                || c == 0x3164
                || c == 0xffa0
                || c == 0x115f
                || c == 0x1160
                || c == 0x034f
                || c == 0x17b4
                || c == 0x17b5
                || (c >= 0x180b && c <= 0x180f)
                || (c >= 0xfe00 && c <= 0xfe0f)
                || (c >= 0xe0100 && c <= 0xe01ef);
    }
}
