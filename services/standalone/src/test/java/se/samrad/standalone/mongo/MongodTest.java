package se.samrad.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
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
    void stopsTheOneThatAKilledRunnerLeftBehind() {
        var left = start();
        insert(left, "kept");

        try (var second = start()) {
            assertThat(ProcessHandle.of(left.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(count(second)).isEqualTo(1);
        }
    }

    private Mongod start() {
        try (var free = new Ports()) {
            return Mongod.start(executable, folder.resolve("mongo"), free.release(free.free()));
        }
    }

    private static void insert(Mongod mongod, String id) {
        try (var client = MongoClients.create(mongod.uri("test"))) {
            client.getDatabase("test").getCollection("written").insertOne(new Document("_id", id));
        }
    }

    private static long count(Mongod mongod) {
        try (var client = MongoClients.create(mongod.uri("test"))) {
            return client.getDatabase("test").getCollection("written").countDocuments();
        }
    }
}
