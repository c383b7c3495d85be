package se.samrad.proving;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import se.samrad.eventing.bench.Bench;

/** One record at a time through a topic of one's own: the least that anything told through Kafka takes. */
final class Bare implements AutoCloseable {
    private final String topic = Ledger.topic();
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", Bench.kafka(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
            Map.<String, Object>of(
                    "bootstrap.servers", Bench.kafka(), "group.id", topic, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());

    Bare() throws Exception {
        consumer.subscribe(List.of(topic));
        round();
    }

    void round() throws Exception {
        producer.send(new ProducerRecord<>(topic, 0, null, new byte[300])).get();
        while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
            // not there yet
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
