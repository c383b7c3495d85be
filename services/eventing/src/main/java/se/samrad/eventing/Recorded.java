package se.samrad.eventing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is stored and sent.
 *
 * @param schema number of the shape of {@code data}
 * @param data what happened, JSON, kept and forwarded byte for byte
 * @param state number of the shape of {@code after}
 * @param after how the stream stands after it, JSON
 * @param told what everybody may know of it; null when nothing
 */
public record Recorded(
        String type,
        int schema,
        String data,
        int state,
        String after,
        @Nullable Part told) {
    /**
     * The public part, of the same form.
     *
     * @param time when it says that it happened; null for the commit's own time
     */
    public record Part(
            String type,
            int schema,
            String data,
            int state,
            String after,
            @Nullable Instant time) {}
}
