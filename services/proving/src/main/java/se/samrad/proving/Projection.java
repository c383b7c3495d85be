package se.samrad.proving;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.awaitility.Awaitility;
import org.bson.Document;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.RealMongod;
import se.samrad.eventing.views.KafkaConsumers;
import se.samrad.eventing.views.MongoViewStore;
import se.samrad.eventing.views.Parked;
import se.samrad.eventing.views.Projector;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.Versions.Version;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.ViewStore;
import se.samrad.eventing.views.Views;

/**
 * Events projected a second: our projector, a raw consumer that writes the same bulks, and the official sink connector with its
 * defaults and tuned. All fold the same topic into an empty database of the same mongod, in an order that is drawn anew for each
 * round. Whoever folds has its partitions and waits, and the topic is full but not committed; the clock runs from the commit until
 * an observer sees the last event of each partition.
 */
final class Projection {
    static final String ROWS = "rows";
    static final String STANDING = "standing";

    private static final Duration DONE_MAX = Duration.ofMinutes(5);
    private static final long WATCH_PAUSE_MILLIS = 1_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private enum Side {
        OURS,
        RAW,
        /** As the raw one, with the 500 records at a time that a consumer takes when it is told nothing. */
        RAW_500,
        SINK_DEFAULT,
        SINK_TUNED,
        /** Ours as it folds a version from nothing, before anybody reads it. */
        REBUILD
    }

    private static final List<Side> PROJECTION =
            List.of(Side.OURS, Side.RAW, Side.RAW_500, Side.SINK_DEFAULT, Side.SINK_TUNED);

    /** One register a stream. */
    private record Rows(String topic) implements View {
        @Override
        public String name() {
            return "proving";
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public Register register(String stream) {
            return new Register(ROWS, stream, STANDING, Map.of());
        }
    }

    /** Counts what is written, to tell how much was folded away. */
    private record Counting(ViewStore store, AtomicLong puts) implements ViewStore {
        @Override
        public CompletionStage<Void> write(List<Put> written, List<Keep> keeps) {
            puts.addAndGet(written.size());
            return store.write(written, keeps);
        }

        @Override
        public CompletionStage<Void> park(List<Parked> parked) {
            throw new IllegalStateException(
                    "an example is not understood: " + parked.getFirst().error());
        }

        @Override
        public CompletionStage<Void> touched(Set<Register> registers) {
            return store.touched(registers);
        }
    }

    private final MongoClient client;
    private final Admin admin;
    private final Sink sink;
    private final Random chance = new Random(1);
    private final AtomicLong puts = new AtomicLong();

    private Projection(MongoClient client, Admin admin, Sink sink) {
        this.admin = admin;
        this.client = client;
        this.sink = sink;
    }

    static void run() throws Exception {
        on("## Events projected a second, on a real mongod, end documents equal by hash", projection -> {
            projection.compare("foldable", 200_000, 10, 7, Side.OURS, PROJECTION);
            projection.compare("all new", 100_000, 1, 5, Side.OURS, PROJECTION);
        });
    }

    /** Of a million events, against what folds live with the 500 records at a time that a consumer takes when it is told nothing. */
    static void rebuild() throws Exception {
        List<Side> sides = List.of(Side.REBUILD, Side.OURS, Side.RAW_500);
        on("## A view rebuilt from 1 000 000 events, goal: 2.5 times the live path of 500 records", projection -> {
            projection.compare("foldable", 1_000_000, 10, 3, Side.REBUILD, sides);
            projection.compare("all new", 200_000, 1, 3, Side.REBUILD, sides);
            projection.remember(1_000_000);
        });
    }

    /** Some comparisons. */
    private interface Work {
        void on(Projection projection) throws Exception;
    }

