package se.samrad.eventing.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.jspecify.annotations.Nullable;

/**
 * Inserts into one collection by group commit (DeWitt et al., SIGMOD 1984): what comes while one command waits for the disk
 * goes with the next, all of it in one. Nobody waits for others to come, so who is alone is as fast as ever. Thread-safe.
 */
public final class Inserts {
    private static final int AT_ONCE_MAX = 100;
    /** What MongoDB takes as one document; also what is sent at once, if it is more than one. */
    private static final int BYTES_MAX = 16 * 1024 * 1024;

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<RawBsonDocument> collection;
    private final Codec<Document> codec;
    private final Queue<Insert> waiting = new ConcurrentLinkedQueue<>();
    // Only ever tried: whose insert was done by another would else stand in line for it behind those whose is not.
    private final ReentrantLock turn = new ReentrantLock();

    /** @param collection with the concern that each insert is to have */
    public Inserts(MongoCollection<Document> collection) {
        this.collection = collection.withDocumentClass(RawBsonDocument.class);
        this.codec = collection.getCodecRegistry().get(Document.class);
    }

    /**
     * Returns when the document is stored, as safe as the collection's concern has it.
     *
     * @throws BsonMaximumSizeExceededException at once, when the document is larger than MongoDB takes
     * @throws MongoWriteException when this document is refused, others that went with it or not
     * @throws MongoException when the answer was lost: the document may be stored
     */
    public void insert(Document document) {
        Insert own = new Insert(new RawBsonDocument(document, codec));
        // The driver would find out in the middle of a bulk, with a part of it stored.
        if (own.bytes() > BYTES_MAX) throw new BsonMaximumSizeExceededException(own.bytes() + " bytes are too many");
        waiting.add(own);
        boolean interrupted = false;
        while (!own.done) {
            if (turn.tryLock()) {
                try {
                    write(next());
                } finally {
                    turn.unlock();
                    wakeTheNext(); // also where something worse than an exception happened
                }
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        RuntimeException failure = own.failure;
        if (failure != null) throw failure;
    }

    /** Whoever comes too late for this look finds the turn free. */
    private void wakeTheNext() {
        Insert next = waiting.peek();
        if (next != null) LockSupport.unpark(next.waits);
    }

    /** How many wait to be written. */
    int waiting() {
        return waiting.size();
    }

    private List<Insert> next() {
        List<Insert> next = new ArrayList<>();
        int bytes = 0;
        for (Insert one = waiting.peek(); one != null && next.size() < AT_ONCE_MAX; one = waiting.peek()) {
            bytes += one.bytes();
            if (bytes > BYTES_MAX && !next.isEmpty()) break;
            next.add(waiting.remove());
        }
        return next;
    }

    private void write(List<Insert> inserts) {
        if (inserts.isEmpty()) return;
        if (inserts.size() == 1) {
            alone(inserts.getFirst());
            return;
        }
        try {
            collection.insertMany(
                    inserts.stream().map(insert -> insert.document).toList(), UNORDERED);
            inserts.forEach(insert -> insert.end(null));
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                inserts.get(error.getIndex())
                        .end(new MongoWriteException(error, e.getServerAddress(), e.getErrorLabels()));
            }
            RuntimeException others = e.getWriteConcernError() == null ? null : e;
            inserts.forEach(insert -> insert.end(others));
        } catch (RuntimeException e) {
            inserts.forEach(insert -> insert.end(e));
        } finally {
            // Nobody waits for ever where something worse than an exception happened.
            inserts.forEach(insert -> insert.end(new MongoException("the insert was not carried out")));
        }
    }

    private void alone(Insert insert) {
        try {
            collection.insertOne(insert.document);
            insert.end(null);
        } catch (RuntimeException e) {
            insert.end(e);
        } finally {
            insert.end(new MongoException("the insert was not carried out"));
        }
    }

    private static final class Insert {
        private final RawBsonDocument document;
        private final Thread waits = Thread.currentThread();
        private volatile boolean done;
        private @Nullable RuntimeException failure;

        private Insert(RawBsonDocument document) {
            this.document = document;
        }

        private int bytes() {
            return document.getByteBuffer().remaining();
        }

        /** Only the first end counts. */
        private void end(@Nullable RuntimeException how) {
            if (done) return;
            failure = how;
            done = true;
            LockSupport.unpark(waits);
        }
    }
}
