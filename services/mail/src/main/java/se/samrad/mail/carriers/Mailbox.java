package se.samrad.mail.carriers;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** The demo's mailbox: nothing leaves the machine, everything can be read. */
public final class Mailbox implements Carrier {
    private static final int SHOWN_MAX = 500;

    /** A message as it lies in the mailbox. */
    public record Delivered(
            String to, String subject, String text, java.time.Instant at, String kind, String language) {}

    private final MongoCollection<Document> messages;
    private final Clock clock;

    public Mailbox(MongoDatabase database, Clock clock) {
        this.messages = database.getCollection("mailbox");
        this.clock = clock;
    }

    @Override
    public void hand(Message message) {
        messages.replaceOne(
                Filters.eq("_id", message.messageId()),
                new Document("_id", message.messageId())
                        .append("to", message.to())
                        .append("subject", message.subject())
                        .append("text", message.text())
                        .append("kind", message.kind())
                        .append("language", message.language().tag())
                        .append("at", Date.from(clock.instant())),
                new ReplaceOptions().upsert(true));
    }

    /** Newest first. */
    public List<Delivered> newest() {
        List<Delivered> delivered = new ArrayList<>();
        for (Document each : messages.find().sort(Sorts.descending("at")).limit(SHOWN_MAX)) {
            delivered.add(new Delivered(
                    each.getString("to"),
                    each.getString("subject"),
                    each.getString("text"),
                    each.getDate("at").toInstant(),
                    each.getString("kind"),
                    Language.of(each.getString("language")).tag()));
        }
        return delivered;
    }
}
