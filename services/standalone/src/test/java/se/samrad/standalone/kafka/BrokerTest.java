package se.samrad.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samrad.standalone.Ports;

class BrokerTest {
    private static final String TOPIC = "samrad.test";

    @TempDir
    Path folder;

    @Test
    void keepsItsLogBetweenStartsAndItsTopicsAsTheyWere() throws Exception {
        try (var first = start()) {
            TopicSetup.create(first.address(), List.of(TOPIC));
            send(first, "one");
        }
        try (var second = start()) {
            TopicSetup.create(second.address(), List.of(TOPIC));
            send(second, "two");

            assertThat(read(second, 2)).containsExactlyInAnyOrder("one", "two");
        }
    }

    private Broker start() {
        try (var free = new Ports()) {
            int port = free.free();
            int controllerPort = free.free();
            return Broker.start(folder, free.release(port), free.release(controllerPort));
        }
    }

    private static void send(Broker broker, String text) throws Exception {
        try (var producer = new KafkaProducer<String, String>(
                Map.of("bootstrap.servers", broker.address(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", text)).get();
        }
    }

    private static List<String> read(Broker broker, int expected) {
        try (var consumer = new KafkaConsumer<String, String>(
                Map.of("bootstrap.servers", broker.address(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            assertThat(partitions).hasSize(TopicSetup.PARTITIONS);
            consumer.assign(partitions);
            var texts = new ArrayList<String>();
            long start = System.nanoTime();
            while (texts.size() < expected
                    && System.nanoTime() - start < Duration.ofSeconds(20).toNanos()) {
                consumer.poll(Duration.ofMillis(200)).forEach(polled -> texts.add(polled.value()));
            }
            return texts;
        }
    }
}
