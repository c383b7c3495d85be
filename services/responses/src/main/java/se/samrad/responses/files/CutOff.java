package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;

/**
 * Whether a document ends before it is over. A PDF says at its end where its objects are and that this was the end (ISO 32000-2,
 * 7.5.5); programs find it though something else follows, and so does this.
 */
final class CutOff {
    private static final int END_BYTES = 64 * 1024;

    private CutOff() {}

    static boolean pdf(Content content) throws IOException {
        byte[] before = {};
        byte[] last = {};
        try (InputStream bytes = content.open()) {
            for (byte[] next = bytes.readNBytes(END_BYTES); next.length > 0; next = bytes.readNBytes(END_BYTES)) {
                before = last;
                last = next;
            }
        }
        String end = new String(before, ISO_8859_1) + new String(last, ISO_8859_1);
        return !end.contains("%%EOF") && !end.contains("startxref");
    }
}
