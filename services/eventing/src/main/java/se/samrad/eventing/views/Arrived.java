package se.samrad.eventing.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A record as it lay in a topic, not yet understood. Header values are UTF-8 texts. */
public record Arrived(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Map<String, String> headers) {
    /** As if it had come from the topic: for what was read from the commits themselves. */
    static Arrived of(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new Arrived(record.topic(), -1, -1, record.key(), record.value(), headers);
    }

    public String place() {
        return topic + "-" + partition + "-" + offset;
    }
}
