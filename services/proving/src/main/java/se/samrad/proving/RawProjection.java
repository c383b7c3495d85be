package se.samrad.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.bson.Document;

/** The least that has to be done to fold a topic: poll, decode, fold, one bulk write, commit the offset. */
final class RawProjection {
    private static final Duration POLL_MAX = Duration.ofMillis(100);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private record Put(long v, Document after) {}

    private RawProjection() {}

    static void run(String topic, MongoDatabase database, Map<String, Object> settings, BooleanSupplier goOn) {
        MongoCollection<Document> rows =
                database.getCollection(Projection.ROWS).withWriteConcern(WriteConcern.MAJORITY);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            consumer.subscribe(List.of(topic));
            while (goOn.getAsBoolean()) {
                Map<String, Put> highest = new LinkedHashMap<>();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_MAX)) {
                    Document value = Document.parse(new String(record.value(), UTF_8));
                    long v = Long.parseLong(
                            new String(record.headers().lastHeader("version").value(), UTF_8));
                    Put put = new Put(v, value.get("after", Document.class));
                    highest.merge(
                            new String(record.key(), UTF_8), put, (one, other) -> one.v() > other.v() ? one : other);
                }
                if (!highest.isEmpty()) write(rows, highest);
                consumer.commitSync();
            }
        }
    }

    private static void write(MongoCollection<Document> rows, Map<String, Put> highest) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<WriteModel<Document>> again = new ArrayList<>();
        highest.forEach((id, put) -> {
            Document register = new Document("v", put.v()).append("state", 1L);
            register.putAll(put.after());
            Document max = new Document("$max", new Document(Projection.STANDING, register));
            WriteModel<Document> update =
                    new UpdateOneModel<>(Filters.eq("_id", id), max, new UpdateOptions().upsert(true));
            again.add(update);
            writes.add(
                    put.v() == 1
                            ? new InsertOneModel<>(new Document("_id", id).append(Projection.STANDING, register))
                            : update);
        });
        try {
            rows.bulkWrite(writes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            rows.bulkWrite(
                    e.getWriteErrors().stream()
                            .map(error -> again.get(error.getIndex()))
                            .toList(),
                    UNORDERED);
        }
    }
}
