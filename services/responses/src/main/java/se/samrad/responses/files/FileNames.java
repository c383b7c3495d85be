package se.samrad.responses.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files as they leave this service: such that every system can save them, and none is led astray. */
public final class FileNames {
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
    private static final int CHARACTERS_MAX = 100;
    private static final String NAMELESS = "fil";

    /** Control characters, and marks that are not seen: some turn the direction of what follows, "exe.pdf" for "fdp.exe". */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u2028\\u2029]");

    private static final Pattern SPACE = Pattern.compile("[\\p{Zs}]+");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[<>:\"/\\\\|?*]");
    private static final Pattern AT_THE_ENDS = Pattern.compile("^[. ]+|[. ]+$");

    /** Devices of Windows, whatever ending they are given. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\\.|$| )");

    private FileNames() {}

    /** A name that every file system takes; the end, which says what it is, is kept when it is too long. */
    public static String portable(String name) {
        String kept =
                UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
        kept = SPACE.matcher(kept).replaceAll(" ");
        kept = NOT_IN_A_NAME.matcher(kept).replaceAll("_");
        if (kept.codePointCount(0, kept.length()) > CHARACTERS_MAX) {
            kept = kept.substring(kept.offsetByCodePoints(kept.length(), -CHARACTERS_MAX));
        }
        kept = AT_THE_ENDS.matcher(kept).replaceAll("");
        if (DEVICE.matcher(kept).lookingAt()) kept = "_" + kept;
        return kept.isEmpty() ? NAMELESS : kept;
    }

    /**
     * The value of {@code Content-Disposition} for a file to save: the name in the characters that all understand, and as RFC
     * 8187 writes any others.
     */
    public static String attachment(String name) {
        String portable = portable(name);
        String plain = Normalizer.normalize(portable, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\x20-\\x7e]", "_")
                .replace('%', '_');
        return "attachment; filename=\"" + (plain.isBlank() ? NAMELESS : plain) + "\"; filename*=UTF-8''"
                + encoded(portable);
    }

    private static String encoded(String name) {
        StringBuilder written = new StringBuilder();
        for (byte b : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0);
            written.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return written.toString();
    }

    /**
     * What everybody sees a file called that is published as it came: as its sender calls it, but a private person's name for it
     * may tell who it is.
     *
     * @param number among those that can be saved, counted from 1
     */
    public static String published(String own, int number, boolean person) {
        if (!own.isEmpty() && !person) return own;
        Matcher ending = ENDING.matcher(own);
        return "bilaga-" + number + (ending.find() ? ending.group() : "");
    }
}
