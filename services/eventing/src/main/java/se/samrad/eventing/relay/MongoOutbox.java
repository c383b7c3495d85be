package se.samrad.eventing.relay;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Commit;
import se.samrad.eventing.store.MongoCommits;
import se.samrad.eventing.store.MongoCommits.Place;

/** The commits in MongoDB, asked from threads of their own. */
final class MongoOutbox implements Outbox {
    private final MongoCommits commits;
    private final Executor threads;
    private final Clock clock;
    private final Duration grace;

    /** @param grace how old a pending commit must be before the sweep takes it from the one that wrote it */
    MongoOutbox(MongoCommits commits, Executor threads, Clock clock, Duration grace) {
        this.commits = commits;
        this.threads = threads;
        this.clock = clock;
        this.grace = grace;
    }

    @Override
    public CompletionStage<List<Commit>> pending(@Nullable Place after, int limit) {
        return CompletableFuture.supplyAsync(
                () -> commits.pending(after, limit, Date.from(clock.instant().minus(grace))), threads);
    }

    @Override
    public CompletionStage<Optional<Commit>> at(String stream, long first) {
        return CompletableFuture.supplyAsync(() -> commits.at(stream, first), threads);
    }

    @Override
    public CompletionStage<Void> mark(List<Place> sent) {
        return CompletableFuture.runAsync(() -> commits.mark(sent), threads);
    }
}
