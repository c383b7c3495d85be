package se.samrad.eventing.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Commit;
import se.samrad.eventing.relay.EventLog.Sent;
import se.samrad.eventing.store.MongoCommits.Place;

/**
 * Sends commits to the log: every one of them, the first occurrences in the order of their stream, each acknowledged before
 * the next of that stream is sent, and the flag cleared only after that. Several relays give duplicates, never gaps and
 * never a wrong first order; so nobody has to be elected.
 *
 * <p>A state machine without threads, clock or locks: all its methods and continuations run on one executor, one at a time.
 */
public final class Relay {
    static final int SWEEP_PAGE = 500;

    private final Outbox outbox;
    private final EventLog log;
    private final Routes routes;
    private final Executor loop;
    /** The last work on each stream that is being worked on. */
    private final Map<String, CompletionStage<List<Sent>>> tails = new HashMap<>();
    /** Acknowledged, the flag not yet known to be cleared. */
    private final Set<Place> acknowledged = new HashSet<>();

    private List<Place> unmarked = new ArrayList<>();
    private @Nullable CompletionStage<Void> marking;

    /** @param loop runs one task at a time; every call to this relay comes from it */
    public Relay(Outbox outbox, EventLog log, Routes routes, Executor loop) {
        this.outbox = outbox;
        this.log = log;
        this.routes = routes;
        this.loop = loop;
    }

    /** Sends a commit, after all of its stream's unsent predecessors. A failure is this stream's alone. */
    public CompletionStage<List<Sent>> publish(Commit commit) {
        return afterOthers(commit.stream(), () -> sendWithPredecessors(commit));
    }

    /** Sends records of a stream once more, in their order and not while anything else of that stream is being sent. */
    public CompletionStage<List<Sent>> resend(String stream, List<Envelope> envelopes) {
        return afterOthers(stream, () -> sendEach(envelopes));
    }

    private CompletionStage<List<Sent>> afterOthers(String stream, Supplier<CompletionStage<List<Sent>>> sending) {
        CompletionStage<List<Sent>> tail = tails.get(stream);
        CompletionStage<?> before =
                tail == null ? CompletableFuture.completedFuture(List.of()) : tail.exceptionally(failed -> List.of());
        CompletionStage<List<Sent>> work = before.thenComposeAsync(done -> sending.get(), loop);
        tails.put(stream, work);
        return work.whenCompleteAsync(
                (sent, failed) -> {
                    tails.remove(stream, work);
                },
                loop);
    }

    /** Finds what was left behind and sends it; completes with how many commits were sent, failed streams not counted. */
    public CompletionStage<Integer> sweep() {
        return sweepAfter(null, 0);
    }

    private CompletionStage<Integer> sweepAfter(@Nullable Place after, int sentSoFar) {
        return outbox.pending(after, SWEEP_PAGE)
                .thenComposeAsync(
                        page -> {
                            List<CompletableFuture<Integer>> each = page.stream()
                                    .filter(commit -> !acknowledged.contains(Place.of(commit)))
                                    .map(commit -> publish(commit)
                                            .handle((sent, failed) -> failed == null ? 1 : 0)
                                            .toCompletableFuture())
                                    .toList();
                            return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                                    .thenComposeAsync(
                                            done -> {
                                                int sent = sentSoFar
                                                        + each.stream()
                                                                .mapToInt(CompletableFuture::join)
                                                                .sum();
                                                return page.size() < SWEEP_PAGE
                                                        ? CompletableFuture.completedFuture(sent)
                                                        : sweepAfter(Place.of(page.getLast()), sent);
                                            },
                                            loop);
                        },
                        loop);
    }

    /** Clears the flags of what was acknowledged since the last call, in one bulk. What fails is tried with the next. */
    public CompletionStage<Void> mark() {
        if (marking != null) return marking;
        if (unmarked.isEmpty()) return CompletableFuture.completedFuture(null);
        List<Place> batch = unmarked;
        unmarked = new ArrayList<>();
        CompletionStage<Void> work = outbox.mark(batch)
                .handleAsync(
                        (done, failed) -> {
                            marking = null;
                            if (failed == null) batch.forEach(acknowledged::remove);
                            else unmarked.addAll(batch);
                            return null;
                        },
                        loop);
        if (!work.toCompletableFuture().isDone()) marking = work;
        return work;
    }

    /** How many commits were acknowledged and wait for their flag to be cleared. */
    public int unmarked() {
        return acknowledged.size();
    }

    private CompletionStage<List<Sent>> sendWithPredecessors(Commit commit) {
        if (acknowledged.contains(Place.of(commit))) return CompletableFuture.completedFuture(List.of());
        Deque<Commit> chain = new ArrayDeque<>();
        chain.push(commit);
        return unsentBefore(commit, chain).thenComposeAsync(this::sendInOrder, loop);
    }

    /** Never overtake: walks back while predecessors are unsent. A cleared flag says that all before it was sent. */
    private CompletionStage<Deque<Commit>> unsentBefore(Commit commit, Deque<Commit> chain) {
        if (commit.previous() == 0 || acknowledged.contains(new Place(commit.stream(), commit.previous()))) {
            return CompletableFuture.completedFuture(chain);
        }
        return outbox.at(commit.stream(), commit.previous())
                .thenComposeAsync(
                        found -> {
                            Commit previous = found.orElseThrow(() -> new IllegalStateException(
                                    commit.id() + " names a predecessor that is not there: " + commit.previous()));
                            if (!previous.pending()) return CompletableFuture.completedFuture(chain);
                            chain.push(previous);
                            return unsentBefore(previous, chain);
                        },
                        loop);
    }

    private CompletionStage<List<Sent>> sendInOrder(Deque<Commit> chain) {
        CompletionStage<List<Sent>> sending = CompletableFuture.completedFuture(List.of());
        while (!chain.isEmpty()) {
            Commit next = chain.pop();
            sending = sending.thenComposeAsync(before -> send(next), loop);
        }
        return sending;
    }

    private CompletionStage<List<Sent>> sendEach(List<Envelope> envelopes) {
        CompletionStage<List<Sent>> sending = CompletableFuture.completedFuture(List.of());
        for (Envelope envelope : envelopes) {
            sending = sending.thenComposeAsync(
                    sent -> log.append(envelope).thenApply(one -> {
                        List<Sent> all = new ArrayList<>(sent);
                        all.add(one);
                        return all;
                    }),
                    loop);
        }
        return sending;
    }

    private CompletionStage<List<Sent>> send(Commit commit) {
        return sendEach(routes.of(commit))
                .thenApplyAsync(
                        sent -> {
                            Place place = Place.of(commit);
                            acknowledged.add(place);
                            unmarked.add(place);
                            return sent;
                        },
                        loop);
    }
}