    private static void on(String title, Work work) throws Exception {
        System.out.println(title);
        try (RealMongod mongod = RealMongod.start(1);
                MongoClient client = MongoClients.create(mongod.uri("proving"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", Bench.kafka()));
                Sink sink = new Sink(mongod.uri("proving"))) {
            String server = client.getDatabase("admin")
                    .runCommand(new Document("buildInfo", 1))
                    .getString("version");
            System.out.printf(
                    Locale.ROOT,
                    "mongod %s (one member, majority), Kafka and Connect %s, sink 2.0.1, Java %s, %d processors, load %.1f%n",
                    server,
                    AppInfoParser.getVersion(),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            Projection projection = new Projection(client, admin, sink);
            work.on(projection);
        }
    }

    /** How much of the heap a rebuild takes: not timed, since looking stops everything. */
    private void remember(int events) throws Exception {
        Ledger ledger = Ledger.of(events, 10);
        System.gc();
        try (Memory.Watch before = new Memory.Watch(WATCH_PAUSE_MILLIS)) {
            long without = before.most();
            try (Memory.Watch watch = new Memory.Watch(WATCH_PAUSE_MILLIS)) {
                double seconds = once(Side.REBUILD, ledger);
                System.out.printf(
                        Locale.ROOT,
                        "rebuilding %d events: at most %.0f MB more on the heap after a collection than before, %.1f s with looking%n",
                        events,
                        (watch.most() - without) / 1e6,
                        seconds);
            }
        }
    }

    /** The first round is for the compiler and not counted. */
    private void compare(String name, int events, int each, int rounds, Side measured, List<Side> compared)
            throws Exception {
        Ledger ledger = Ledger.of(events, each);
        List<Map<Side, Double>> rates = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            List<Side> sides = new ArrayList<>(compared);
            Collections.shuffle(sides, chance);
            Map<Side, Double> took = new EnumMap<>(Side.class);
            for (Side side : sides) took.put(side, events / once(side, ledger));
            if (round > 0) rates.add(took);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d events, fold %.1f, %d rounds, load %.1f%n",
                name,
                events,
                (double) events / puts.get(),
                rounds,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        List<Double> ours = of(measured, rates);
        for (Side side : compared) {
            List<Double> theirs = of(side, rates);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) ratios.add(ours.get(round) / theirs.get(round));
            System.out.printf(
                    Locale.ROOT,
                    "  %-12s %7.0f/s%s%n",
                    side.name().toLowerCase(Locale.ROOT),
                    theirs.stream().sorted().toList().get(rounds / 2),
                    side == measured
                            ? ""
                            : "; %s to it ".formatted(measured.name().toLowerCase(Locale.ROOT))
                                    + Durations.spread(ratios));
        }
    }

    private static List<Double> of(Side side, List<Map<Side, Double>> rates) {
        return rates.stream().map(took -> took.getOrDefault(side, 0.0)).toList();
    }

    /** In seconds. */
    private double once(Side side, Ledger ledger) throws Exception {
        MongoDatabase database =
                client.getDatabase("proving_" + UUID.randomUUID().toString().substring(0, 8));
        String topic = Ledger.topic();
        try (KafkaProducer<byte[], byte[]> full = ledger.fill(topic)) {
            return switch (side) {
                case OURS -> ours(ledger, topic, database, full, false);
                case REBUILD -> ours(ledger, topic, database, full, true);
                case RAW -> raw(ledger, topic, database, full, 5_000);
                case RAW_500 -> raw(ledger, topic, database, full, 500);
                case SINK_DEFAULT -> sink(ledger, topic, database, full, false);
                case SINK_TUNED -> sink(ledger, topic, database, full, true);
            };
        } finally {
            database.drop();
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    private double ours(
            Ledger ledger,
            String topic,
            MongoDatabase database,
            KafkaProducer<byte[], byte[]> full,
            boolean fromNothing) {
        Rows view = new Rows(topic);
        View.Rows rows = new View.Rows(database, view.name(), 1);
        ViewStore store = fromNothing ? MongoViewStore.fromNothing(view, rows) : new MongoViewStore(view, rows);
        Projector projector = new Projector(view, new Counting(store, puts));
        puts.set(0);
        String service = "ours-" + UUID.randomUUID();
        KafkaConsumers consumers = new KafkaConsumers(
                Map.of("bootstrap.servers", Bench.kafka(), "isolation.level", "read_committed"),
                admin,
                service,
                null,
                GroupProtocol.CLASSIC);
        Views.Consumer consumer = consumers.start(view, new Version(1, "proving", true, 0), projector, fromNothing);
        try {
            return timed(
                    ledger,
                    service + ".proving.1",
                    1,
                    rows.in(ROWS),
                    full,
                    document -> document.get(STANDING, Document.class));
        } finally {
            consumer.close();
        }
    }

    private double raw(
            Ledger ledger, String topic, MongoDatabase database, KafkaProducer<byte[], byte[]> full, int pollRecordsMax)
            throws InterruptedException {
        String group = "raw-" + UUID.randomUUID();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                Bench.kafka(),
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "max.poll.records",
                pollRecordsMax,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class);
        AtomicBoolean going = new AtomicBoolean(true);
        Thread thread = Thread.ofPlatform()
                .name("raw-projection")
                .start(() -> RawProjection.run(topic, database, settings, going::get));
        try {
            return timed(
                    ledger,
                    group,
                    1,
                    database.getCollection(ROWS),
                    full,
                    document -> document.get(STANDING, Document.class));
        } finally {
            going.set(false);
            thread.join();
        }
    }

    private double sink(
            Ledger ledger, String topic, MongoDatabase database, KafkaProducer<byte[], byte[]> full, boolean tuned)
            throws Exception {
        String connector = sink.start(topic, database.getName(), tuned);
        try {
            return timed(
                    ledger,
                    "connect-" + connector,
                    tuned ? Ledger.PARTITIONS : 1,
                    database.getCollection(ROWS),
                    full,
                    document -> document.get("after", Document.class));
        } finally {
            sink.remove(connector);
        }
    }

    private double timed(
            Ledger ledger,
            String group,
            int members,
            MongoCollection<Document> rows,
            KafkaProducer<byte[], byte[]> full,
            Function<Document, Document> after) {
        Awaitility.await().atMost(DONE_MAX).ignoreExceptions().until(() -> settled(group, members));
        long began = System.nanoTime();
        full.commitTransaction();
        Awaitility.await()
                .atMost(DONE_MAX)
                .pollInterval(LOOK_EVERY)
                .until(() -> rows.countDocuments(Filters.in("_id", Ledger.ENDS)) == Ledger.PARTITIONS);
        double seconds = (System.nanoTime() - began) / 1e9;
        agree(ledger, rows, after);
        return seconds;
    }

    /** Whether all who are to share the partitions have theirs: who comes later would stop the others while the clock runs. */
    private boolean settled(String group, int members) throws ExecutionException, InterruptedException {
        List<Integer> shares = admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(said -> said.members().stream())
                .map(member -> member.assignment().topicPartitions().size())
                .toList();
        return shares.size() == members && shares.stream().allMatch(share -> share == Ledger.PARTITIONS / members);
    }

    /** What differs is no result. */
    private static void agree(Ledger ledger, MongoCollection<Document> rows, Function<Document, Document> after) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Ledger.digest(rows.find().sort(Sorts.ascending("_id")), after), ledger.digest()::equals);
    }
}
