package se.samrad.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import se.samrad.eventing.bench.Bench;

/** The least that has to be done for a commit: stored with majority and journal, published from there, marked as published. */
final class RawCommits implements AutoCloseable {
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 20;
    private static final String DATA = "{\"position\":\"SUPPORTS\",\"content\":\"" + "0".repeat(900) + "\"}";

    private final MongoCollection<Document> commits;
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", Bench.kafka(), "acks", "all", "enable.idempotence", true),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final Thread relay = Thread.ofPlatform().name("raw-relay").start(this::publish);

    RawCommits(MongoClient client) {
        commits = client.getDatabase("raw")
                .getCollection("commits")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        commits.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        commits.createIndex(Indexes.ascending("pending"), new IndexOptions().sparse(true));
    }

    MongoCollection<Document> commits() {
        return commits;
    }

    /** The commit; it is published and marked in the background. */
    void commit() {
        commits.insertOne(fresh().append("pending", true));
    }

    /** The commit and nothing else: not safe to be told of, but the least that anything can take. */
    void insert() {
        commits.insertOne(fresh());
    }

    /** As safe as the loop, without bulks. */
    void commitByItself() throws InterruptedException, ExecutionException {
        Document commit = fresh();
        commits.insertOne(commit);
        send(commit).get();
        commits.updateOne(Filters.eq("_id", commit.getString("_id")), Updates.unset("pending"));
    }

    private static Document fresh() {
        String id = UUID.randomUUID().toString();
        return new Document("_id", id)
                .append("key", id)
                .append("time", new Date())
                .append("events", List.of(new Document("type", "response-received").append("data", DATA)));
    }

    private Future<RecordMetadata> send(Document commit) {
        return producer.send(new ProducerRecord<>(
                "samrad.toys",
                commit.getString("_id").getBytes(UTF_8),
                commit.toJson().getBytes(UTF_8)));
    }

    private void publish() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (publishOnce() < BATCH) Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private int publishOnce() throws InterruptedException, ExecutionException {
        List<String> ids = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Document each : commits.find(Filters.eq("pending", true)).limit(BATCH)) {
            ids.add(each.getString("_id"));
            sent.add(send(each));
        }
        for (Future<RecordMetadata> each : sent) each.get();
        if (!ids.isEmpty()) {
            commits.bulkWrite(List.of(new UpdateManyModel<>(Filters.in("_id", ids), Updates.unset("pending"))));
        }
        return ids.size();
    }

    @Override
    public void close() {
        relay.interrupt();
        try {
            relay.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
