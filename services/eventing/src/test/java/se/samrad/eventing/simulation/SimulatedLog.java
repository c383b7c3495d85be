package se.samrad.eventing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.EventLog;
import se.samrad.eventing.relay.KafkaLog;
import se.samrad.eventing.views.Arrived;

/** Topics in memory: partitions by key, only appended to, now and then the same record twice. */
final class SimulatedLog {
    static final int PARTITIONS = 2;

    private final Map<String, List<Arrived>> partitions = new HashMap<>();
    private final List<Envelope> inOrder = new ArrayList<>();

    /** All that was appended, in the order in which it was. */
    List<Envelope> inOrder() {
        return inOrder;
    }

    List<Arrived> from(String topic, int partition, int offset, int most) {
        List<Arrived> records = partitions.getOrDefault(topic + partition, List.of());
        return List.copyOf(records.subList(offset, Math.min(records.size(), offset + most)));
    }

    int end(String topic, int partition) {
        return partitions.getOrDefault(topic + partition, List.of()).size();
    }

    private EventLog.Sent append(Envelope envelope) {
        int partition = Math.floorMod(envelope.stream().hashCode(), PARTITIONS);
        List<Arrived> records = partitions.computeIfAbsent(envelope.topic() + partition, none -> new ArrayList<>());
        var record = KafkaLog.record(envelope);
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        records.add(new Arrived(envelope.topic(), partition, records.size(), record.key(), record.value(), headers));
        inOrder.add(envelope);
        return new EventLog.Sent(envelope.topic(), partition, records.size() - 1);
    }

    /** The log as one relay sees it over the network. */
    EventLog reachedBy(VirtualTime time, VirtualTime.Process relay, VirtualTime.Process network, Planted planted) {
        if (planted == Planted.MARK_BEFORE_ACKNOWLEDGED) {
            return envelope -> {
                // The record is on its way, nobody waits for it, and nobody learns when it does not arrive.
                var unused = time.call(relay, network, () -> append(envelope));
                return CompletableFuture.completedFuture(new EventLog.Sent(envelope.topic(), 0, 0));
            };
        }
        return envelope -> time.call(relay, network, () -> {
            if (time.chance(0.05)) append(envelope);
            return append(envelope);
        });
    }
}
