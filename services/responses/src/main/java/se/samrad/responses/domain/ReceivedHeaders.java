package se.samrad.responses.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The stamps that mail servers put on a message, the newest on top. */
public final class ReceivedHeaders {
    private static final Map<Long, String> MONTHS = Map.ofEntries(
            Map.entry(1L, "Jan"),
            Map.entry(2L, "Feb"),
            Map.entry(3L, "Mar"),
            Map.entry(4L, "Apr"),
            Map.entry(5L, "May"),
            Map.entry(6L, "Jun"),
            Map.entry(7L, "Jul"),
            Map.entry(8L, "Aug"),
            Map.entry(9L, "Sep"),
            Map.entry(10L, "Oct"),
            Map.entry(11L, "Nov"),
            Map.entry(12L, "Dec"));
    /** RFC 5322; the weekday is cut off before, since some servers write it in their own language. */
    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendValue(ChronoField.DAY_OF_MONTH, 1, 2, java.time.format.SignStyle.NOT_NEGATIVE)
            .appendLiteral(' ')
            .appendText(ChronoField.MONTH_OF_YEAR, MONTHS)
            .appendPattern(" uuuu H:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalEnd()
            .appendLiteral(' ')
            .appendOffset("+HHMM", "+0000")
            .toFormatter(Locale.ROOT);

    private ReceivedHeaders() {}

    /**
     * When a server of the authority's own took the message. A sender can write stamps too, but only below those of the
     * servers that it passed later; so the topmost of ours counts.
     *
     * @param received the headers, the topmost first
     * @param host the authority's own receiving server
     * @param now no stamp is believed that is later
     */
    public static Optional<Instant> arrival(List<String> received, String host, Instant now) {
        for (String header : received) {
            String bare = withoutComments(header);
            if (!sameHost(by(bare), host)) continue;
            return stamp(bare).filter(at -> !at.isAfter(now));
        }
        return Optional.empty();
    }

    static boolean sameHost(String one, String other) {
        return !one.isEmpty() && bareHost(one).equals(bareHost(other));
    }

    private static String bareHost(String host) {
        String low = host.strip().toLowerCase(Locale.ROOT);
        return low.endsWith(".") ? low.substring(0, low.length() - 1) : low;
    }

    /** What stands after {@code by}; the name that the other server gave itself comes before and is no keyword. */
    private static String by(String header) {
        List<String> words = List.of(header.strip().split("[\\s;]+"));
        int at = words.getFirst().equalsIgnoreCase("from") ? 2 : 0;
        return at + 1 < words.size() && words.get(at).equalsIgnoreCase("by") ? words.get(at + 1) : "";
    }

    private static Optional<Instant> stamp(String header) {
        String date = header.substring(header.lastIndexOf(';') + 1).strip().replaceAll("\\s+", " ");
        int weekday = date.indexOf(',');
        if (weekday >= 0) date = date.substring(weekday + 1).strip();
        date = date.replaceFirst(" (?:GMT|UTC?|Z|-0000)$", " +0000");
        try {
            return Optional.of(OffsetDateTime.parse(date, STAMP).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Comments may be nested and may hold anything, also what looks like another server. */
    static String withoutComments(String header) {
        StringBuilder bare = new StringBuilder();
        int open = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && i + 1 < header.length()) {
                if (open == 0) bare.append(c).append(header.charAt(i + 1));
                i++;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && open > 0) {
                open--;
                bare.append(' ');
            } else if (open == 0) {
                bare.append(c);
            }
        }
        return bare.toString();
    }
}
