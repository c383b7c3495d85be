package se.samrad.eventing.views;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks every few seconds how far the views are behind the end of their topics and what they could not understand, and shows
 * it as meters. What nobody can say just now, because Kafka or the store is away, has no meter until somebody can. Thread-safe.
 */
public final class Progress implements SmartLifecycle {
    /** Records that are not folded, by view, version, topic and partition. */
    public static final String RECORDS_BEHIND = "samrad.view.records.behind";
    /** Age of the oldest of these, by view and version. */
    public static final String SECONDS_BEHIND = "samrad.view.seconds.behind";
    /** Records that were not understood, by view and version. */
    public static final String PARKED = "samrad.view.parked";

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private record Version(String view, int n) {
        Tags tags() {
            return Tags.of("view", view, "version", Integer.toString(n));
        }
    }

    private final Views views;
    private final Clock clock;
    private final MultiGauge records;
    private final MultiGauge seconds;
    private final MultiGauge parked;
    private final Map<Version, Behind> behind = new HashMap<>();
    private final Map<Version, Long> secondsBehind = new ConcurrentHashMap<>();
    private volatile @Nullable Thread looking;

    public Progress(Views views, Clock clock, MeterRegistry meters) {
        this.views = views;
        this.clock = clock;
        records = MultiGauge.builder(RECORDS_BEHIND)
                .description("Records between what is folded and the end of the topics.")
                .register(meters);
        seconds = MultiGauge.builder(SECONDS_BEHIND)
                .description("Age of the oldest record that is not folded.")
                .baseUnit("seconds")
                .register(meters);
        parked = MultiGauge.builder(PARKED)
                .description("Records that were not understood and wait for code that can.")
                .register(meters);
    }

    /** Seconds since the oldest record that a version has not folded came to its topic; empty when that is not known here. */
    public Optional<Long> secondsBehind(View view, int version) {
        return Optional.ofNullable(secondsBehind.get(new Version(view.name(), version)));
    }

    /** Looks now. */
    synchronized void look() {
        List<MultiGauge.Row<?>> recordRows = new ArrayList<>();
        List<MultiGauge.Row<?>> secondRows = new ArrayList<>();
        List<MultiGauge.Row<?>> parkedRows = new ArrayList<>();
        Map<Version, Long> found = new HashMap<>();
        for (Views.Folding folding : views.folding()) {
            Version version = new Version(folding.view().name(), folding.version());
            parkedRows.add(MultiGauge.Row.of(
                    version.tags(), views.parked().countDocuments(Parked.of(version.view(), version.n()))));
            List<Behind.Reach> reached;
            try {
                reached = folding.consumer().reach();
            } catch (IllegalStateException e) {
                LOG.warn("how far {} has come is not known: {}", version, e.toString());
                continue;
            }
            long old = behind.computeIfAbsent(version, none -> new Behind()).seconds(reached, clock.instant());
            found.put(version, old);
            secondRows.add(MultiGauge.Row.of(version.tags(), old));
            for (Behind.Reach each : reached) {
                Tags place = version.tags().and("topic", each.topic(), "partition", Integer.toString(each.partition()));
                recordRows.add(MultiGauge.Row.of(place, each.behind()));
            }
        }
        secondsBehind.keySet().retainAll(found.keySet());
        secondsBehind.putAll(found);
        show(recordRows, secondRows, parkedRows);
    }

    private void show(
            List<MultiGauge.Row<?>> recordRows,
            List<MultiGauge.Row<?>> secondRows,
            List<MultiGauge.Row<?>> parkedRows) {
        records.register(recordRows, true);
        seconds.register(secondRows, true);
        parked.register(parkedRows, true);
    }

    private void lookOn() {
        while (Thread.currentThread().equals(looking)) {
            try {
                look();
            } catch (RuntimeException e) {
                LOG.warn("how far the views are is not known: {}", e.toString());
                show(List.of(), List.of(), List.of());
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    @Override
    public void start() {
        if (looking != null) return;
        Thread thread = Thread.ofVirtual().name("progress").unstarted(this::lookOn);
        looking = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = looking;
        looking = null;
        if (thread != null) LockSupport.unpark(thread);
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
