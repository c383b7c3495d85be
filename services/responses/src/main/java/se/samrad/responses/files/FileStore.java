package se.samrad.responses.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoGridFSException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.ResponseId;

/**
 * Files by content. The bytes lie in GridFS under a number that nobody knows; only when all of them are there is the number
 * written beside their hash, so half an upload is never seen. Who may name a file in a response is written beside the hash
 * too: a hash alone opens nothing and tells nothing.
 */
@Component
public class FileStore {
    private static final String BUCKET = "files";
    private static final int SCANNED_AT_ONCE = 100;
    /** Left to the driver it would be 16 MB for each who reads. */
    private static final int PIECES_FETCHED_AT_ONCE = 2;

    private static final String SCAN = "scan";
    private static final String TRIED = "tried";
    /** As read by today's code; where more is looked for than before it has another name. */
    private static final String TELLS = "tells2";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /**
     * A file that somebody has handed in.
     *
     * @param times from the first byte to the last, when it was handed in for the first time
     */
    public record Owned(String sha256, String name, long size, Times times) {
        public Stored stored() {
            return new Stored(sha256, size);
        }
    }

    /** When an upload began, and when all of it was here. */
    public record Times(Instant begun, Instant whole) {}

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

    /** What the scanner, if there is one, has said of a content. */
    public enum Safety {
        CLEAN,
        /** Nobody looks through files here. */
        UNSCANNED,
        /** It is to be looked through, and nobody gets it before. */
        WAITING,
        INFECTED
    }

    /**
     * What lies in the store and nobody can name.
     *
     * @param whole when the last byte of it was there
     */
    record Unseen(ObjectId file, String sha256, long size, Instant whole) {}

    /** @param first whether this owner had not handed in this very file before */
    record Received(String sha256, long size, boolean first) {}

    private final GridFSBucket bucket;
    private final Pieces written;
    private final MongoCollection<Document> pieces;
    private final MongoCollection<Document> uploads;
    private final MongoCollection<Document> contents;
    private final MongoCollection<Document> owned;
    private final MongoCollection<Document> kept;
    private final ScanSettings scan;
    private final Clock clock;

    public FileStore(MongoDatabase plain, ScanSettings scan, Clock clock) {
        MongoDatabase database = plain.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        // Each piece is not waited for; that all of them are safe is looked up once, before anybody is told so.
        MongoDatabase quick = database.withWriteConcern(WriteConcern.W1);
        this.bucket = GridFSBuckets.create(quick, BUCKET);
        this.written = new Pieces(quick, BUCKET);
        this.pieces = database.getCollection(BUCKET + ".chunks");
        this.uploads = database.getCollection("uploads");
        this.contents = database.getCollection("contents");
        this.owned = database.getCollection("owned");
        this.kept = database.getCollection("kept");
        this.scan = scan;
        this.clock = clock;
        contents.createIndex(Indexes.ascending("file"));
        owned.createIndex(Indexes.ascending("sha256"));
        kept.createIndex(Indexes.ascending("sha256"));
        kept.createIndex(Indexes.ascending("unsettled"), new IndexOptions().sparse(true));
    }

    Received receive(Begun begun, String name, String mediaType, InputStream bytes) throws IOException {
        return settle(begun, name, mediaType, write(bytes));
    }

    /** Stores bytes that nobody sees before they are settled. What does not come to its end is taken away again. */
    Unseen write(InputStream bytes) throws IOException {
        ObjectId file = new ObjectId();
        uploads.insertOne(new Document("_id", file).append("begun", now()));
        MessageDigest hash = sha256();
        try (InputStream hashed = new DigestInputStream(bytes, hash)) {
            long size = written.write(file, hashed, clock.instant());
            return new Unseen(file, HexFormat.of().formatHex(hash.digest()), size, clock.instant());
        } catch (IOException | RuntimeException cut) {
            discard(file, cut);
            throw cut;
        }
    }

    InputStream written(Unseen unseen) {
        return bytes(unseen.file());
    }

    private InputStream bytes(ObjectId file) {
        return bucket.openDownloadStream(file).batchSize(PIECES_FETCHED_AT_ONCE);
    }

    /** Takes away what is not received. */
    void discard(Unseen unseen, Exception why) {
        discard(unseen.file(), why);
    }

    /** Where the store is what failed, the sweep comes later. */
    private void discard(ObjectId file, Exception why) {
        try {
            remove(file);
            uploads.deleteOne(eq("_id", file));
        } catch (RuntimeException later) {
            why.addSuppressed(later);
        }
    }

    /** Makes what was stored a file that its owner may name. */
    Received settle(Begun begun, String name, String mediaType, Unseen unseen) {
        String owner = begun.owner();
        ObjectId file = unseen.file();
        String sha256 = unseen.sha256();
        Instant whole = begun.whole() == null ? unseen.whole() : begun.whole();
        boolean first = owned.updateOne(
                                eq("_id", owner + "/" + sha256),
                                Updates.combine(
                                        Updates.set("owner", owner),
                                        Updates.set("sha256", sha256),
                                        Updates.set("name", name),
                                        Updates.setOnInsert("begun", Date.from(begun.at())),
                                        Updates.setOnInsert("whole", Date.from(whole)),
                                        Updates.set("at", now())),
                                UPSERT)
                        .getUpsertedId()
                != null;
        if (!whole(file, unseen.size())) throw Rejected.unavailable("store-unavailable");
        if (!settled(sha256, file, unseen.size(), mediaType)) remove(file);
        uploads.deleteOne(eq("_id", file));
        return new Received(sha256, unseen.size(), first);
    }

