package se.samrad.eventing.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.toys.Toys;

/** A version that is folded from nothing comes to the same documents as the one that was folded as things happened. */
abstract class FromNothingLaw {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", Bench.kafka());
    private static final int TOYS = 20;
    private static final int IDS = 30;
    private static final int VERSIONS = 9;
    private static final int BATCH = 11;

    abstract String uri(String database);

    /** Two streams, {@code left/x} and {@code right/x}, meet in one row; the events of the left are kept as well. */
    private record Meeting() implements View {
        @Override
        public String name() {
            return "meeting";
        }

        @Override
        public Set<String> topics() {
            return Set.of("t");
        }

        @Override
        public Register register(String stream) {
            String[] parts = stream.split("/");
            return new Register("rows", parts[1], parts[0], Map.of("key", parts[1]));
        }

        @Override
        public boolean keeps(String stream, String type) {
            return stream.startsWith("left/");
        }
    }

    /** What one partition holds: every stream of it in order, some of it twice. */
    private static List<Arrived> partition(int number, Random chance) {
        Map<String, Integer> next = new TreeMap<>();
        for (int id = number; id < IDS; id += 2) {
            next.put("left/" + id, 1);
            next.put("right/" + id, 1);
        }
        List<Arrived> records = new ArrayList<>();
        while (!next.isEmpty()) {
            String stream = List.copyOf(next.keySet()).get(chance.nextInt(next.size()));
            int version = next.getOrDefault(stream, 1);
            Arrived record = arrived(number, records.size(), stream, version);
            records.add(record);
            if (chance.nextInt(5) == 0) records.add(record);
            if (version == VERSIONS) next.remove(stream);
            else next.put(stream, version + 1);
        }
        return records;
    }

    private static Arrived arrived(int partition, int offset, String stream, int version) {
        String says = "{\"data\":{\"n\":" + version + "},\"after\":{\"n\":" + version + "}}";
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_subject",
                stream,
                "ce_type",
                "happened",
                "ce_time",
                "2026-10-01T08:00:00Z",
                "version",
                Integer.toString(version),
                "schema",
                "1",
                "state",
                "1");
        return new Arrived("t", partition, offset, stream.getBytes(UTF_8), says.getBytes(UTF_8), headers);
    }

    private static Map<String, Document> all(View.Rows rows, String collection) {
        Map<String, Document> all = new TreeMap<>();
        for (Document each : rows.in(collection).find()) all.put(each.getString("_id"), each);
        return all;
    }

    private static void fold(Projector projector, List<Arrived> batch) {
        projector.project(batch).toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void twoInstancesThatDieAndTakeOverFromEachOtherFoldWhatOneFoldedLive(long seed) {
        Random chance = new Random(seed);
        View view = new Meeting();
        String database = Bench.id("nothing");
        try (MongoClient client = MongoClients.create(uri(database))) {
            View.Rows live = new View.Rows(client.getDatabase(database), view.name(), 1);
            View.Rows fresh = new View.Rows(client.getDatabase(database), view.name(), 2);
            List<Projector> zombies = new ArrayList<>();
            List<Projector> members = new ArrayList<>(List.of(member(view, fresh), member(view, fresh)));
            for (int number = 0; number < 2; number++) {
                List<Arrived> records = partition(number, chance);
                for (Arrived each : records) {
                    fold(new Projector(view, new MongoViewStore(view, live)), List.of(each));
                }
                int at = 0;
                while (at < records.size()) {
                    List<Arrived> batch = records.subList(at, Math.min(records.size(), at + BATCH));
                    int who = chance.nextInt(2);
                    switch (chance.nextInt(4)) {
                        case 0 -> {
                            // Dies in the middle of the bulk; its offset has not moved.
                            fold(members.get(who), batch.subList(0, batch.size() / 2));
                            zombies.add(members.set(who, member(view, fresh)));
                            at = Math.max(0, at - BATCH);
                        }
                        case 1 -> {
                            if (!zombies.isEmpty()) fold(zombies.getFirst(), records.subList(0, at));
                            fold(members.get(who), batch);
                            at += BATCH;
                        }
                        default -> {
                            fold(members.get(who), batch);
                            at += BATCH;
                        }
                    }
                }
            }
            assertThat(all(live, "rows")).hasSize(IDS);
            assertThat(all(fresh, "rows")).isEqualTo(all(live, "rows"));
            assertThat(all(live, View.EVENTS)).hasSize(IDS * VERSIONS);
            assertThat(all(fresh, View.EVENTS)).isEqualTo(all(live, View.EVENTS));
        }
    }

    private static Projector member(View view, View.Rows rows) {
        return new Projector(view, MongoViewStore.fromNothing(view, rows));
    }

    @Test
    void aProcessThatIsKilledInTheMiddleOfItIsFollowedByOneThatEndsItWhileMoreComes() throws Exception {
        String name = Bench.id("killed");
        View view = new Toys.ToyView(name, Toys.TOPIC);
        try (MongoClient client = MongoClients.create(uri(name));
                Admin admin = Admin.create(KAFKA);
                var producer = new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            View.Rows live = new View.Rows(client.getDatabase(name), name, 1);
            View.Rows fresh = new View.Rows(client.getDatabase(name), name, 2);
            KafkaConsumers consumers = new KafkaConsumers(KAFKA, admin, "bench", null, GroupProtocol.CLASSIC);
            Views.Consumer following = consumers.start(
                    view,
                    new Versions.Version(1, "build", true, 0),
                    new Projector(view, new MongoViewStore(view, live)));
            send(producer, name, 1, 6);
            await().atMost(PATIENCE).until(() -> following.lag() == 0);

            Process dying = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DyingRebuild.class.getName(),
                            uri(name),
                            Bench.kafka(),
                            name)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target", "dying-rebuild.log")))
                    .start();
            assertThat(dying.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(dying.exitValue()).isEqualTo(DyingRebuild.KILLED);
            assertThat(of(fresh, name)).isNotEmpty().hasSizeLessThan(TOYS);

            Views.Consumer next =
                    consumers.start(view, new Versions.Version(2, "build", false, 0), member(view, fresh), true);
            send(producer, name, 7, 9);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(of(live, name))
                            .hasSize(TOYS)
                            .allSatisfy((id, row) -> assertThat(
                                            row.get("toy", Document.class).getLong("v"))
                                    .isEqualTo(9)));
            await().atMost(PATIENCE).until(() -> next.lag() == 0);
            assertThat(of(fresh, name)).isEqualTo(of(live, name));
            assertThat(all(fresh, View.EVENTS).keySet())
                    .isEqualTo(all(live, View.EVENTS).keySet());
            next.close();
            following.close();
        }
    }

    private static Map<String, Document> of(View.Rows rows, String name) {
        Map<String, Document> own = all(rows, "toys");
        own.keySet().removeIf(id -> !id.startsWith(name));
        return own;
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String name, int from, int to) {
        for (int toy = 0; toy < TOYS; toy++) {
            for (Arrived each : VerifiedTest.painted(name + "-" + toy, to).subList(from - 1, to)) {
                var record = new ProducerRecord<>(each.topic(), each.key(), each.value());
                each.headers().forEach((header, value) -> record.headers().add(header, value.getBytes(UTF_8)));
                var unused = producer.send(record);
            }
        }
        producer.flush();
    }
}
