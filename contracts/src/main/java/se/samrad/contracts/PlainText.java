package se.samrad.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Files of text as people save them. */
public final class PlainText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String MARK = "\uFEFF";

    private PlainText() {}

    /**
     * UTF-8; UTF-16 where a byte order mark says so; else Windows-1252, which is what files that are not UTF-8 are in. A mark is
     * left out of the text.
     */
    public static String decode(byte[] content) {
        if (starts(content, 0xfe, 0xff)) return new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
        if (starts(content, 0xff, 0xfe)) return new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(content, WINDOWS);
        }
    }

    private static boolean starts(byte[] content, int first, int second) {
        return content.length >= 2 && (content[0] & 0xff) == first && (content[1] & 0xff) == second;
    }
}