    /**
     * Whether all pieces are safe. The write before this was acknowledged by a majority, and so is all that the same primary
     * wrote before it; what another primary wrote may have been rolled back, and then pieces are missing.
     */
    private boolean whole(ObjectId file, long size) {
        return pieces.countDocuments(eq("files_id", file)) == Math.ceilDiv(size, Pieces.BYTES);
    }

    /** Makes the bytes visible under their hash; false when the same content was there before. */
    private boolean settled(String sha256, ObjectId file, long size, String mediaType) {
        while (true) {
            // Whoever touches the content keeps it from the sweep for a day.
            if (touch(sha256)) return false;
            try {
                contents.insertOne(new Document("_id", sha256)
                        .append("file", file)
                        .append("size", size)
                        .append("mediaType", mediaType)
                        .append("touched", now()));
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            }
        }
    }

    private boolean touch(String sha256) {
        return contents.updateOne(eq("_id", sha256), Updates.set("touched", now()))
                        .getMatchedCount()
                > 0;
    }

    /** The file, if one of these owners has handed it in. */
    public Optional<Owned> owned(List<String> owners, String sha256) {
        Document content = contents.find(eq("_id", sha256)).first();
        if (content == null) return Optional.empty();
        for (String owner : owners) {
            Document mine = owned.find(eq("_id", owner + "/" + sha256)).first();
            if (mine == null) continue;
            return Optional.of(new Owned(sha256, mine.getString("name"), content.getLong("size"), times(mine)));
        }
        return Optional.empty();
    }

    /** Which of some contents an owner has handed in under some name. */
    public Set<String> handedIn(String owner, Collection<String> sha256s) {
        if (sha256s.isEmpty()) return Set.of();
        List<String> ids = sha256s.stream().map(sha256 -> owner + "/" + sha256).toList();
        Set<String> known = new HashSet<>();
        for (Document mine : owned.find(in("_id", ids))) known.add(mine.getString("sha256"));
        return known;
    }

    private static Times times(Document document) {
        // Of a file handed in before times were noted, all that is known is when it was here.
        Date whole = document.getDate(document.containsKey("whole") ? "whole" : "at");
        return new Times(document.get("begun", whole).toInstant(), whole.toInstant());
    }

    /** Keeps files for a response that is about to be committed; false when one of them has just been swept away. */
    public boolean keep(ResponseId id, List<Owned> files) {
        if (files.isEmpty()) return true;
        List<UpdateOneModel<Document>> asked = files.stream()
                .map(file -> new UpdateOneModel<Document>(
                        eq("_id", kept(id, file.sha256())),
                        Updates.combine(
                                Updates.setOnInsert("response", id.text()),
                                Updates.setOnInsert("sha256", file.sha256()),
                                Updates.setOnInsert(
                                        "begun", Date.from(file.times().begun())),
                                Updates.setOnInsert(
                                        "whole", Date.from(file.times().whole())),
                                Updates.setOnInsert("unsettled", now())),
                        UPSERT))
                .toList();
        kept.bulkWrite(asked, new BulkWriteOptions().ordered(false));
        // After that: where the sweep was quicker, it is seen here.
        Set<String> contained = files.stream().map(Owned::sha256).collect(Collectors.toSet());
        return contents.updateMany(in("_id", contained), Updates.set("touched", now()))
                        .getMatchedCount()
                == contained.size();
    }

    /** From the first byte of the first of a response's files to the last byte of the last; empty without files. */
    public Optional<Times> times(ResponseId id, List<Stored> files) {
        List<Times> all = new ArrayList<>();
        for (Stored file : files) {
            Document known = kept.find(eq("_id", kept(id, file.sha256()))).first();
            if (known != null && known.containsKey("whole")) all.add(times(known));
        }
        return all.stream()
                .reduce((one, other) -> new Times(
                        one.begun().isBefore(other.begun()) ? one.begun() : other.begun(),
                        one.whole().isAfter(other.whole()) ? one.whole() : other.whole()));
    }

    public Safety safety(String sha256) {
        Document content = contents.find(eq("_id", sha256)).first();
        String said = content == null ? null : content.getString(SCAN);
        if (said != null) return Safety.valueOf(said);
        return scan.on() ? Safety.WAITING : Safety.UNSCANNED;
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
        return harmless(sha256);
    }

    private Optional<InputStream> harmless(String sha256) {
        return switch (safety(sha256)) {
            case CLEAN, UNSCANNED -> unguarded(sha256);
            case WAITING -> throw Rejected.conflict("file-waits");
            case INFECTED -> throw Rejected.conflict("file-infected");
        };
    }

