package se.samrad.responses.files;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.store.Durable;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.files.Bytes.Unseen;

/** Who has handed in which files, and so may name them in a response for a day: a hash alone opens nothing and tells nothing. */
@Component
public class HandedIn {
    /**
     * A file that somebody has handed in.
     *
     * @param safety as it was when it was asked for
     * @param times when it was handed in for the first time
     */
    public record Owned(String sha256, String name, long size, Safety safety, UploadTimes times) {
        public Stored stored() {
            return new Stored(sha256, size);
        }
    }

    /**
     * Who hands a file in, and when the first byte of it came.
     *
     * @param whole when the last one did; null when that is now
     */
    record Begun(String owner, Instant at, @Nullable Instant whole) {
        Begun(String owner, Instant at) {
            this(owner, at, null);
        }
    }

    /** @param first whether this owner had not handed in this very file before */
    record Received(String sha256, long size, boolean first) {}

    private final MongoCollection<Document> owned;
    private final Bytes bytes;
    private final FileStore files;
    private final Clock clock;

    HandedIn(MongoDatabase database, Bytes bytes, FileStore files, Clock clock) {
        this.owned = Durable.of(database).getCollection("owned");
        this.bytes = bytes;
        this.files = files;
        this.clock = clock;
        owned.createIndex(Indexes.ascending("sha256"));
    }

    Received receive(Begun begun, String name, FileType type, InputStream coming) throws IOException {
        return settle(begun, name, type, bytes.write(coming));
    }

    /**
     * Makes what was stored a file that its owner may name.
     *
     * @throws Rejected when not all of its bytes are safe
     */
    Received settle(Begun begun, String name, FileType type, Unseen unseen) {
        String sha256 = unseen.sha256();
        UploadTimes times = new UploadTimes(begun.at(), begun.whole() == null ? unseen.whole() : begun.whole());
        boolean first = owned.updateOne(
                                eq("_id", id(begun.owner(), sha256)),
                                Updates.combine(
                                        Updates.set("owner", begun.owner()),
                                        Updates.set("sha256", sha256),
                                        Updates.set("name", name),
                                        times.note(),
                                        Updates.set("at", Date.from(clock.instant()))),
                                new UpdateOptions().upsert(true))
                        .getUpsertedId()
                != null;
        files.add(unseen, type);
        return new Received(sha256, unseen.size(), first);
    }

    /** A document that was made here, to be named by a response. */
    public Owned made(ResponseId id, String name, byte[] pdf) throws IOException {
        Begun begun = new Begun("made/" + id.text(), clock.instant());
        Received received = receive(begun, name, FileType.PDF, new ByteArrayInputStream(pdf));
        return owned(List.of(begun.owner()), received.sha256()).orElseThrow();
    }

    /** The file, if one of these owners has handed it in. */
    public Optional<Owned> owned(List<String> owners, String sha256) {
        FileStore.Held content = files.find(sha256).orElse(null);
        if (content == null) return Optional.empty();
        for (String owner : owners) {
            Document mine = owned.find(eq("_id", id(owner, sha256))).first();
            if (mine == null) continue;
            return Optional.of(new Owned(
                    sha256, mine.getString("name"), content.size(), content.safety(), UploadTimes.read(mine)));
        }
        return Optional.empty();
    }

    /** Which of some contents an owner has handed in under some name. */
    public Set<String> among(String owner, Collection<String> sha256s) {
        if (sha256s.isEmpty()) return Set.of();
        List<String> ids = sha256s.stream().map(sha256 -> id(owner, sha256)).toList();
        Set<String> known = new HashSet<>();
        for (Document mine : owned.find(in("_id", ids))) known.add(mine.getString("sha256"));
        return known;
    }

    boolean has(String sha256) {
        return owned.find(eq("sha256", sha256)).first() != null;
    }

    /** Forgets who handed in what before an instant. */
    void sweep(Instant before) {
        owned.deleteMany(lt("at", Date.from(before)));
    }

    private static String id(String owner, String sha256) {
        return owner + "/" + sha256;
    }
}
