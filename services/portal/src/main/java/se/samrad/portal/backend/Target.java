package se.samrad.portal.backend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A path with its query at a service, everything in it encoded.
 *
 * @param text path and query, ready to send
 * @param patience how long an answer is waited for
 */
public record Target(String text, Patience patience) {
    /** What was given up would be done all the same, so nobody gives up too soon. */
    enum Patience {
        /** A service may wait five seconds for a position. */
        USUAL(Duration.ofSeconds(8)),
        /** What is done for hundreds of bodies. */
        FOR_MANY(Duration.ofSeconds(60)),
        /** As many and as large files as an answer may have, on a slow disk and past a scanner. */
        FOR_FILES(Duration.ofMinutes(30));

        final Duration most;

        Patience(Duration most) {
            this.most = most;
        }
    }

    Target(String text) {
        this(text, Patience.USUAL);
    }

    /** Each {@code {}} is one segment, filled from what the reader sent. */
    public static Target of(String pattern, String... segments) {
        StringBuilder path = new StringBuilder();
        String[] parts = pattern.split("\\{}", -1);
        if (parts.length != segments.length + 1) throw new IllegalArgumentException(pattern);
        for (int i = 0; i < parts.length; i++) {
            path.append(parts[i]);
            if (i < segments.length) path.append(UriUtils.encode(segments[i], StandardCharsets.UTF_8));
        }
        return new Target(path.toString());
    }

    /** The target with one more query parameter; left out when there is nothing to say. */
    public Target with(String name, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) return this;
        String separator = text.contains("?") ? "&" : "?";
        return new Target(
                text + separator + name + "=" + UriUtils.encode(value.toString(), StandardCharsets.UTF_8), patience);
    }

    /** For what is given up too soon otherwise, while it goes on all the same. */
    public Target patiently() {
        return new Target(text, Patience.FOR_MANY);
    }

    /** For what hands files over. */
    public Target forFiles() {
        return new Target(text, Patience.FOR_FILES);
    }

    /** Whether everybody may read this; then it is asked without telling who reads. */
    boolean isPublic() {
        return text.startsWith("/api/public/");
    }
}
