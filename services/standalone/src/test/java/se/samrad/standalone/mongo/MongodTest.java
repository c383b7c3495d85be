package se.samrad.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samrad.standalone.Ports;

class MongodTest {
    @TempDir
    Path folder;

    private Path executable = Path.of("mongod");

    @BeforeEach
    void needsOne() {
        var found = Mongod.onPath(System.getenv().getOrDefault("PATH", ""));
        assumeTrue(found.isPresent(), "Skipped: no mongod on the PATH; install MongoDB, or run .ci/run");
        executable = found.orElseThrow();
    }

    @Test
    void keepsItsDataBetweenStarts() {
        try (var first = start()) {
            insert(first, "kept");
        }
        try (var second = start()) {
            assertThat(count(second)).isEqualTo(1);
        }
    }

    @Test
    void stopsTheOneThatAKilledRunnerLeftBehind() throws IOException {
        try (var first = start()) {
            insert(first, "kept");
        }
        var left = leftBehind();

        try (var second = start()) {
            assertThat(left.isAlive()).isFalse();
            assertThat(count(second)).isEqualTo(1);
        }
    }

    @Test
    void startsAgainWhatDiedWithWhatItHad() {
        try (var mongod = start()) {
            insert(mongod, "kept");
            long died = mongod.pid();
            ProcessHandle.of(died).orElseThrow().destroyForcibly();

            Awaitility.await().untilAsserted(() -> assertThat(mongod.pid()).isNotEqualTo(died));
            assertThat(count(mongod)).isEqualTo(1);
        }
    }

    /** One that nobody watches, and that holds the folder. */
    private Process leftBehind() throws IOException {
        var data = folder.resolve("mongo");
        try (var free = new Ports()) {
            int port = free.release(free.free());
            var process = new ProcessBuilder(
                            executable.toString(), "--dbpath", data.toString(), "--port", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var lock = data.resolve("mongod.lock");
            Awaitility.await().until(() -> Files.readString(lock).strip().equals(Long.toString(process.pid())));
            return process;
        }
    }

    private Mongod start() {
        try (var free = new Ports()) {
            return Mongod.start(executable, folder.resolve("mongo"), free.release(free.free()));
        }
    }

    private static void insert(Mongod mongod, String id) {
        try (var client = MongoClients.create(mongod.uri("test"))) {
            client.getDatabase("test")
                    .getCollection("written")
                    .withWriteConcern(WriteConcern.JOURNALED)
                    .insertOne(new Document("_id", id));
        }
    }

    private static long count(Mongod mongod) {
        try (var client = MongoClients.create(mongod.uri("test"))) {
            return client.getDatabase("test").getCollection("written").countDocuments();
        }
    }
}
