package se.samrad.responses.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.eventing.store.Durable;
import se.samrad.responses.domain.ResponseId;

/**
 * What is read in files that everybody can save, kept for as long as they can: reading a document anew for each hit would take
 * too long. What stands here is shown to nobody without asking the response's stream.
 */
@Component
class PublishedWords {
    static final String COLLECTION = "publishedWords";

    private static final String RESPONSE = "response";
    private static final String FILE = "sha256";
    private static final String TEXT = "text";
    private static final String MARKED = "marked";
    /** Where a mark has the file. */
    private static final String NO_FILE = "-";

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> words;

    PublishedWords(MongoDatabase database) {
        this.words = Durable.of(database).getCollection(COLLECTION);
        words.createIndex(Indexes.ascending(RESPONSE));
        words.createIndex(Indexes.ascending(MARKED), new IndexOptions().sparse(true));
    }

    /** Empty when nobody has read the file yet. */
    Optional<String> find(ResponseId id, String sha256) {
        return Optional.ofNullable(words.find(eq("_id", key(id, sha256))).first())
                .map(document -> document.getString(TEXT));
    }

    void put(ResponseId id, String sha256, String text) {
        Document fresh = new Document("_id", key(id, sha256))
                .append(RESPONSE, id.text())
                .append(FILE, sha256)
                .append(TEXT, text);
        words.replaceOne(eq("_id", key(id, sha256)), fresh, UPSERT);
    }

    /** Notes that the response may have files that nobody has read yet. */
    void mark(ResponseId id, Instant now) {
        Document mark = new Document("_id", key(id, NO_FILE))
                .append(RESPONSE, id.text())
                .append(FILE, NO_FILE)
                .append(MARKED, Date.from(now));
        words.replaceOne(eq("_id", key(id, NO_FILE)), mark, UPSERT);
    }

    List<ResponseId> markedSince(Instant since) {
        List<ResponseId> ids = new ArrayList<>();
        for (Document mark : words.find(gte(MARKED, Date.from(since))))
            ResponseId.parse(mark.getString(RESPONSE)).ifPresent(ids::add);
        return ids;
    }

    /** Every response of which something is kept. */
    List<ResponseId> responses() {
        List<ResponseId> ids = new ArrayList<>();
        for (String id : words.distinct(RESPONSE, String.class))
            ResponseId.parse(id).ifPresent(ids::add);
        return ids;
    }

    /** Forgets what was read in all other files of the response. */
    void keepOnly(ResponseId id, Collection<String> files) {
        List<String> kept = new ArrayList<>(files);
        if (!kept.isEmpty()) kept.add(NO_FILE);
        words.deleteMany(and(eq(RESPONSE, id.text()), nin(FILE, kept)));
    }

    private static String key(ResponseId id, String sha256) {
        return id.text() + "@" + sha256;
    }
}
