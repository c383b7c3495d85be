package se.samrad.eventing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.store.CommitStore;
import se.samrad.eventing.store.CommitStore.Appended;

/**
 * Handles commands: fold the stream, decide, insert one document. The insert is the lock, the history and the outbox; the
 * answer is given after it and Kafka is not waited for. Thread-safe.
 */
public final class Commands {
    /** How often a decision is taken anew when somebody else wrote to the stream meanwhile. */
    public static final int ATTEMPTS_MAX = 5;

    public static final int EVENT_BYTES_MAX = 256 * 1024;
    private static final int CACHED_STREAMS_MAX = 2_000;

    /** Decides on events; pure. An empty list means that nothing needs to happen. */
    @FunctionalInterface
    public interface Decision<E, S> {
        List<E> decide(S state);
    }

    /** A stream folded up to a version. */
    public record Folded<S>(
            S state,
            long version,
            long lastFirst,
            long publicHead,
            @Nullable Instant time) {}

    private final CommitStore store;
    private final Consumer<Commit> committed;
    private final Clock clock;
    // Folding begins where it ended last time; the next commit's id says whether anything came since, so a stale entry
    // is only slower.
    private final Map<String, Folded<?>> cache = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Folded<?>> eldest) {
            return size() > CACHED_STREAMS_MAX;
        }
    });

    /** @param committed told of each new commit after its insert; must not block or throw */
    public Commands(CommitStore store, Consumer<Commit> committed, Clock clock) {
        this.store = store;
        this.committed = committed;
        this.clock = clock;
    }

    /** As {@link #handle(StreamKind, String, Command, Decision, Function)} with the new version as the answer. */
    public <E, S> Outcome handle(StreamKind<E, S> kind, String stream, Command command, Decision<E, S> decision) {
        return handle(kind, stream, command, decision, folded -> Map.of("version", folded.version()));
    }

    /**
     * The same for a stream in which the caller expects nothing: it is not read before the decision. Where there is something
     * after all, the insert finds out and the decision is taken on that; so it is, too, before anything is refused.
     */
    public <E, S> Outcome begin(StreamKind<E, S> kind, String stream, Command command, Decision<E, S> decision) {
        Folded<S> empty = new Folded<>(kind.initial(), 0, 0, 0, null);
        return handle(kind, stream, command, decision, folded -> Map.of("version", folded.version()), empty);
    }

    /**
     * Takes a decision on a stream.
     *
     * @param answer what the caller is told, small; made from the stream as it stands after the decision, stored with it and
     *     given again to the same key
     * @throws Rejected by the decision, or as a conflict: {@code key-used-for-another-request}, {@code version-mismatch},
     *     {@code too-many-writers}; unavailable when the store does not say whether it took the commit
     */
    public <E, S> Outcome handle(
            StreamKind<E, S> kind,
            String stream,
            Command command,
            Decision<E, S> decision,
            Function<Folded<S>, Object> answer) {
        return handle(kind, stream, command, decision, answer, null);
    }

    private <E, S> Outcome handle(
            StreamKind<E, S> kind,
            String stream,
            Command command,
            Decision<E, S> decision,
            Function<Folded<S>, Object> answer,
            @Nullable Folded<S> assumed) {
        if (!kind.owns(stream)) throw new IllegalArgumentException(stream + " is not of kind " + kind.name());
        String key = command.by() + "/" + command.key() + "/" + stream;
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Folded<S> unread = attempt == 1 ? assumed : null;
            Folded<S> folded = unread == null ? fold(kind, stream) : unread;
            // A key belongs to one stream, so where nothing has come there is none.
            Commit before = folded.version() == 0 ? null : store.byKey(key).orElse(null);
            if (before != null) return repeated(before, command);
            List<E> events;
            try {
                if (command.expected() != null && command.expected() != folded.version()) {
                    throw Rejected.conflict("version-mismatch", bothVersions(kind, command.expected(), folded));
                }
                events = decision.decide(folded.state());
            } catch (Rejected rejected) {
                if (unread != null) continue;
                // What refuses it may be its own twin, stored between the two look-ups.
                Commit twin = store.byKey(key).orElseThrow(() -> rejected);
                return repeated(twin, command);
            }
            if (events.isEmpty()) {
                if (unread != null) continue;
                return written(new Outcome(
                        stream, folded.version(), folded.publicHead(), Json.write(answer.apply(folded)), false, false));
            }
            Step<S> step = commit(kind, stream, command, key, folded, events, answer);
            switch (store.append(step.commit())) {
                case Appended.Done done -> {
                    cache.put(stream, step.after());
                    committed.accept(step.commit());
                    return written(outcome(step.commit(), true, false));
                }
                case Appended.KeyTaken taken -> {
                    return repeated(taken.by(), command);
                }
                case Appended.VersionTaken taken -> cache.remove(stream);
            }
        }
        throw Rejected.conflict("too-many-writers");
    }

    private static <E, S> Map<String, Object> bothVersions(StreamKind<E, S> kind, long expected, Folded<S> folded) {
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("expected", expected, "actual", folded.version()));
        if (folded.version() > 0 && kind.standing().shown()) {
            facts.put(Rejected.SAVED, kind.standing().after().apply(folded.state()));
        }
        return facts;
    }

    /** Folds a stream up to its head, as the store knows it now. */
    public <E, S> Folded<S> fold(StreamKind<E, S> kind, String stream) {
        @SuppressWarnings("unchecked") // a stream has one kind, and its kind one state
        Folded<S> folded = (Folded<S>) cache.get(stream);
        if (folded == null) folded = new Folded<>(kind.initial(), 0, 0, 0, null);
        long from = folded.version();
        for (Commit next = store.at(stream, folded.version() + 1).orElse(null);
                next != null;
                next = store.at(stream, folded.version() + 1).orElse(null)) {
            S state = folded.state();
            for (Recorded event : next.events()) {
                state = kind.evolve().apply(state, kind.types().read(event.type(), event.schema(), event.data()));
            }
            folded = new Folded<>(state, next.last(), next.first(), next.publicHead(), next.time());
        }
        if (folded.version() != from) cache.put(stream, folded);
        return folded;
    }

    private record Step<S>(Commit commit, Folded<S> after) {}

    private <E, S> Step<S> commit(
            StreamKind<E, S> kind,
            String stream,
            Command command,
            String key,
            Folded<S> folded,
            List<E> events,
            Function<Folded<S>, Object> answer) {
        List<Recorded> recorded = new ArrayList<>();
        S state = folded.state();
        long publicHead = folded.publicHead();
        long version = folded.version();
        for (E event : events) {
            S after = kind.evolve().apply(state, event);
            Recorded one = kind.record(state, event, after);
            if (one.data().length() + one.after().length() > EVENT_BYTES_MAX) {
                throw Rejected.tooLarge(one.type(), "event-too-large");
            }
            version++;
            if (one.told() != null) publicHead = version;
            recorded.add(one);
            state = after;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Folded<S> after = new Folded<>(state, version, folded.version() + 1, publicHead, now);
        Commit commit = new Commit(
                stream,
                folded.version() + 1,
                folded.lastFirst(),
                publicHead,
                now,
                command.by(),
                Trace.current(),
                true,
                new Commit.Asked(key, command.request(), Json.write(answer.apply(after))),
                recorded);
        return new Step<>(commit, after);
    }

    private Outcome repeated(Commit before, Command command) {
        if (!before.command().request().equals(command.request())) {
            throw Rejected.conflict("key-used-for-another-request");
        }
        return written(outcome(before, false, true));
    }

    private static Outcome outcome(Commit commit, boolean changed, boolean repeated) {
        return new Outcome(
                commit.stream(),
                commit.last(),
                commit.publicHead(),
                commit.command().answer(),
                changed,
                repeated);
    }

    private static Outcome written(Outcome outcome) {
        Written.add(outcome);
        return outcome;
    }
}
