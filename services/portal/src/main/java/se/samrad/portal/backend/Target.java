package se.samrad.portal.backend;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A path with its query at a service, everything in it encoded.
 *
 * @param text path and query, ready to send
 * @param forMany whether what is asked for is done for hundreds of bodies, and so may take up to a minute
 */
public record Target(String text, boolean forMany) {
    Target(String text) {
        this(text, false);
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
                text + separator + name + "=" + UriUtils.encode(value.toString(), StandardCharsets.UTF_8), forMany);
    }

    /** For what is given up too soon otherwise, while it goes on all the same. */
    public Target patiently() {
        return new Target(text, true);
    }

    /** Whether everybody may read this; then it is asked without telling who reads. */
    boolean isPublic() {
        return text.startsWith("/api/public/");
    }
}
