package se.samrad.eventing.relay;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import se.samrad.eventing.Commit;
import se.samrad.eventing.relay.EventLog.Sent;
import se.samrad.eventing.store.MongoCommits;

/** Gives the relay its one thread and its clock: sends at once what was committed here, sweeps for what was left, marks in bulks. */
public final class RelayLoop implements SmartLifecycle {
    /** How old a pending commit is before another instance takes it. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private static final long MARK_EVERY_MILLIS = 10;
    private static final long SWEEP_MILLIS_MIN = 500;
    private static final long SWEEP_MILLIS_MAX = 5_000;
    private static final long DRAIN_SECONDS_MAX = 10;
    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);

    private final MongoCommits commits;
    private final EventLog log;
    private final Routes routes;
    private final Clock clock;
    private final String name;
    private final UnaryOperator<Outbox> watched;

    private ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;
    private Relay relay;

    public RelayLoop(MongoCommits commits, EventLog log, Routes routes, Clock clock, String name) {
        this(commits, log, routes, clock, name, outbox -> outbox);
    }

    /** @param watched stands between the relay and its commits */
    RelayLoop(
            MongoCommits commits,
            EventLog log,
            Routes routes,
            Clock clock,
            String name,
            UnaryOperator<Outbox> watched) {
        this.commits = commits;
        this.log = log;
        this.routes = routes;
        this.clock = clock;
        this.name = name;
        this.watched = watched;
        this.relay = relay();
    }

    private Relay relay() {
        return new Relay(watched.apply(new MongoOutbox(commits, threads, clock, GRACE)), log, routes, loop);
    }

    /** Sends a commit soon; completes with where its records went. Failure only means that the sweep will try again. */
    public CompletableFuture<List<Sent>> publish(Commit commit) {
        if (!running) return CompletableFuture.failedFuture(new IllegalStateException("the relay does not run"));
        return CompletableFuture.completedFuture(commit)
                .thenComposeAsync(one -> relay.publish(one).toCompletableFuture(), loop);
    }

    /**
     * Sends all of a stream once more, for example after the log was lost or when how it stands is told in a new shape:
     * {@code after} is derived again from what happened. Completes when the log has all of it.
     */
    public CompletableFuture<List<Sent>> republish(String stream) {
        List<Envelope> envelopes = routes.kind(stream).refold(commits.stream(stream)).stream()
                .flatMap(commit -> routes.of(commit).stream())
                .toList();
        return CompletableFuture.completedFuture(envelopes)
                .thenComposeAsync(all -> relay.resend(stream, all).toCompletableFuture(), loop);
    }

    /** How many commits wait to be sent, here or by another instance. */
    public long pending() {
        return commits.pendingCount();
    }

    @Override
    public void start() {
        if (running) return;
        if (loop.isShutdown()) {
            loop = Executors.newSingleThreadScheduledExecutor();
            threads = Executors.newVirtualThreadPerTaskExecutor();
            relay = relay();
        }
        running = true;
        var unusedTimer = loop.scheduleWithFixedDelay(
                () -> {
                    var unused = relay.mark();
                },
                MARK_EVERY_MILLIS,
                MARK_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
        sweepIn(0);
    }

    /** Sweeps after a pause that doubles while there is nothing to do. */
    private void sweepIn(long millis) {
        if (!running) return;
        var unused = loop.schedule(
                () -> relay.sweep()
                        .whenCompleteAsync(
                                (sent, failure) -> {
                                    if (failure != null)
                                        LOG.warn("{}: the sweep will be tried again: {}", name, failure.toString());
                                    boolean busy = failure != null || sent > 0;
                                    sweepIn(
                                            busy
                                                    ? SWEEP_MILLIS_MIN
                                                    : Math.min(
                                                            SWEEP_MILLIS_MAX, Math.max(SWEEP_MILLIS_MIN, millis * 2)));
                                },
                                loop),
                millis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (!running) return;
        running = false;
        var last = loop.submit(() -> relay.mark());
        try {
            last.get(DRAIN_SECONDS_MAX, TimeUnit.SECONDS)
                    .toCompletableFuture()
                    .get(DRAIN_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.info("{}: some flags stay and are sent again after the next start: {}", name, e.toString());
        }
        loop.shutdownNow();
        threads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
