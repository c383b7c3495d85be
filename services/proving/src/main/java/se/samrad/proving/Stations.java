package se.samrad.proving;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import se.samrad.contracts.Topics;
import se.samrad.eventing.bench.Bench;

/** Where single answers are at which time, as somebody beside sees who looks into the topics and the database. */
final class Stations {
    private static final int ANSWERS = 40;
    private static final int WARM = 20;
    private static final long IDLE_MILLIS = 400;
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);
    private static final List<String> NAMES = List.of(
            "receipt", "in its topic", "in the public topic", "kept by the open view", "marked", "counted", "read");

    private final Place place;
    private final MongoDatabase database;
    private final String view;

    private Stations(Place place) {
        this.place = place;
        this.database = place.raw().getDatabase("samrad_status");
        this.view = database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.startsWith("open_") && name.endsWith("_summaries"))
                .findFirst()
                .orElseThrow()
                .replace("summaries", "");
    }

    static void run(Place place) throws Exception {
        Stations stations = new Stations(place);
        List<Durations> all = NAMES.stream().map(name -> new Durations()).toList();
        try (var confidential = consumer(Topics.RESPONSES);
                var open = consumer(Topics.PUBLIC)) {
            for (int i = 0; i < WARM + ANSWERS; i++) {
                TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
                List<Long> times = stations.one(confidential, open);
                for (int at = 0; i >= WARM && at < times.size(); at++)
                    all.get(at).add(Duration.ofNanos(times.get(at)));
            }
        }
        System.out.println("Since it was sent, each watched from beside:");
        for (int at = 0; at < NAMES.size(); at++) {
            System.out.printf(
                    Locale.ROOT, "  %-22s %s%n", NAMES.get(at), all.get(at).told());
        }
    }

    private List<Long> one(KafkaConsumer<byte[], byte[]> confidential, KafkaConsumer<byte[], byte[]> open)
            throws Exception {
        Object before = summary().get("mark");
        long since = System.nanoTime();
        CompletableFuture<Long> sent = later(() -> next(confidential));
        CompletableFuture<String> stream = new CompletableFuture<>();
        CompletableFuture<Long> told = later(() -> stream.complete(next(open)));
        CompletableFuture<Long> kept = later(() -> until(() -> database.getCollection(view + "events")
                        .find(eq("_id", stream.join() + "@1"))
                        .first()
                != null));
        CompletableFuture<Long> marked =
                later(() -> until(() -> !Objects.equals(summary().get("mark"), before)));
        CompletableFuture<Long> counted = later(() -> until(() -> {
            Document now = summary();
            return !Objects.equals(now.get("mark"), before) && Objects.equals(now.get("mark"), now.get("counted"));
        }));
        String position = Visible.submit(place, Place.CONSULTATION);
        long receipt = System.nanoTime();
        place.status().read(Visible.tally(Place.CONSULTATION), position);
        long read = System.nanoTime();
        List<Long> times = new ArrayList<>();
        for (long at : new long[] {receipt, sent.get(), told.get(), kept.get(), marked.get(), counted.get(), read}) {
            times.add(at - since);
        }
        return times;
    }

    private static CompletableFuture<Long> later(Runnable act) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                act.run();
                done.complete(System.nanoTime());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private interface Look {
        boolean isThere();
    }

    private static void until(Look look) {
        while (!look.isThere()) LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }

    private Document summary() {
        return Objects.requireNonNullElse(
                database.getCollection(view + "summaries")
                        .find(eq("_id", Place.CONSULTATION))
                        .first(),
                new Document());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        Bench.kafka(),
                        "group.id",
                        "stations-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "latest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        while (consumer.assignment().isEmpty()) {
            var unused = consumer.poll(Duration.ofMillis(100));
        }
        // Where it stands is decided now and not by the first question.
        consumer.assignment().forEach(consumer::position);
        return consumer;
    }

    /** The stream of the next record about the consultation. */
    private static String next(KafkaConsumer<byte[], byte[]> consumer) {
        String begin = "responses/" + Place.CONSULTATION + "/";
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                String stream = new String(record.key(), UTF_8);
                if (stream.startsWith(begin)) return stream;
            }
        }
    }
}
