package se.samrad.status.rows;

import java.time.Instant;
import org.bson.Document;

/**
 * A kept event.
 *
 * @param after how its stream stood after it
 */
public record Known(String stream, long version, String type, Instant time, Document data, Document after) {
    /** Whether it is about something that the sender has added to an answer, and not about the answer. */
    public boolean ofSupplement() {
        return data.get("record") != null;
    }

    static Known of(Document kept) {
        Document entry = kept.get("entry", Document.class);
        Document none = new Document();
        return new Known(
                kept.getString("stream"),
                kept.getLong("v"),
                kept.getString("type"),
                kept.getDate("time").toInstant(),
                entry.get("data") == null ? none : entry.get("data", Document.class),
                entry.get("after") == null ? none : entry.get("after", Document.class));
    }
}
