package se.samrad.standalone.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;

/** Writes from several threads, notes what was acknowledged, and dies without a goodbye right after. */
final class Writer {
    static final int DIED = 137;
    private static final int THREADS = 4;

    private Writer() {}

    public static void main(String[] arguments) throws Exception {
        var file = arguments[1];
        int writes = Integer.parseInt(arguments[3]);
        var server = new MongoServer(arguments[0].equals("durable") ? DurableBackend.open(file) : new H2Backend(file));
        try (var client = MongoClients.create(server.bindAndGetConnectionString());
                var noted = FileChannel.open(Path.of(arguments[2]), CREATE, APPEND)) {
            var collection = client.getDatabase("test").getCollection("written");
            var acknowledged = new AtomicInteger();
            var threads = IntStream.range(0, THREADS)
                    .mapToObj(thread -> Thread.ofPlatform().start(() -> {
                        for (int i = 0; ; i++) {
                            var id = thread + "-" + i;
                            collection.insertOne(new Document("_id", id).append("text", "x".repeat(500)));
                            note(noted, id);
                            if (acknowledged.incrementAndGet() == writes) {
                                Runtime.getRuntime().halt(DIED);
                            }
                        }
                    }))
                    .toList();
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private static synchronized void note(FileChannel noted, String id) {
        try {
            noted.write(ByteBuffer.wrap((id + "\n").getBytes(UTF_8)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
