package se.samrad.eventing.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Consumers by Spring Kafka: a group for each version of each view, see {@link Member}. */
public final class KafkaConsumers implements Views.Consumers {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaConsumers.class);
    private static final int POLL_RECORDS_MAX = 5_000;

    /** Of what begins with everything to catch up on: it is fetched in large pieces; these bound the memory it takes. */
    private static final Map<String, Object> CATCHING_UP = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            10_000,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            8_000_000,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            4_000_000);

    private static final long ADMIN_SECONDS_MAX = 5;

    /** For so long the partitions of a member that was killed stand still. One with a name may be away for a restart. */
    private static final int SESSION_MILLIS_WITHOUT_NAME = 12_000;

    private static final int HEARTBEAT_MILLIS_WITHOUT_NAME = 3_000;

    private static final List<String> DECIDED_BY_THE_BROKER = List.of(
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG);

    private final Map<String, Object> settings;
    private final Admin admin;
    private final String service;
    private final @Nullable String instance;
    private final GroupProtocol protocol;

    /**
     * @param settings of the consumers: servers and security, and {@code max.poll.records} where memory is scarce
     * @param service begins the groups' names
     * @param instance for static membership by the classic protocol; null for none
     * @param protocol by which the members of a group share its partitions; what is folded does not depend on it
     */
    public KafkaConsumers(
            Map<String, Object> settings,
            Admin admin,
            String service,
            @Nullable String instance,
            GroupProtocol protocol) {
        this.settings = Map.copyOf(settings);
        this.admin = admin;
        this.service = service;
        this.instance = instance;
        this.protocol = protocol;
    }

    @Override
    public Views.Consumer start(View view, Versions.Version version, Projector projector, boolean catchingUp) {
        String group = group(view, version);
        Map<String, Object> own = settings(group, catchingUp);

        Member member = new Member(own, group, view.topics(), records -> project(projector, records));
        return new Views.Consumer() {
            @Override
            public List<Behind.Reach> reach() {
                return KafkaConsumers.this.reach(group, view);
            }

            @Override
            public boolean folded(List<PositionToken.Offset> places) {
                try {
                    var committed = within(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
                    return places.stream().allMatch(place -> {
                        var at = committed.get(new TopicPartition(place.topic(), place.partition()));
                        return at != null && at.offset() > place.offset();
                    });
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                } catch (ExecutionException | TimeoutException e) {
                    return false; // asked again until the caller's time is out
                }
            }

            @Override
            public void close() {
                member.close();
            }
        };
    }

    @Override
    public boolean anybodyFolds(View view, Versions.Version version) {
        try {
            String group = group(view, version);
            var groups = within(admin.describeConsumerGroups(List.of(group)).all());
            return !Objects.requireNonNull(groups.get(group)).members().isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException | TimeoutException e) {
            // A group that Kafka has forgotten has no members; what Kafka does not say counts as folded.
            return !(e.getCause() instanceof GroupIdNotFoundException);
        }
    }

    private String group(View view, Versions.Version version) {
        return service + "." + view.name() + "." + version.n();
    }

    /** What a consumer of this group is told; how many records at once, unless whoever runs it has said so. */
    Map<String, Object> settings(String group, boolean catchingUp) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        own.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        own.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        if (!settings.containsKey(ConsumerConfig.MAX_POLL_RECORDS_CONFIG)) {
            own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX);
            if (catchingUp) own.putAll(CATCHING_UP);
        }
        own.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, protocol.name());
        switch (protocol) {
            case CLASSIC -> {
                own.put(
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                        List.of(CooperativeStickyAssignor.class.getName()));
                if (instance == null) {
                    own.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS_WITHOUT_NAME);
                    own.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS_WITHOUT_NAME);
                } else {
                    own.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-" + instance);
                }
            }
            // The broker decides these, and a client that names them is refused. So is a name whose owner was killed a
            // moment
            // ago: by this protocol a new member does not take it over.
            case CONSUMER -> DECIDED_BY_THE_BROKER.forEach(own::remove);
        }
        return own;
    }

    private static void project(Projector projector, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Arrived> batch = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) batch.add(arrived(record));
        try {
            projector.project(batch).toCompletableFuture().join();
        } catch (RuntimeException e) {
            // The container tries the same batch again for ever and says nothing of it.
            LOG.warn(
                    "{} records from {} wait: {}",
                    batch.size(),
                    batch.getFirst().place(),
                    e.toString());
            throw e;
        }
    }

    private static Arrived arrived(ConsumerRecord<byte[], byte[]> record) {
        return new Arrived(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                new HeaderTexts(record.headers()));
    }

    private List<Behind.Reach> reach(String group, View view) {
        try {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            for (TopicDescription topic :
                    within(admin.describeTopics(view.topics()).allTopicNames()).values()) {
                topic.partitions()
                        .forEach(part ->
                                ends.put(new TopicPartition(topic.name(), part.partition()), OffsetSpec.latest()));
            }
            Map<TopicPartition, OffsetAndMetadata> committed =
                    within(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            List<Behind.Reach> reach = new ArrayList<>();
            for (var end : within(admin.listOffsets(ends).all()).entrySet()) {
                OffsetAndMetadata at = committed.get(end.getKey());
                reach.add(new Behind.Reach(
                        end.getKey().topic(),
                        end.getKey().partition(),
                        at == null ? 0 : at.offset(),
                        end.getValue().offset()));
            }
            return reach;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not say how far " + group + " has come", e);
        }
    }

    private static <T> T within(org.apache.kafka.common.KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(ADMIN_SECONDS_MAX, TimeUnit.SECONDS);
    }
}
