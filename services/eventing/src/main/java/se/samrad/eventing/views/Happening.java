package se.samrad.eventing.views;

import java.time.Instant;
import org.bson.Document;

/**
 * An event as it came from a topic.
 *
 * @param state schema number of {@code after}
 */
public record Happening(
        String topic,
        String stream,
        long version,
        String type,
        int schema,
        int state,
        Instant time,
        Document data,
        Document after) {
    public String id() {
        return stream + "@" + version;
    }
}
