package se.samrad.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Topics;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Audience;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a public status board costs to read with few and with very many answers, how old its numbers are while answers arrive,
 * and how fast and in how much memory the whole view is rebuilt while they do. One answer of each consultation is submitted; the
 * others are the same record under names of their own, and go through topic and projector as it did.
 */
final class Boards {
    private static final List<Integer> SIZES = List.of(100, 10_000, 1_000_000);
    private static final int ROUNDS = 5;
    private static final int READS = 200;
    private static final int LOAD_SECONDS = 60;
    private static final long LOAD_PAUSE_MILLIS = 50;
    /** Seldom, since looking stops everything. */
    private static final long WATCH_PAUSE_MILLIS = 3_000;

    private static final Duration FOLDED_MAX = Duration.ofMinutes(15);
    private static final String SAYS = "{\"text\":\"Exempel: ett svar.\",\"position\":\"SUPPORTS\"}";
    private static final String OPERATOR = Bench.bearer(Scopes.ADMIN);
    private static final JsonMapper JSON = new JsonMapper();

    private final Place place;
    private final Random chance = new Random(1_000_000);

    private Boards(Place place) {
        this.place = place;
    }

    static void run(Place place) throws Exception {
        System.out.println(
                "## A public board with few and with very many answers; goal: at most 1.5 times as long for the most");
        Boards boards = new Boards(place);
        for (int size : SIZES) boards.fill(size);
        boards.read();
        boards.rebuild();
        boards.age();
    }

    private static String consultation(int size) {
        return "exempel-" + size;
    }

    private static String tally(int size) {
        return "/api/public/consultations/" + consultation(size) + "/tally";
    }

