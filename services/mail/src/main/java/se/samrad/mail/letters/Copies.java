package se.samrad.mail.letters;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;

/**
 * The copies of each letter, one for each address. Their Message-IDs follow from a key of the letter's own, so they are the same
 * however often the letter is tried until one comes back, nobody can guess one, and none tells an address. Which of them the mail server has taken is
 * remembered, so that a letter to two addresses of which one was not taken does not go to the other twice.
 */
@Component
public class Copies {
    /** Mail servers give up after five days; reports come at once, or within some weeks from the odd one. */
    private static final Duration KEPT_FOR = Duration.ofDays(90);

    private static final int KEY_BYTES = 16;
    private static final int ID_CHARACTERS = 32;

    private final MongoCollection<Document> copies;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Copies(MongoDatabase database, Clock clock) {
        this.copies = database.getCollection("copies").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
        copies.createIndex(Indexes.ascending("ids"));
        copies.createIndex(Indexes.ascending("at"));
    }

    /** The Message-ID of each address's copy, recorded before any of them leaves. */
    public Map<String, String> prepare(String stream, List<String> addresses) {
        Document row = row(stream);
        Map<String, String> ids = new LinkedHashMap<>();
        for (String address : addresses) ids.putIfAbsent(address, id(row, address));
        copies.updateOne(
                eq("_id", stream),
                Updates.combine(
                        Updates.addEachToSet("ids", List.copyOf(ids.values())),
                        Updates.set("at", Date.from(clock.instant()))));
        return ids;
    }

    /** The letter is written anew: its copies get other ids, and none of them has left. Reports on the old ones are nobody's. */
    void renew(String stream) {
        copies.deleteOne(eq("_id", stream));
    }

    /** These copies came back: they go again, under other ids, so that what is reported of them is news; the others do not. */
    void returned(String stream, Set<String> ids) {
        copies.updateOne(eq("_id", stream), Updates.addEachToSet("returned", List.copyOf(ids)));
    }

    private Document row(String stream) {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        var update = Updates.setOnInsert("key", HexFormat.of().formatHex(fresh));
        Document row;
        try {
            row = copies.findOneAndUpdate(eq("_id", stream), update, options);
        } catch (MongoWriteException | MongoCommandException e) {
            row = copies.find(eq("_id", stream)).first(); // another instance was first
        }
        return Objects.requireNonNull(row, stream);
    }

    /** Of the copy that goes to this address now: each that came back is followed by another. */
    private static String id(Document row, String address) {
        List<String> returned = row.getList("returned", String.class, List.of());
        String id = id(row.getString("key"), address);
        while (returned.contains(id)) id = id(row.getString("key"), id);
        return id;
    }

    private static String id(String key, String of) {
        return Command.sha256((key + "\n" + of).getBytes(UTF_8)).substring(0, ID_CHARACTERS) + "@samrad";
    }

    /** Remembers that the mail server has taken this copy. */
    void taken(String stream, String id) {
        copies.updateOne(eq("_id", stream), Updates.addToSet("taken", id));
    }

    Set<String> taken(String stream) {
        Document row = copies.find(eq("_id", stream)).first();
        return row == null ? Set.of() : Set.copyOf(row.getList("taken", String.class, List.of()));
    }

    /** Which letter this is a copy of. */
    public Optional<String> letter(String id) {
        return Optional.ofNullable(copies.find(eq("ids", id)).first()).map(row -> row.getString("_id"));
    }

    /** Whether this is the copy of a letter that went to this address last. */
    public boolean wentTo(String stream, String id, String address) {
        Document row = copies.find(eq("_id", stream)).first();
        return row != null && id(row, address).equals(id);
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void forget() {
        copies.deleteMany(lt("at", Date.from(clock.instant().minus(KEPT_FOR))));
    }
}
