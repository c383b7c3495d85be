package se.samrad.eventing.views;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * A member of a consumer group until it is closed: offsets are moved after the write, transient faults are retried for
 * ever, and one that is put out of the group joins it anew. Thread-safe.
 */
final class Member implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Member.class);
    private static final long BACK_OFF_MILLIS_FIRST = 100;
    private static final long BACK_OFF_MILLIS_MAX = 10_000;
    private static final long STOP_MILLIS_MAX = 10_000;
    private static final Duration JOIN_AGAIN_AFTER = Duration.ofSeconds(5);

    private final String group;
    private final Collection<String> topics;
    private final BatchMessageListener<byte[], byte[]> listener;
    private @Nullable KafkaMessageListenerContainer<byte[], byte[]> container;
    private boolean closed;

    Member(
            Map<String, Object> settings,
            String group,
            Collection<String> topics,
            BatchMessageListener<byte[], byte[]> listener) {
        this.group = group;
        this.topics = topics;
        this.listener = listener;
        join(settings);
    }

    private synchronized void join(Map<String, Object> settings) {
        if (closed) return;
        ContainerProperties properties = new ContainerProperties(topics.toArray(String[]::new));
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setMissingTopicsFatal(false);
        properties.setShutdownTimeout(STOP_MILLIS_MAX);
        properties.setMessageListener(listener);
        var joined = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<byte[], byte[]>(settings), properties);
        joined.setBeanName(group);
        ExponentialBackOff forEver = new ExponentialBackOff(BACK_OFF_MILLIS_FIRST, 2);
        forEver.setMaxInterval(BACK_OFF_MILLIS_MAX);
        DefaultErrorHandler again = new DefaultErrorHandler(forEver);
        // Left to itself it gives up at once on some kinds of exception, and what was to follow on the records never
        // would.
        again.setClassifications(Map.of(), true);
        joined.setCommonErrorHandler(again);
        joined.setApplicationEventPublisher(event -> {
            if (event instanceof ConsumerStoppedEvent stopped) joinAnew(stopped.getReason(), settings);
        });
        joined.start();
        container = joined;
    }

    /** Spring Kafka stops a consumer for good when Kafka puts it out; the view would stand still and nobody know. */
    private void joinAnew(ConsumerStoppedEvent.Reason reason, Map<String, Object> settings) {
        switch (reason) {
            case NORMAL -> {}
            case FENCED -> {
                LOG.warn("{}: another member has the name {}; this one goes on without a name", group, name(settings));
                Map<String, Object> nameless = new HashMap<>(settings);
                nameless.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
                later(nameless);
            }
            case ABNORMAL, AUTH, NO_OFFSET, ERROR -> {
                LOG.warn("{}: put out ({}), joins again in {} s", group, reason, JOIN_AGAIN_AFTER.toSeconds());
                later(settings);
            }
        }
    }

    private static @Nullable Object name(Map<String, Object> settings) {
        return settings.get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    }

    /** Not by the thread that tells of the stop: it belongs to the container that stops. */
    private void later(Map<String, Object> settings) {
        Executor later = CompletableFuture.delayedExecutor(JOIN_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(() -> {
            try {
                join(settings);
            } catch (RuntimeException e) {
                LOG.warn("{}: did not join, tries again: {}", group, e.toString());
                later(settings);
            }
        });
    }

    @Override
    public void close() {
        KafkaMessageListenerContainer<byte[], byte[]> left;
        synchronized (this) {
            closed = true;
            left = container;
        }
        if (left != null) left.stop();
    }
}
