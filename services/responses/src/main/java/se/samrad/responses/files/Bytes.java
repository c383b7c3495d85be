package se.samrad.responses.files;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoGridFSException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import se.samrad.eventing.store.Durable;

/**
 * The bytes of files, in GridFS, each file's under a number that nobody knows. Nobody sees them before {@link FileStore} writes
 * that number beside their hash.
 */
@Component
class Bytes {
    private static final String BUCKET = "files";
    /** Left to the driver it would be 16 MB for each who reads. */
    private static final int PIECES_FETCHED_AT_ONCE = 2;

    /**
     * What lies here and nobody can name.
     *
     * @param whole when the last byte of it was there
     */
    record Unseen(ObjectId file, String sha256, long size, Instant whole) {}

    private final GridFSBucket bucket;
    private final Pieces written;
    private final MongoCollection<Document> pieces;
    /** Those that nobody can name, or could not a moment ago. */
    private final MongoCollection<Document> uploads;

    private final Clock clock;

    Bytes(MongoDatabase plain, Clock clock) {
        MongoDatabase database = Durable.of(plain);
        // Each piece is not waited for; that all of them are safe is looked up once, before anybody is told so.
        MongoDatabase quick = database.withWriteConcern(WriteConcern.W1);
        this.bucket = GridFSBuckets.create(quick, BUCKET);
        this.written = new Pieces(quick, BUCKET);
        this.pieces = database.getCollection(BUCKET + ".chunks");
        this.uploads = database.getCollection("uploads");
        this.clock = clock;
    }

    /** What does not come to its end is taken away again. */
    Unseen write(InputStream coming) throws IOException {
        ObjectId file = new ObjectId();
        uploads.insertOne(new Document("_id", file).append("begun", Date.from(clock.instant())));
        MessageDigest hash = sha256();
        try (InputStream hashed = new DigestInputStream(coming, hash)) {
            long size = written.write(file, hashed, clock.instant());
            return new Unseen(file, HexFormat.of().formatHex(hash.digest()), size, clock.instant());
        } catch (IOException | RuntimeException cut) {
            discard(file, cut);
            throw cut;
        }
    }

    InputStream open(ObjectId file) {
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
            settled(file);
        } catch (RuntimeException later) {
            why.addSuppressed(later);
        }
    }

    /**
     * Whether all pieces are safe; asked after a write that a majority has acknowledged. With that write is acknowledged all that
     * the same primary wrote before it; what another primary wrote may have been rolled back, and then pieces are missing.
     */
    boolean whole(Unseen unseen) {
        return pieces.countDocuments(eq("files_id", unseen.file())) == Math.ceilDiv(unseen.size(), Pieces.BYTES);
    }

    /** Notes that the bytes are no longer an upload that may have been cut off: they are seen, or removed. */
    void settled(ObjectId file) {
        // Not waited for either: where it is forgotten, the sweep finds that they are seen, or that nothing is left.
        uploads.withWriteConcern(WriteConcern.W1).deleteOne(eq("_id", file));
    }

    void remove(ObjectId file) {
        try {
            bucket.delete(file);
        } catch (MongoGridFSException e) {
            if (bucket.find(eq("_id", file)).first() != null) throw e;
            // Only pieces were there, and they are gone now.
        }
    }

    /** Removes what began before an instant and never became a file. */
    void sweep(Instant before, Predicate<ObjectId> seen) {
        for (Document upload : uploads.find(lt("begun", Date.from(before)))) {
            ObjectId file = upload.getObjectId("_id");
            if (!seen.test(file)) remove(file);
            settled(file);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
