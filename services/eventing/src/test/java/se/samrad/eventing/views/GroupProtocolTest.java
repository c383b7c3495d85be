package se.samrad.eventing.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.toys.Toys;

/** What is folded does not depend on how the instances share out the partitions. */
class GroupProtocolTest {
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", Bench.kafka());
    private static final int TOYS = 20;

    private static KafkaConsumers consumers(Map<String, Object> settings, GroupProtocol protocol) {
        try (Admin unused = Admin.create(KAFKA)) {
            return new KafkaConsumers(settings, unused, "bench", null, protocol);
        }
    }

    @Test
    void withTheBrokersProtocolTheClientNamesNothingThatTheBrokerDecides() {
        Map<String, Object> told = Map.of(
                "bootstrap.servers", Bench.kafka(), "session.timeout.ms", "9000", "heartbeat.interval.ms", "1000");
        assertThat(consumers(told, GroupProtocol.CONSUMER).settings("g", false))
                .containsEntry("group.protocol", "CONSUMER")
                .doesNotContainKeys("session.timeout.ms", "heartbeat.interval.ms", "partition.assignment.strategy");
        assertThat(consumers(told, GroupProtocol.CLASSIC).settings("g", false))
                .containsEntry("group.protocol", "CLASSIC")
                .containsKeys("session.timeout.ms", "heartbeat.interval.ms", "partition.assignment.strategy");
    }

    @Test
    void aMemberThatWasKilledIsMissedSoonUnlessItHasANameAndMayBeRestarting() {
        assertThat(consumers(KAFKA, GroupProtocol.CLASSIC).settings("g", false))
                .containsEntry("session.timeout.ms", 12_000)
                .containsEntry("heartbeat.interval.ms", 3_000);
        try (Admin admin = Admin.create(KAFKA)) {
            assertThat(new KafkaConsumers(KAFKA, admin, "bench", "named", GroupProtocol.CLASSIC).settings("g", false))
                    .containsEntry("group.instance.id", "g-named")
                    .doesNotContainKeys("session.timeout.ms", "heartbeat.interval.ms");
            assertThat(new KafkaConsumers(KAFKA, admin, "bench", "named", GroupProtocol.CONSUMER).settings("g", false))
                    .doesNotContainKey("group.instance.id");
        }
        assertThat(consumers(Map.of("session.timeout.ms", "9000"), GroupProtocol.CLASSIC)
                        .settings("g", false))
                .containsEntry("session.timeout.ms", "9000");
    }