    /** For the scanner. */
    Optional<InputStream> unguarded(String sha256) {
        return Optional.ofNullable(contents.find(eq("_id", sha256)).first())
                .map(content -> bytes(content.getObjectId("file")));
    }

    /** The usual end of a name for what is in the file, without a dot; empty when nobody knows it. */
    public String ending(String sha256) {
        Document content = contents.find(eq("_id", sha256)).first();
        return content == null ? "" : FileType.ending(content.getString("mediaType"));
    }

    /**
     * The words of a file; the caller has checked that it may be read.
     *
     * @throws Rejected when it is not known to be harmless
     */
    public DocumentText.Found words(String sha256) throws IOException {
        Document content = contents.find(eq("_id", sha256)).first();
        FileType type = content == null
                ? null
                : FileType.known(content.getString("mediaType")).orElse(null);
        if (content == null || type == null) return new DocumentText.Found.None();
        if (content.getLong("size") > DocumentText.BYTES_MAX) return new DocumentText.Found.TooLong();
        try (InputStream bytes = harmless(sha256).orElseThrow(() -> Rejected.unavailable("text-unavailable"))) {
            return DocumentText.in(type, bytes.readAllBytes());
        }
    }

    /**
     * The beginning of what a reader of the file sees; nothing where there are no words, or none that can be read. The caller has
     * checked that everybody may read it.
     *
     * @throws Rejected when it is not known to be harmless
     */
    public String beginning(String sha256) {
        Document content = contents.find(eq("_id", sha256)).first();
        FileType type = content == null
                ? null
                : FileType.known(content.getString("mediaType")).orElse(null);
        if (content == null || type == null || content.getLong("size") > DocumentText.BYTES_MAX) return "";
        try (InputStream bytes = harmless(sha256).orElseThrow(() -> Rejected.unavailable("text-unavailable"))) {
            return DocumentText.beginning(type, bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file says beside what its reader sees, read once and kept with it; nothing while it is not known to be harmless. */
    public List<Tells> tells(String sha256) {
        Document content = contents.find(eq("_id", sha256)).first();
        if (content == null) return List.of();
        if (content.containsKey(TELLS)) {
            return content.getList(TELLS, Document.class).stream()
                    .map(said -> new Tells(Tells.Field.valueOf(said.getString("field")), said.getString("value")))
                    .toList();
        }
        Safety safety = safety(sha256);
        FileType type = FileType.known(content.getString("mediaType")).orElse(null);
        boolean unread = safety == Safety.WAITING || safety == Safety.INFECTED;
        if (type == null || unread || content.getLong("size") > DocumentText.BYTES_MAX) return List.of();
        try (InputStream bytes = bytes(content.getObjectId("file"))) {
            List<Tells> said = Tells.in(type, bytes.readAllBytes());
            List<Document> kept = said.stream()
                    .map(one -> new Document("field", one.field().name()).append("value", one.value()))
                    .toList();
            contents.updateOne(eq("_id", sha256), Updates.set(TELLS, kept));
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document that was made here, to be named by a response. */
    public Owned made(ResponseId id, String name, byte[] pdf) throws IOException {
        Begun begun = new Begun("made/" + id.text(), clock.instant());
        Received received = receive(begun, name, FileType.PDF.mediaType, new ByteArrayInputStream(pdf));
        return owned(List.of(begun.owner()), received.sha256()).orElseThrow();
    }

    /** What responses have asked to keep before an instant, and nobody has looked yet whether they were committed. */
    public List<Document> unsettled(Instant before) {
        return kept.find(lt("unsettled", Date.from(before))).into(new ArrayList<>());
    }

    public void settle(Document unsettled, boolean needed) {
        if (needed) kept.updateOne(eq("_id", unsettled.getString("_id")), Updates.unset("unsettled"));
        else kept.deleteOne(eq("_id", unsettled.getString("_id")));
    }

    /** Forgets who handed in what was never used, and removes the bytes that nobody needs and what never became whole. */
    public void sweep(Instant before) {
        for (Document upload : uploads.find(lt("begun", Date.from(before)))) {
            ObjectId file = upload.getObjectId("_id");
            if (contents.find(eq("file", file)).first() == null) remove(file);
            uploads.deleteOne(eq("_id", file));
        }
        owned.deleteMany(lt("at", Date.from(before)));
        for (Document content : contents.find(lt("touched", Date.from(before)))) {
            String sha256 = content.getString("_id");
            boolean needed = owned.find(eq("sha256", sha256)).first() != null
                    || kept.find(eq("sha256", sha256)).first() != null;
            if (needed) continue;
            Document gone = contents.findOneAndDelete(and(eq("_id", sha256), lt("touched", Date.from(before))));
            if (gone != null) remove(gone.getObjectId("file"));
        }
    }

    private static String kept(ResponseId id, String sha256) {
        return id.text() + "/" + sha256;
    }

    private void remove(ObjectId file) {
        try {
            bucket.delete(file);
        } catch (MongoGridFSException e) {
            if (bucket.find(eq("_id", file)).first() != null) throw e;
            // Only pieces were there, and they are gone now.
        }
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
