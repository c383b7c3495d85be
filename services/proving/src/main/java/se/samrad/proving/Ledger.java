package se.samrad.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import se.samrad.eventing.bench.Bench;

/**
 * Example events, and what must be in the end documents. The last event of each partition is of a stream of its own, so that
 * whoever sees these has seen them all.
 *
 * @param entries in the order in which they are sent
 * @param digest of all end documents
 */
record Ledger(List<Entry> entries, String digest) {
    static final int PARTITIONS = 4;
    static final List<String> ENDS = List.of("ends/0", "ends/1", "ends/2", "ends/3");

    /** How far apart, in streams, events may be that follow each other. */
    private static final int WINDOW_STREAMS = 100;

    private static final String FILLING = "Exempel: ".repeat(18);

    /** @param number of the example; what it says is made when it is sent, since a million would fill the memory */
    record Entry(int partition, String stream, long version, int number) {
        Document after() {
            Document after = new Document("version", version);
            return number < 0 ? after : after.append("text", FILLING + number);
        }

        byte[] value() {
            Document value =
                    new Document("_id", stream).append("data", new Document()).append("after", after());
            return value.toJson().getBytes(UTF_8);
        }
    }

    /** @param each events of a stream on average; 1 makes each event the first of its stream */
    static Ledger of(int events, int each) {
        Random chance = new Random(20_261_128);
        long[] versions = new long[events / each + WINDOW_STREAMS];
        List<Entry> entries = new ArrayList<>();
        SortedMap<String, Entry> last = new TreeMap<>();
        String[] names = new String[versions.length];
        for (int i = 0; i < events; i++) {
            int number = each == 1 ? i : i / each + chance.nextInt(WINDOW_STREAMS);
            if (names[number] == null) names[number] = "examples/" + number;
            add(entries, last, new Entry(number % PARTITIONS, names[number], ++versions[number], i));
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            add(entries, last, new Entry(partition, ENDS.get(partition), 1, -1));
        }
        Iterable<Document> documents = () -> last.values().stream()
                .map(entry -> new Document("_id", entry.stream()).append("after", entry.after()))
                .iterator();
        return new Ledger(entries, digest(documents, document -> document.get("after", Document.class)));
    }

    private static void add(List<Entry> entries, Map<String, Entry> last, Entry entry) {
        entries.add(entry);
        last.put(entry.stream(), entry);
    }

    /** Makes an empty topic. */
    static String topic() throws ExecutionException, InterruptedException {
        String topic = "proving-" + UUID.randomUUID();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Bench.kafka()))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        return topic;
    }

    /** Sends everything in a transaction that is left open: nobody who reads what is committed sees any of it yet. */
    KafkaProducer<byte[], byte[]> fill(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                Bench.kafka(),
                "transactional.id",
                topic,
                "linger.ms",
                20,
                "batch.size",
                256_000,
                "compression.type",
                "zstd");
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        for (Entry entry : entries) {
            var record = new ProducerRecord<>(
                    topic, entry.partition(), entry.stream().getBytes(UTF_8), entry.value());
            Map<String, String> headers = Map.of(
                    "ce_specversion", "1.0",
                    "ce_subject", entry.stream(),
                    "ce_type", "exempel",
                    "ce_time", Instant.EPOCH.toString(),
                    "version", Long.toString(entry.version()),
                    "schema", "1",
                    "state", "1");
            headers.forEach((name, said) -> record.headers().add(name, said.getBytes(UTF_8)));
            var unused = producer.send(record); // flushed below; what is lost shows in the digest
        }
        producer.flush();
        return producer;
    }

    /**
     * Of what all streams came to, in the order of their names.
     *
     * @param after what a document says of its stream
     */
    static String digest(Iterable<Document> documents, Function<Document, Document> after) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Document document : documents) {
                Document said = after.apply(document);
                String line = document.getString("_id") + " " + said.get("version") + " " + said.get("text") + "\n";
                digest.update(line.getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
