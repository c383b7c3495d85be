package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** Whether a document can only be opened with a password: nobody here could read, check or hand it out. */
final class Encrypted {
    /** In a trailer, or in the dictionary of a cross-reference stream, neither of which is ever packed. */
    private static final Pattern PDF = Pattern.compile("/Encrypt\\s*(?:<<|\\d+\\s+\\d+\\s+R)");

    private static final Pattern OFFICE =
            Pattern.compile(Pattern.quote(new String("EncryptedPackage".getBytes(UTF_16LE), ISO_8859_1)));
    private static final int WINDOW_BYTES = 256 * 1024;
    private static final int OVERLAP_BYTES = 256;

    private Encrypted() {}

    static boolean pdf(Content content) throws IOException {
        return holds(content, PDF);
    }

    static boolean office(Content content) throws IOException {
        return holds(content, OFFICE);
    }

    /** Reads window by window, each with the end of the one before. */
    private static boolean holds(Content content, Pattern pattern) throws IOException {
        try (InputStream bytes = content.open()) {
            String end = "";
            for (byte[] window = bytes.readNBytes(WINDOW_BYTES);
                    window.length > 0;
                    window = bytes.readNBytes(WINDOW_BYTES)) {
                String text = end + new String(window, ISO_8859_1);
                if (pattern.matcher(text).find()) return true;
                end = text.substring(Math.max(0, text.length() - OVERLAP_BYTES));
            }
            return false;
        }
    }
}
