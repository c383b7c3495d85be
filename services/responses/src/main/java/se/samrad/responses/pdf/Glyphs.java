package se.samrad.responses.pdf;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The characters that our fonts can draw. What they cannot is told by its number in Unicode: an archive may hold no
 * characters without a shape, and a silent gap would change what somebody wrote.
 */
final class Glyphs {
    private static final int BASIC_PLANE = 0x10000;

    private final BitSet drawn = new BitSet(BASIC_PLANE);

    /** @param fonts each character must be in all of them */
    Glyphs(Iterable<String> fonts) {
        drawn.set(' ', BASIC_PLANE);
        for (String font : fonts) drawn.and(inFont(font));
    }

    private static BitSet inFont(String font) {
        BitSet found = new BitSet(BASIC_PLANE);
        try (InputStream bytes = PdfDocument.font(font);
                TrueTypeFont opened = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            CmapLookup characters = opened.getUnicodeCmapLookup();
            for (int c = ' '; c < BASIC_PLANE; c++) if (characters.getGlyphId(c) != 0) found.set(c);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The text with what cannot be drawn written out, as in {@code [U+1F600]}. */
    String drawable(String text) {
        return text.codePoints().mapToObj(this::drawable).collect(joining());
    }

    private String drawable(int c) {
        if (c == '\n' || (c < BASIC_PLANE && drawn.get(c) && !isUnseen(c))) return Character.toString(c);
        if (c == '\t' || Character.isSpaceChar(c)) return " ";
        if (isUnseen(c)) return "";
        return "[U+%04X]".formatted(c);
    }

    /** Characters without a shape of their own, some of which turn the text around. */
    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
