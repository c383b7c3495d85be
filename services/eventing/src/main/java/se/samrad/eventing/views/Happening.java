package se.samrad.eventing.views;

import java.time.Instant;
import org.bson.Document;

/**
 * An event as it came from a topic.
 *
 * @param state schema number of {@code after}
 * @param sent when it happened, as the record has it
 */
public record Happening(
        String topic,
        String stream,
        long version,
        String type,
        int schema,
        int state,
        String sent,
        Document data,
        Document after) {
    /**
     * When it happened. Read only where it is asked for: most events are folded without it, and reading it takes as long as reading
     * the rest.
     *
     * @throws java.time.format.DateTimeParseException when it is no time
     */
    public Instant time() {
        return Instant.parse(sent);
    }

    public String id() {
        return stream + "@" + version;
    }
}
