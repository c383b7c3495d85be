package se.samrad.eventing.views;

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
    public static Arrived of(ProducerRecord<byte[], byte[]> record) {
        return new Arrived(record.topic(), -1, -1, record.key(), record.value(), new HeaderTexts(record.headers()));
    }

    public String place() {
        return topic + "-" + partition + "-" + offset;
    }
}