    private void fill(int size) throws Exception {
        String consultation = consultation(size);
        place.openConsultation(consultation);
        place.responses().submit(consultation, UUID.randomUUID().toString(), SAYS);
        ConsumerRecord<byte[], byte[]> first = first("responses/" + consultation + "/");
        String stream = new String(first.key(), UTF_8);
        String person = stream.substring(stream.lastIndexOf('/') + 1);
        long began = System.nanoTime();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", Bench.kafka(), "linger.ms", 20, "compression.type", "zstd"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 1; i < size; i++) {
                var unused = producer.send(renamed(first, person, another())); // what is lost shows in the numbers
            }
        }
        Awaitility.await()
                .atMost(FOLDED_MAX)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> JSON.readTree(place.status().get(tally(size), ""))
                                .get("persons")
                                .asInt()
                        == size);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d answers sent, folded and counted in %.1f s, %.0f a second%n",
                size,
                seconds,
                size / seconds);
    }

    private String another() {
        byte[] id = new byte[16];
        chance.nextBytes(id);
        return "p-" + HexFormat.of().formatHex(id);
    }

    private static ProducerRecord<byte[], byte[]> renamed(
            ConsumerRecord<byte[], byte[]> record, String old, String fresh) {
        var renamed = new ProducerRecord<>(
                record.topic(), renamed(record.key(), old, fresh), renamed(record.value(), old, fresh));
        record.headers().forEach(header -> renamed.headers().add(header.key(), renamed(header.value(), old, fresh)));
        return renamed;
    }

    private static byte[] renamed(byte[] text, String old, String fresh) {
        return new String(text, UTF_8).replace(old, fresh).getBytes(UTF_8);
    }

    /** The first public record of a stream that begins so. */
    private static ConsumerRecord<byte[], byte[]> first(String streams) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        Bench.kafka(),
                        "group.id",
                        "boards-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.PUBLIC));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (new String(record.key(), UTF_8).startsWith(streams)) return record;
                }
            }
        }
    }

    private void read() throws Exception {
        List<List<Double>> ratios = SIZES.stream()
                .map(size -> (List<Double>) new ArrayList<Double>())
                .toList();
        List<Durations> last = List.of();
        for (int round = 0; round <= ROUNDS; round++) {
            List<Durations> now = SIZES.stream().map(size -> new Durations()).toList();
            for (int i = 0; i < READS; i++) {
                for (int at = 0; at < SIZES.size(); at++) {
                    String tally = tally(SIZES.get(at));
                    now.get(at).measure(() -> place.status().get(tally, ""));
                }
            }
            if (round == 0) continue; // for the compiler
            double least = now.getFirst().percentile(50);
            for (int at = 0; at < SIZES.size(); at++)
                ratios.get(at).add(now.get(at).percentile(50) / least);
            last = now;
        }
        for (int at = 0; at < SIZES.size(); at++) {
            System.out.printf(
                    Locale.ROOT,
                    "read with %d answers: %s; to %d answers %s%n",
                    SIZES.get(at),
                    last.get(at).told(),
                    SIZES.getFirst(),
                    Durations.spread(ratios.get(at)));
        }
    }

    /** How old the numbers are that are shown, while new answers arrive all the time. */
    private void age() throws Exception {
        int size = SIZES.getLast();
        Durations recounts = new Durations();
        for (int i = 0; i < ROUNDS; i++) {
            String position = place.responses()
                    .submit(consultation(size), UUID.randomUUID().toString(), SAYS);
            // Who would have to wait for more than five seconds is told so, and asks again.
            recounts.measure(() -> Awaitility.await()
                    .atMost(FOLDED_MAX)
                    .ignoreException(IllegalStateException.class)
                    .until(() -> !place.status().read(tally(size), position).isEmpty()));
        }
        Durations ages = new Durations();
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> load = threads.submit(() -> {
                while (going.get()) {
                    place.responses()
                            .submit(consultation(size), UUID.randomUUID().toString(), SAYS);
                    TimeUnit.MILLISECONDS.sleep(LOAD_PAUSE_MILLIS);
                }
                return null;
            });
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LOAD_SECONDS);
            try {
                while (System.nanoTime() < end) {
                    JsonNode answer = JSON.readTree(place.status().get(tally(size), ""));
                    ages.add(Duration.between(
                            Instant.parse(answer.get("updatedAt").asString()), Instant.now()));
                    TimeUnit.MILLISECONDS.sleep(LOAD_PAUSE_MILLIS);
                }
            } finally {
                going.set(false);
            }
            load.get();
        }
        System.out.printf(
                Locale.ROOT,
                "with %d answers: a reader who waits for its own gets it counted in %s; while they arrive the numbers are %s old, load %.1f%n",
                size,
                recounts.told(),
                ages.told(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The number of the version that is read. */
    private int active() throws Exception {
        for (JsonNode version : JSON.readTree(place.status().get("/api/staff/views", OPERATOR))) {
            boolean read = version.get("active").asBoolean()
                    && version.get("view").asString().equals(Audience.OPEN.view());
            if (read) return version.get("version").asInt();
        }
        throw new IllegalStateException("no version of the view is read");
    }

    private void rebuild() throws Exception {
        int before = active();
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Memory.Watch watch = new Memory.Watch(WATCH_PAUSE_MILLIS)) {
            Future<?> load = threads.submit(() -> {
                while (going.get()) {
                    place.responses()
                            .submit(
                                    consultation(SIZES.getFirst()),
                                    UUID.randomUUID().toString(),
                                    SAYS);
                    TimeUnit.MILLISECONDS.sleep(LOAD_PAUSE_MILLIS);
                }
                return null;
            });
            long began = System.nanoTime();
            place.status().json("POST", "/api/staff/views/" + Audience.OPEN.view() + "/rebuild", OPERATOR, "");
            try {
                Awaitility.await()
                        .atMost(FOLDED_MAX)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> active() > before);
            } finally {
                going.set(false);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            load.get();
            System.out.printf(
                    Locale.ROOT,
                    "rebuilt with live traffic in %.1f s, %.0f events a second; at most %.0f MB on the heap after a collection%n",
                    seconds,
                    SIZES.stream().mapToInt(Integer::intValue).sum() / seconds,
                    watch.most() / 1e6);
        }
    }
}
