package se.samrad.portal.gateway;

import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses paths that could mean one thing here and another to the service behind. */
final class PathCheck {
    private static final Pattern ENCODED_TRAP = Pattern.compile("%(2f|5c|2e|25|0[0-9a-f]|1[0-9a-f]|7f)");
    private static final Pattern HALF_ENCODED = Pattern.compile("%(?![0-9a-f]{2})");
    private static final Pattern NOT_OF_A_QUERY = Pattern.compile("[^\\x21-\\x7e]|[\"<>\\\\^`{|}]");

    private PathCheck() {}

    /** Whether every reader of this path, still encoded, reads the same segments. */
    static boolean clean(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return path.chars().allMatch(c -> c > 0x20 && c < 0x7f)
                && !ENCODED_TRAP.matcher(lower).find()
                && !HALF_ENCODED.matcher(lower).find()
                && !path.contains("//")
                && !path.contains("\\")
                && !path.contains(";")
                && !path.contains("/../")
                && !path.endsWith("/..")
                && !path.contains("/./")
                && !path.endsWith("/.");
    }

    /** A query as it may be sent on: what browsers leave raw is encoded. */
    static String query(String query) {
        return NOT_OF_A_QUERY.matcher(query).replaceAll(match -> encode(match.group()));
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            encoded.append('%').append(String.format(Locale.ROOT, "%02X", b));
        }
        return encoded.toString();
    }
}
