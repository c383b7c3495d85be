package se.samrad.responses.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the headers of a message tell of where it is from.
 *
 * @param headers by name in small letters, each header's values the topmost first
 * @param from the addresses that it says it is from, in small letters
 */
public record MailHead(Map<String, List<String>> headers, List<String> from) {
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");
    private static final Pattern ROBOT =
            Pattern.compile("(mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply[-.].*|bounces?([-+.].*)?)@.*");
    private static final Pattern FAILED = Pattern.compile("(?i)(?:^|[\\s;])(dmarc|spf)\\s*=\\s*(fail|permerror)\\b");
    private static final Pattern PROVED = Pattern.compile("(?i)(?:^|[\\s;])dmarc\\s*=\\s*pass\\b");

    public MailHead {
        headers = Map.copyOf(headers);
        from = List.copyOf(from);
    }

    private String first(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    private boolean has(String name) {
        return headers.containsKey(name);
    }

    /** Whether a machine wrote it, so that a letter back would be answered by a machine. */
    public boolean automatic() {
        String submitted = first("auto-submitted").toLowerCase(Locale.ROOT);
        if (!submitted.isEmpty() && !submitted.startsWith("no")) return true;
        if (BULK.contains(first("precedence").toLowerCase(Locale.ROOT))) return true;
        if (has("list-id") || has("list-unsubscribe") || has("x-autoreply") || has("x-autorespond")) return true;
        if (first("return-path").replaceAll("\\s", "").equals("<>")) return true;
        if (first("content-type").toLowerCase(Locale.ROOT).startsWith("multipart/report")) return true;
        return from.stream().anyMatch(address -> ROBOT.matcher(address).matches());
    }

    /**
     * Whether it may be from somebody else than it says: the authority's own server found so, or the envelope names another
     * domain and nothing proves the sender.
     *
     * @param host the authority's own receiving server, whose findings alone are believed
     */
    public boolean doubtful(String host) {
        if (from.size() != 1) return true;
        String found = findings(host);
        if (FAILED.matcher(found).find() && !PROVED.matcher(found).find()) return true;
        if (PROVED.matcher(found).find()) return false;
        String envelope = first("return-path").replaceAll("[<>\\s]", "").toLowerCase(Locale.ROOT);
        return !envelope.isEmpty() && !related(domain(envelope), domain(from.getFirst()));
    }

    private String findings(String host) {
        for (String header : headers.getOrDefault("authentication-results", List.of())) {
            String bare = ReceivedHeaders.withoutComments(header).strip();
            String server = bare.split("[\\s;]", 2)[0];
            if (ReceivedHeaders.sameHost(server, host)) return bare;
        }
        return "";
    }

    private static boolean related(String one, String other) {
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
