package se.samrad.responses.texts;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.eventing.Command;
import se.samrad.eventing.Json;
import se.samrad.eventing.store.Durable;
import se.samrad.eventing.store.Inserts;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.ResponseId;

/** Renditions by response and SHA-256, written before the event that names them. */
@Component
public class Renditions {
    public static final String COLLECTION = "renditions";
    /** When it was written; taken away by the sweep that finds that an event names it. */
    public static final String UNSETTLED = "unsettled";

    /** When it was last published. */
    private static final String PUBLISHED = "published";

    private final MongoCollection<Document> renditions;
    private final Inserts inserts;
    private final Clock clock;

    public Renditions(MongoDatabase database, Clock clock) {
        this.renditions = Durable.of(database).getCollection(COLLECTION);
        this.inserts = new Inserts(renditions);
        this.clock = clock;
        renditions.createIndex(Indexes.ascending(PUBLISHED), new IndexOptions().sparse(true));
    }

    /** How an event names it. */
    public static Stored stored(Rendition rendition) {
        return stored(json(rendition));
    }

    private static Stored stored(byte[] json) {
        return new Stored(Command.sha256(json), json.length);
    }

    private static byte[] json(Rendition rendition) {
        return Json.write(rendition).getBytes(UTF_8);
    }

    public Stored put(ResponseId id, Rendition rendition) {
        byte[] json = json(rendition);
        Stored stored = stored(json);
        Document fresh = new Document("_id", key(id, stored.sha256()))
                .append("response", id.text())
                .append("sha256", stored.sha256())
                .append("json", new Binary(json))
                .append(UNSETTLED, Date.from(clock.instant()));
        try {
            inserts.insert(fresh);
        } catch (MongoWriteException e) {
            // The same words are there already.
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
        }
        return stored;
    }

    /** Forgets what was put and what no event names. */
    public void takeBack(ResponseId id, Stored text) {
        renditions.deleteOne(eq("_id", key(id, text.sha256())));
    }

    /** Marks that it is being published, so that whoever follows what is published looks at its response. */
    public void publishing(ResponseId id, Stored text) {
        renditions.updateOne(eq("_id", key(id, text.sha256())), Updates.set(PUBLISHED, Date.from(clock.instant())));
    }

    /** Responses of which something has been marked as published since; whether it was is for their streams to say. */
    public List<ResponseId> publishedSince(Instant since) {
        List<ResponseId> ids = new ArrayList<>();
        for (Document each :
                renditions.find(gte(PUBLISHED, Date.from(since))).projection(Projections.include("response"))) {
            ResponseId.parse(each.getString("response")).ifPresent(ids::add);
        }
        return ids;
    }

    public Optional<Rendition> find(ResponseId id, String sha256) {
        return Optional.ofNullable(renditions.find(eq("_id", key(id, sha256))).first())
                .map(document ->
                        Json.read(new String(document.get("json", Binary.class).getData(), UTF_8), Rendition.class));
    }

    private static String key(ResponseId id, String sha256) {
        return id.text() + "@" + sha256;
    }
}
