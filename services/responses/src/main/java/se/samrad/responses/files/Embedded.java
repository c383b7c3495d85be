package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** A file within a Word or Excel file: a workbook behind a chart is received, and what can be run is not. */
final class Embedded {
    private static final Pattern RUN_BY_NAME =
            Pattern.compile(".*\\.(?:exe|dll|com|scr|pif|cpl|msi|bat|cmd|jse?|vb[se]|ws[fh]|ps1|hta|jar|lnk"
                    + "|do[ct]m|xls[mb]|xl[ta]m|pp[ts]m|potm)");
    /** Macros in the format of older programs, and how nearly every program for Windows begins. */
    private static final Pattern WITHIN =
            Pattern.compile(Pattern.quote(new String("_VBA_PROJECT".getBytes(UTF_16LE), ISO_8859_1))
                    + "|This program (?:cannot be run in DOS mode|must be run under Win32)");

    private static final int WINDOW_BYTES = 64 * 1024;
    private static final int OVERLAP_BYTES = 64;

    private Embedded() {}

    static boolean is(String entry) {
        return entry.contains("/embeddings/");
    }

    /** @throws se.samrad.eventing.Rejected when it can be run, by its name */
    static void named(String entry) {
        if (RUN_BY_NAME.matcher(entry).matches()) throw FileType.refused("file-with-macros");
    }

    /** @throws se.samrad.eventing.Rejected when it can be run, or carries macros */
    static void look(byte[] begins, InputStream rest) throws IOException {
        String beginning = new String(begins, ISO_8859_1);
        if (beginning.startsWith("MZ") || beginning.startsWith("\177ELF")) throw FileType.refused("file-with-macros");
        String end = beginning;
        for (byte[] window = rest.readNBytes(WINDOW_BYTES); window.length > 0; window = rest.readNBytes(WINDOW_BYTES)) {
            String text = end + new String(window, ISO_8859_1);
            if (WITHIN.matcher(text).find()) throw FileType.refused("file-with-macros");
            end = text.substring(Math.max(0, text.length() - OVERLAP_BYTES));
        }
    }
}
