package se.samrad.eventing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samrad.eventing.Commit;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.RealMongod;
import se.samrad.eventing.relay.ToyProcess.CrashPoint;
import se.samrad.eventing.store.MongoCommits;
import se.samrad.eventing.toys.Toys;

/** Real processes halted, stopped and started again: nothing acknowledged is lost, first occurrences are complete and in order. */
class CrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int COMMANDS = 12;
    private static final int STREAMS = 3;

    /** A started process and what it has said. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final PrintWriter input;
        private final Set<String> said = ConcurrentHashMap.newKeySet();

        Child(String mongo, String database, CrashPoint point) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx96m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ToyProcess.class.getName(),
                            mongo,
                            database,
                            Bench.kafka(),
                            point.name())
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File("target", "toy-process.log")))
                    .start();
            input = new PrintWriter(process.outputWriter(UTF_8), true);
            Thread reader = new Thread(() -> new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))
                    .lines()
                    .forEach(said::add));
            reader.setDaemon(true);
            reader.start();
            await().atMost(PATIENCE).until(() -> said.contains("ready") || !process.isAlive());
        }

        void tell(String line) {
            input.println(line);
        }

        Map<String, Long> acknowledged() {
            Map<String, Long> acknowledged = new HashMap<>();
            for (String line : said) {
                String[] words = line.split(" ");
                if (words[0].equals("ack")) acknowledged.put(words[1], Long.parseLong(words[2]));
            }
            return acknowledged;
        }

        void signal(String name) throws IOException, InterruptedException {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** One database and a family of streams that no other test uses. */
    private static final class World implements AutoCloseable {
        private final String database = "crash" + UUID.randomUUID().toString().substring(0, 8);
        private final String family = "toys/" + UUID.randomUUID().toString().substring(0, 8) + "-";
        private final String mongo;
        private final MongoClient client;
        private final Map<String, Long> acknowledged = new LinkedHashMap<>();

        World(String mongo) {
            this.mongo = mongo;
            this.client = MongoClients.create(mongo);
        }

        Child start(CrashPoint point) throws IOException {
            return new Child(mongo, database, point);
        }

        MongoCommits commits() {
            return new MongoCommits(client.getDatabase(database));
        }

        void tellAll(Child child) {
            for (int i = 0; i < COMMANDS; i++) child.tell("key" + i + " " + family + i % STREAMS);
        }

        /** Waits until everything is answered, keeping what was answered before: the same answer is given again. */
        void awaitAnswers(Child child) {
            await().atMost(PATIENCE).until(() -> child.acknowledged().size() == COMMANDS);
            child.acknowledged().forEach((key, version) -> {
                Long before = acknowledged.put(key, version);
                assertThat(before == null || before.equals(version)).as(key).isTrue();
            });
        }

        void check() {
            MongoCommits commits = commits();
            await().atMost(PATIENCE).until(() -> commits.pendingCount() == 0);
            List<String> confidential = new ArrayList<>();
            List<String> open = new ArrayList<>();
            Set<String> keys = new LinkedHashSet<>();
            for (int i = 0; i < STREAMS; i++) {
                for (Commit commit : commits.stream(family + i)) {
                    assertThat(keys.add(commit.command().key()))
                            .as("one command, one commit")
                            .isTrue();
                    for (Envelope envelope : new Routes(List.of(Toys.KIND)).of(commit)) {
                        (envelope.topic().equals(Toys.TOPIC) ? confidential : open).add(envelope.id());
                    }
                }
            }
            assertThat(keys).hasSize(COMMANDS);
            acknowledged.forEach((key, version) -> assertThat(
                            keys.stream().anyMatch(each -> each.startsWith("client/" + key + "/")))
                    .as(key)
                    .isTrue());
            assertThat(firstOccurrences(Toys.TOPIC)).containsExactlyInAnyOrderElementsOf(confidential);
            assertThat(firstOccurrences(Toys.PUBLIC_TOPIC)).containsExactlyInAnyOrderElementsOf(open);
        }

        /** Ids in the order of first occurrence, asserted to ascend within each stream. */
        private List<String> firstOccurrences(String topic) {
            Set<String> seen = new LinkedHashSet<>();
            Map<String, Long> highest = new HashMap<>();
            for (String id : read(topic)) {
                if (!id.startsWith(family) || !seen.add(id)) continue;
                String stream = id.substring(0, id.indexOf('@'));
                long version = Long.parseLong(id.substring(id.indexOf('@') + 1));
                assertThat(version)
                        .as("%s after %s", id, highest.get(stream))
                        .isGreaterThan(highest.getOrDefault(stream, 0L));
                highest.put(stream, version);
            }
            return List.copyOf(seen);
        }

        private static List<String> read(String topic) {
            List<String> ids = new ArrayList<>();
            try (var consumer = new KafkaConsumer<>(
                    Map.<String, Object>of("bootstrap.servers", Bench.kafka(), "auto.offset.reset", "earliest"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                        .map(part -> new TopicPartition(topic, part.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                    consumer.poll(Duration.ofMillis(100))
                            .forEach(record -> ids.add(new String(
                                    record.headers().lastHeader("ce_id").value(), UTF_8)));
                }
            }
            return ids;
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @ParameterizedTest
    @EnumSource(value = CrashPoint.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void nothingAcknowledgedIsLostWhereverTheProcessHalts(CrashPoint point) throws Exception {
        try (World world = new World(Bench.mongoUri("admin"))) {
            try (Child doomed = world.start(point)) {
                world.tellAll(doomed);
                await().atMost(PATIENCE).until(() -> !doomed.process.isAlive());
                assertThat(doomed.process.exitValue())
                        .as("it halted at the crash point")
                        .isEqualTo(137);
                world.acknowledged.putAll(doomed.acknowledged());
            }
            try (Child healthy = world.start(CrashPoint.NONE)) {
                world.tellAll(healthy);
                world.awaitAnswers(healthy);
                world.check();
            }
        }
    }

    @Test
    void aLogThatLostEverythingIsFilledAgainFromTheCommits() throws Exception {
        try (World world = new World(Bench.mongoUri("admin"));
                Child child = world.start(CrashPoint.NONE)) {
            world.tellAll(child);
            world.awaitAnswers(child);
            await().atMost(PATIENCE).until(() -> world.commits().pendingCount() == 0);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", Bench.kafka()))) {
                admin.deleteTopics(List.of(Toys.TOPIC, Toys.PUBLIC_TOPIC)).all().get();
                await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                    admin.createTopics(List.of(
                                    new NewTopic(Toys.TOPIC, 2, (short) 1),
                                    new NewTopic(Toys.PUBLIC_TOPIC, 2, (short) 1)))
                            .all()
                            .get();
                    return true;
                });
            }
            for (int i = 0; i < STREAMS; i++) child.tell("republish " + world.family + i);
            await().atMost(PATIENCE)
                    .until(() -> child.said.stream()
                                    .filter(line -> line.startsWith("republished"))
                                    .count()
                            == STREAMS);
            world.check();
        }
    }

    @Test
    void aProcessThatSleepsBeyondTheSweepsGraceOnlyGivesDuplicates() throws Exception {
        try (World world = new World(Bench.mongoUri("admin"));
                Child sleeper = world.start(CrashPoint.NONE);
                Child awake = world.start(CrashPoint.NONE)) {
            for (int i = 0; i < COMMANDS / 2; i++) sleeper.tell("key" + i + " " + world.family + i % STREAMS);
            await().atMost(PATIENCE).until(() -> !sleeper.acknowledged().isEmpty());
            sleeper.signal("STOP");
            world.acknowledged.putAll(sleeper.acknowledged());
            world.tellAll(awake);
            world.awaitAnswers(awake);
            // The other one has swept what the sleeper held: the grace is over.
            await().atMost(PATIENCE).until(() -> world.commits().pendingCount() == 0);
            sleeper.signal("CONT");
            sleeper.tell("key0 " + world.family + "0");
            await().atMost(PATIENCE).until(() -> sleeper.acknowledged().containsKey("key0"));
            world.check();
        }
    }

    @Test
    @Tag("mongod")
    @EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
    void aPrimaryThatStepsDownLosesNothing() throws Exception {
        try (RealMongod three = RealMongod.start(3);
                World world = new World(three.uri("admin"));
                Child child = world.start(CrashPoint.NONE)) {
            for (int i = 0; i < COMMANDS / 2; i++) child.tell("key" + i + " " + world.family + i % STREAMS);
            three.stepDown();
            world.tellAll(child);
            // While nobody is primary a command is refused with "try again"; the same key is sent again until it is
            // answered.
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                for (int i = 0; i < COMMANDS; i++) {
                    if (!child.acknowledged().containsKey("key" + i))
                        child.tell("key" + i + " " + world.family + i % STREAMS);
                }
                return child.acknowledged().size() == COMMANDS;
            });
            world.acknowledged.putAll(child.acknowledged());
            world.check();
        }
    }
}
