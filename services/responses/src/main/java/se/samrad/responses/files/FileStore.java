package se.samrad.responses.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.store.Durable;
import se.samrad.responses.files.Bytes.Unseen;

/**
 * Files by content: under each hash where its bytes are and what is known of them. Only when all bytes are safe is their number
 * written beside their hash, so half an upload is never seen. A hash alone opens nothing: who handed a file in is in {@link
 * HandedIn}, which response names it in {@link KeptFiles}, and whoever opens one has asked there or the commits.
 */
@Component
public class FileStore {
    private static final int SCANNED_AT_ONCE = 100;

    private static final String SCAN = "scan";
    private static final String TRIED = "tried";
    /** As read by today's code; where more is looked for than before it has another name. */
    private static final String TELLS = "tells3";

    /**
     * A content as it is held.
     *
     * @param type null where none of those that are received now
     * @param tells null while nobody has read what it tells
     */
    record Held(
            ObjectId bytes,
            long size,
            @Nullable FileType type,
            Safety safety,
            @Nullable List<Tells> tells) {}

    private final MongoCollection<Document> contents;
    private final Bytes bytes;
    private final ScanSettings scan;
    private final Clock clock;

    FileStore(MongoDatabase database, Bytes bytes, ScanSettings scan, Clock clock) {
        this.contents = Durable.of(database).getCollection("contents");
        this.bytes = bytes;
        this.scan = scan;
        this.clock = clock;
        contents.createIndex(Indexes.ascending("file"));
    }

    /**
     * Makes bytes visible under their hash; where the same content was there before, they go. Their owner has been noted just
     * before.
     *
     * @throws Rejected when not all of them are safe
     */
    void add(Unseen unseen, FileType type) {
        if (!bytes.whole(unseen)) throw Rejected.unavailable("store-unavailable");
        if (!seen(unseen, type)) bytes.remove(unseen.file());
        bytes.settled(unseen.file());
    }

    /** False when the same content was there before. */
    private boolean seen(Unseen unseen, FileType type) {
        while (true) {
            try {
                contents.insertOne(new Document("_id", unseen.sha256())
                        .append("file", unseen.file())
                        .append("size", unseen.size())
                        .append("mediaType", type.mediaType)
                        .append("touched", now()));
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            }
            // Whoever touches the content keeps it from the sweep for a day; perhaps the sweep was there before.
            if (touch(unseen.sha256())) return false;
        }
    }

    private boolean touch(String sha256) {
        return contents.updateOne(eq("_id", sha256), Updates.set("touched", now()))
                        .getMatchedCount()
                > 0;
    }

    /** Keeps contents from the sweep for a day; false when one of them is not there. */
    boolean touch(Set<String> sha256s) {
        return contents.updateMany(in("_id", sha256s), Updates.set("touched", now()))
                        .getMatchedCount()
                == sha256s.size();
    }

    Optional<Held> find(String sha256) {
        return Optional.ofNullable(contents.find(eq("_id", sha256)).first()).map(this::held);
    }

    private Held held(Document content) {
        List<Document> told = content.getList(TELLS, Document.class);
        return new Held(
                content.getObjectId("file"),
                content.getLong("size"),
                FileType.known(content.getString("mediaType")).orElse(null),
                judgement(content.getString(SCAN)),
                told == null ? null : told.stream().map(FileStore::tells).toList());
    }

    private Safety judgement(@Nullable String said) {
        if (said != null) return Safety.valueOf(said);
        return scan.on() ? Safety.WAITING : Safety.UNSCANNED;
    }

    /** Of a content that is not here: as of one that nobody has looked through. */
    public Safety safety(String sha256) {
        return find(sha256).map(Held::safety).orElseGet(() -> judgement(null));
    }

    /** What was once infected stays so: nobody gets it because another scanner does not know it. */
    void judged(String sha256, Safety safety) {
        contents.updateOne(and(eq("_id", sha256), ne(SCAN, Safety.INFECTED.name())), Updates.set(SCAN, safety.name()));
    }

    /** Contents that nobody has looked through, without those that were tried since an instant. */
    List<String> unjudged(Instant triedBefore) {
        List<String> waiting = new ArrayList<>();
        for (Document content : contents.find(
                        and(exists(SCAN, false), or(exists(TRIED, false), lt(TRIED, Date.from(triedBefore)))))
                .projection(Projections.include("_id"))
                .limit(SCANNED_AT_ONCE)) {
            waiting.add(content.getString("_id"));
        }
        return waiting;
    }

    void tried(String sha256) {
        contents.updateOne(eq("_id", sha256), Updates.set(TRIED, now()));
    }

    /**
     * The bytes of a file; the caller has checked that they may be read, and closes the stream.
     *
     * @throws Rejected when it is not known to be harmless
     */
    public Optional<InputStream> open(String sha256) {
        return find(sha256).map(this::harmless);
    }

    /** @throws Rejected when it is not known to be harmless */
    InputStream harmless(Held content) {
        content.safety().check();
        return bytes.open(content.bytes());
    }

    /** For the scanner. */
    Optional<InputStream> unguarded(String sha256) {
        return find(sha256).map(content -> bytes.open(content.bytes()));
    }

    /** The usual end of a name for what is in the file, without a dot; empty when nobody knows it. */
    public String ending(String sha256) {
        return find(sha256).map(Held::type).map(type -> type.ending).orElse("");
    }

    /** Keeps what was read of a content beside what its reader sees. */
    void told(String sha256, List<Tells> tells) {
        List<Document> all = tells.stream()
                .map(one -> new Document("field", one.field().name()).append("value", one.value()))
                .toList();
        contents.updateOne(eq("_id", sha256), Updates.set(TELLS, all));
    }

    private static Tells tells(Document told) {
        return new Tells(Tells.Field.valueOf(told.getString("field")), told.getString("value"));
    }

    /** Removes what nobody has touched since an instant and nobody needs, and what never became a file. */
    void sweep(Instant before, Predicate<String> needed) {
        bytes.sweep(before, file -> contents.find(eq("file", file)).first() != null);
        for (Document content : contents.find(lt("touched", Date.from(before)))) {
            String sha256 = content.getString("_id");
            if (needed.test(sha256)) continue;
            Document gone = contents.findOneAndDelete(and(eq("_id", sha256), lt("touched", Date.from(before))));
            if (gone != null) bytes.remove(gone.getObjectId("file"));
        }
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
