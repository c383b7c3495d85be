package se.samrad.status.rows;

import java.time.Instant;
import java.util.List;
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

    /** By what is told of an addition that can be read: the hash of its text, or of its first file where it has none. */
    public String supplementKey() {
        Document text = data.get("text", Document.class);
        if (text != null) return text.getString("sha256");
        List<Document> files = data.getList("files", Document.class, List.of());
        return files.isEmpty() ? "" : files.getFirst().getString("sha256");
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
