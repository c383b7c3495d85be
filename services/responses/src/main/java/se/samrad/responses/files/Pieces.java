package se.samrad.responses.files;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Rejected;

/**
 * Writes files as GridFS has them, with a few pieces on their way to the store while the next is read: its own writer waits for
 * each. What is written of a file that does not come to its end is for the caller to remove.
 */
final class Pieces {
    static final int BYTES = 1024 * 1024;

    private static final int AT_ONCE = 3;

    /** Of all uploads together, so that many at once do not fill the memory. */
    private static final int EVER_AT_ONCE = 32;

    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final Semaphore all = new Semaphore(EVER_AT_ONCE);

    Pieces(MongoDatabase database, String bucket) {
        this.files = database.getCollection(bucket + ".files");
        this.chunks = database.getCollection(bucket + ".chunks");
        files.createIndex(Indexes.ascending("filename", "uploadDate"));
        chunks.createIndex(Indexes.ascending("files_id", "n"), new IndexOptions().unique(true));
    }

    /** @return how many bytes there were */
    long write(ObjectId file, InputStream bytes, Instant now) throws IOException {
        long size = 0;
        Semaphore places = new Semaphore(AT_ONCE);
        AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();
        // Closed only when every piece has been answered for.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; failed.get() == null; n++) {
                // In one piece of memory: readNBytes(int) gathers small ones and copies them together.
                byte[] room = new byte[BYTES];
                int filled = bytes.readNBytes(room, 0, BYTES);
                if (filled == 0) break;
                byte[] piece = filled == BYTES ? room : Arrays.copyOf(room, filled);
                size += filled;
                Document chunk = new Document("_id", new ObjectId())
                        .append("files_id", file)
                        .append("n", n)
                        .append("data", new Binary(piece));
                places.acquire();
                all.acquire();
                threads.execute(() -> {
                    try {
                        chunks.insertOne(chunk);
                    } catch (RuntimeException e) {
                        failed.compareAndSet(null, e);
                    } finally {
                        all.release();
                        places.release();
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Rejected.unavailable("store-unavailable");
        }
        RuntimeException why = failed.get();
        if (why != null) throw why;
        files.insertOne(new Document("_id", file)
                .append("length", size)
                .append("chunkSize", BYTES)
                .append("uploadDate", Date.from(now))
                .append("filename", ""));
        return size;
    }
}
