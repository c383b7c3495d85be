package se.samrad.eventing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import se.samrad.eventing.Json;

/**
 * Kafka behind the relay. The value is {@code {"data":…,"after":…}} with both texts byte for byte as committed; the rest
 * stands in the headers (CloudEvents 1.0, binary mode). The key is the stream.
 */
public final class KafkaLog implements EventLog {
    private final Producer<byte[], byte[]> producer;

    public KafkaLog(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public CompletionStage<Sent> append(Envelope envelope) {
        CompletableFuture<Sent> sent = new CompletableFuture<>();
        try {
            var unused = producer.send(record(envelope), (where, failure) -> {
                if (failure != null) sent.completeExceptionally(failure);
                else sent.complete(new Sent(where.topic(), where.partition(), where.offset()));
            });
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    public static ProducerRecord<byte[], byte[]> record(Envelope envelope) {
        String value = "{\"data\":" + envelope.data() + ",\"after\":" + envelope.after() + "}";
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(envelope.topic(), envelope.stream().getBytes(UTF_8), value.getBytes(UTF_8));
        Headers headers = record.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", envelope.id());
        put(headers, "ce_source", envelope.source());
        put(headers, "ce_type", envelope.type());
        put(headers, "ce_subject", envelope.stream());
        put(headers, "ce_time", Json.instant(envelope.time()));
        put(headers, "content-type", "application/json; charset=utf-8");
        put(headers, "version", Long.toString(envelope.version()));
        put(headers, "schema", Integer.toString(envelope.schema()));
        put(headers, "state", Integer.toString(envelope.state()));
        if (envelope.trace() != null) put(headers, "traceparent", envelope.trace());
        return record;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
