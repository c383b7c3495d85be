package se.samrad.responses.reading;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The messages that became a response, or were added to it, as they came. */
@FunctionalInterface
public interface Messages {
    /**
     * @param arrived when it arrived, as what it became says too
     * @param sha256 of all its bytes; null when it was too large to be fetched
     * @param malicious whether a file in it is known as malicious
     * @param bytes opens it; the receiver closes
     */
    record Message(
            Instant arrived, @Nullable String sha256, long size, boolean malicious, Supplier<InputStream> bytes) {}

    /** In the order in which they arrived. */
    List<Message> of(String response);
}
