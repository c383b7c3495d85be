package se.samrad.proving;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.bson.Document;
import se.samrad.eventing.bench.Bench;

/** Waits until what was begun in the background is done, so that one side of a comparison is not measured with the other's work. */
final class Quiet implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration DONE_MAX = Duration.ofMinutes(5);

    private final Admin admin = Admin.create(Map.of("bootstrap.servers", Bench.kafka()));

    /** Until each of these commits is published and marked as such. */
    void published(MongoCollection<Document> commits) {
        Awaitility.await()
                .atMost(DONE_MAX)
                .pollInterval(LOOK_EVERY)
                .until(() -> commits.find(Filters.exists("pending")).first() == null);
    }

    /** Until everything that is published is folded into every view that somebody keeps. */
    void folded() {
        Awaitility.await().atMost(DONE_MAX).pollInterval(LOOK_EVERY).until(() -> behind() == 0);
    }

    private long behind() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        List<Map<TopicPartition, OffsetAndMetadata>> groups =
                List.copyOf(reached().values());
        for (var group : groups) group.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        var ends = admin.listOffsets(asked).all().get();
        long behind = 0;
        for (var group : groups) {
            for (var at : group.entrySet()) {
                behind += Objects.requireNonNull(ends.get(at.getKey())).offset()
                        - at.getValue().offset();
            }
        }
        return behind;
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> reached()
            throws ExecutionException, InterruptedException {
        List<String> ids = admin.listGroups().all().get().stream()
                .map(group -> group.groupId())
                .toList();
        List<String> kept = admin.describeConsumerGroups(ids).all().get().values().stream()
                .filter(group -> group.groupState() == GroupState.STABLE)
                .map(group -> group.groupId())
                .toList();
        Map<String, Map<TopicPartition, OffsetAndMetadata>> reached = new HashMap<>();
        for (String group : kept) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) offsets.put(partition, offset);
                    });
            reached.put(group, offsets);
        }
        return reached;
    }

    @Override
    public void close() {
        admin.close();
    }
}