    @Test
    void whoSaysHowManyAreFetchedAtOnceSaysItOfWhatCatchesUpToo() {
        Map<String, Object> scarce = Map.of("bootstrap.servers", Bench.kafka(), "max.poll.records", 500);
        for (boolean catchingUp : new boolean[] {false, true}) {
            assertThat(consumers(scarce, GroupProtocol.CLASSIC).settings("g", catchingUp))
                    .containsEntry("max.poll.records", 500)
                    .doesNotContainKeys("fetch.max.bytes", "max.partition.fetch.bytes");
        }
        assertThat(consumers(KAFKA, GroupProtocol.CLASSIC).settings("g", true))
                .containsEntry("max.poll.records", 10_000);
        assertThat(consumers(KAFKA, GroupProtocol.CLASSIC).settings("g", false))
                .containsEntry("max.poll.records", 5_000);
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void instancesComeAndGoAndEveryRowIsRight(GroupProtocol protocol) throws Exception {
        String name = Bench.id("shared");
        View view = new Toys.ToyView(name, Toys.TOPIC);
        Versions.Version version = new Versions.Version(1, "build", true, 0);
        try (MongoClient client = MongoClients.create(Bench.mongoUri(name));
                Admin admin = Admin.create(KAFKA);
                var producer = new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            View.Rows rows = new View.Rows(client.getDatabase(name), name, 1);
            KafkaConsumers consumers = new KafkaConsumers(KAFKA, admin, "bench", null, protocol);
            Projector projector = new Projector(view, new MongoViewStore(view, rows));
            Views.Consumer first = consumers.start(view, version, projector);
            send(producer, name, 1, 3);
            Views.Consumer second = consumers.start(view, version, projector);
            Views.Consumer third = consumers.start(view, version, projector);
            send(producer, name, 4, 6);
            awaitRows(rows, name, 6);
            var group = admin.describeConsumerGroups(List.of("bench." + name + ".1"))
                    .all()
                    .get()
                    .get("bench." + name + ".1");
            assertThat(Objects.requireNonNull(group).type().name()).isEqualTo(protocol.name());
            second.close();
            send(producer, name, 7, 8);
            first.close();
            send(producer, name, 9, 10);
            awaitRows(rows, name, 10);
            await().atMost(Duration.ofSeconds(60)).until(() -> third.lag() == 0);
            assertThat(third.reach()).hasSizeGreaterThan(1).allMatch(each -> each.folded() == each.end());
            third.close();
        }
    }

    @Test
    void aMemberWhoseNameAnotherTakesGoesOnWithoutIt() throws Exception {
        String name = Bench.id("named");
        View view = new Toys.ToyView(name, Toys.TOPIC);
        Versions.Version version = new Versions.Version(1, "build", true, 0);
        try (MongoClient client = MongoClients.create(Bench.mongoUri(name));
                Admin admin = Admin.create(KAFKA);
                var producer = new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            View.Rows rows = new View.Rows(client.getDatabase(name), name, 1);
            // A member with a name is given up only when it has been silent for so long.
            Map<String, Object> soon = Map.of("bootstrap.servers", Bench.kafka(), "session.timeout.ms", "6000");
            KafkaConsumers consumers = new KafkaConsumers(soon, admin, "bench", "same", GroupProtocol.CLASSIC);
            Projector projector = new Projector(view, new MongoViewStore(view, rows));
            Views.Consumer putOut = consumers.start(view, version, projector);
            send(producer, name, 1, 2);
            awaitRows(rows, name, 2);
            Views.Consumer other = consumers.start(view, version, projector);
            await().atMost(Duration.ofSeconds(60)).until(() -> members(admin, name) == 2);
            other.close();
            send(producer, name, 3, 4);
            awaitRows(rows, name, 4);
            assertThat(consumers.anybodyFolds(view, version)).isTrue();
            putOut.close();
        }
    }

    @Test
    void whatIsToFollowOnRecordsIsTriedAgainWhateverWentWrong() throws Exception {
        String name = Bench.id("again");
        View view = new Toys.ToyView(name, Toys.TOPIC);
        Versions.Version version = new Versions.Version(1, "build", true, 0);
        try (MongoClient client = MongoClients.create(Bench.mongoUri(name));
                Admin admin = Admin.create(KAFKA);
                var producer = new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            View.Rows rows = new View.Rows(client.getDatabase(name), name, 1);
            MongoViewStore store = new MongoViewStore(view, rows);
            java.util.Set<Register> followed = java.util.concurrent.ConcurrentHashMap.newKeySet();
            AtomicBoolean failed = new AtomicBoolean();
            Projector projector = new Projector(view, new ViewStore() {
                @Override
                public CompletionStage<Void> write(List<Put> puts, List<Keep> keeps) {
                    return store.write(puts, keeps);
                }

                @Override
                public CompletionStage<Void> park(List<Parked> parked) {
                    return store.park(parked);
                }

                @Override
                public CompletionStage<Void> touched(java.util.Set<Register> registers) {
                    if (failed.compareAndSet(false, true)) throw new ClassCastException("no text");
                    followed.addAll(registers);
                    return store.touched(registers);
                }
            });
            KafkaConsumers consumers = new KafkaConsumers(KAFKA, admin, "bench", null, GroupProtocol.CLASSIC);
            Views.Consumer consumer = consumers.start(view, version, projector);
            send(producer, name, 1, 1);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(followed.stream().map(Register::id))
                            .contains(IntStream.range(0, TOYS)
                                    .mapToObj(toy -> name + "-" + toy)
                                    .toArray(String[]::new)));
            consumer.close();
        }
    }

    @Test
    void aVersionThatNobodyFoldsIsKnownAsSuch() throws Exception {
        String name = Bench.id("left");
        View view = new Toys.ToyView(name, Toys.TOPIC);
        Versions.Version version = new Versions.Version(1, "build", true, 0);
        try (MongoClient client = MongoClients.create(Bench.mongoUri(name));
                Admin admin = Admin.create(KAFKA)) {
            View.Rows rows = new View.Rows(client.getDatabase(name), name, 1);
            KafkaConsumers consumers = new KafkaConsumers(KAFKA, admin, "bench", null, GroupProtocol.CLASSIC);
            assertThat(consumers.anybodyFolds(view, version)).isFalse();
            var consumer = consumers.start(view, version, new Projector(view, new MongoViewStore(view, rows)));
            await().atMost(Duration.ofSeconds(60)).until(() -> consumers.anybodyFolds(view, version));
            consumer.close();
            await().atMost(Duration.ofSeconds(60)).until(() -> !consumers.anybodyFolds(view, version));
        }
    }

    private static int members(Admin admin, String name) throws Exception {
        String group = "bench." + name + ".1";
        var groups = admin.describeConsumerGroups(List.of(group)).all().get();
        return Objects.requireNonNull(groups.get(group)).members().size();
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String name, int from, int to) {
        for (int toy = 0; toy < TOYS; toy++) {
            for (Arrived each : VerifiedTest.painted(name + "-" + toy, to).subList(from - 1, to)) {
                var record = new ProducerRecord<>(each.topic(), each.key(), each.value());
                each.headers()
                        .forEach((header, value) ->
                                record.headers().add(header, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                var unused = producer.send(record);
            }
        }
        producer.flush();
    }

    private static void awaitRows(View.Rows rows, String name, long v) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (int toy = 0; toy < TOYS; toy++) {
                Document row = rows.in("toys")
                        .find(new Document("_id", name + "-" + toy))
                        .first();
                assertThat(row).isNotNull();
                assertThat(Objects.requireNonNull(row).get("toy", Document.class))
                        .containsEntry("v", v)
                        .containsEntry("colour", "red " + v);
            }
        });
    }
}
