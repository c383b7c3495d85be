package se.samrad.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samrad.standalone.ChildJvm;

class DurableBackendTest {
    private static final int WRITES = 600;

    @TempDir
    Path folder;

    @Test
    void losesNothingThatWasAcknowledgedWhenTheProcessDies() throws Exception {
        var acknowledged = writeAndDie("durable");

        var written = found(acknowledged);

        assertThat(written).containsAll(acknowledged);
    }

    /** The negative control: were this not to fail, the test above would prove nothing. */
    @Test
    void theStockBackendLosesWhatItAcknowledged() throws Exception {
        var acknowledged = writeAndDie("stock");

        var written = found(acknowledged);

        assertThat(written).hasSizeLessThan(acknowledged.size());
    }

    @Test
    void aDocumentAndItsIndexAreThereTogetherOrNotAtAll() throws Exception {
        writeAndDie("durable");

        try (var server = new Server(store());
                var client = server.client()) {
            var collection = client.getDatabase("test").getCollection("written");
            for (var document : collection.find()) {
                var byId = collection.find(new Document("_id", document.getString("_id")));
                assertThat(byId).containsExactly(document);
            }
        }
    }

    @Test
    void saysHelloSoThatHealthChecksWork() {
        try (var server = new Server(store());
                var client = server.client()) {
            assertThat(client.getDatabase("test").runCommand(new Document("hello", 1)))
                    .containsEntry("isWritablePrimary", true)
                    .containsKey("maxWireVersion");
        }
    }

    @Test
    void theFileStaysBoundedUnderManyChangesOfTheSameDocuments() throws Exception {
        try (var server = new Server(store());
                var client = server.client()) {
            var collection = client.getDatabase("test").getCollection("changed");
            for (int i = 0; i < 20; i++) {
                collection.insertOne(new Document("_id", i).append("n", 0));
            }
            for (int i = 0; i < 4_000; i++) {
                collection.updateOne(new Document("_id", i % 20), new Document("$max", new Document("n", i)));
            }
        }

        assertThat(Files.size(store())).isLessThan(8 << 20);
    }

    private List<String> writeAndDie(String backend) throws Exception {
        var noted = folder.resolve("noted");
        var process = ChildJvm.start(
                Writer.class,
                folder.resolve("output"),
                Map.of(),
                backend,
                store().toString(),
                noted.toString(),
                Integer.toString(WRITES));
        assertThat(process.waitFor()).isEqualTo(Writer.DIED);
        var acknowledged = Files.readAllLines(noted);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITES);
        return acknowledged;
    }

    private List<String> found(List<String> acknowledged) {
        try (var server = new Server(store());
                var client = server.client()) {
            var collection = client.getDatabase("test").getCollection("written");
            return acknowledged.stream()
                    .filter(id -> collection.find(new Document("_id", id)).first() != null)
                    .toList();
        }
    }

    private Path store() {
        return folder.resolve("store.mv");
    }

    private record Server(MongoServer running) implements AutoCloseable {
        Server(Path file) {
            this(new MongoServer(DurableBackend.open(file.toString())));
            running.bind();
        }

        MongoClient client() {
            return MongoClients.create(
                    "mongodb://127.0.0.1:" + running.getLocalAddress().getPort());
        }

        @Override
        public void close() {
            running.shutdownNow();
        }
    }
}
