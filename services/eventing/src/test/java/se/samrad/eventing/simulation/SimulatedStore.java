package se.samrad.eventing.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Commit;
import se.samrad.eventing.relay.Outbox;
import se.samrad.eventing.store.CommitStore;
import se.samrad.eventing.store.MongoCommits.Place;

/** Commits in memory: one insert is atomic, two unique indexes, nothing is lost. */
final class SimulatedStore implements CommitStore {
    private static final Comparator<Place> IN_ORDER =
            Comparator.comparing(Place::stream).thenComparing(Place::first);

    private final Map<String, Commit> byId = new HashMap<>();
    private final Map<String, Commit> byKey = new HashMap<>();
    private final TreeMap<Place, Commit> pending = new TreeMap<>(IN_ORDER);

    @Override
    public Appended append(Commit commit) {
        Commit same = byKey.get(commit.command().key());
        if (same != null) return new Appended.KeyTaken(same);
        if (byId.containsKey(commit.id())) return new Appended.VersionTaken();
        byId.put(commit.id(), commit);
        byKey.put(commit.command().key(), commit);
        pending.put(Place.of(commit), commit);
        return new Appended.Done();
    }

    @Override
    public Optional<Commit> at(String stream, long first) {
        return Optional.ofNullable(byId.get(Commit.id(stream, first))).map(this::asItStands);
    }

    @Override
    public Optional<Commit> byKey(String key) {
        return Optional.ofNullable(byKey.get(key)).map(this::asItStands);
    }

    @Override
    public List<Head> heads(String after, int limit) {
        throw new UnsupportedOperationException("not asked for here");
    }

    int pendingCount() {
        return pending.size();
    }

    List<Commit> all() {
        List<Commit> all = new ArrayList<>(byId.values());
        all.sort(Comparator.comparing(Place::of, IN_ORDER));
        return all;
    }

    private Commit asItStands(Commit commit) {
        return pending.containsKey(Place.of(commit)) ? commit : withoutFlag(commit);
    }

    private static Commit withoutFlag(Commit commit) {
        return new Commit(
                commit.stream(),
                commit.first(),
                commit.previous(),
                commit.publicHead(),
                commit.time(),
                commit.by(),
                commit.trace(),
                false,
                commit.command(),
                commit.events());
    }

    /** The store as one relay sees it over the network. */
    Outbox outbox(VirtualTime time, VirtualTime.Process relay, VirtualTime.Process network, Planted planted) {
        return new Outbox() {
            @Override
            public CompletionStage<List<Commit>> pending(@Nullable Place after, int limit) {
                return time.call(
                        relay,
                        network,
                        () -> (after == null ? pending : pending.tailMap(after, false))
                                .values().stream().limit(limit).toList());
            }

            @Override
            public CompletionStage<Optional<Commit>> at(String stream, long first) {
                return time.call(relay, network, () -> {
                    Optional<Commit> found = SimulatedStore.this.at(stream, first);
                    return planted == Planted.NO_HELP_AHEAD ? found.map(SimulatedStore::withoutFlag) : found;
                });
            }

            @Override
            public CompletionStage<Void> mark(List<Place> sent) {
                return time.call(relay, network, () -> {
                    // A bulk is no transaction: a part of it may be all that happens.
                    int done = time.chance(0.1) ? time.below(sent.size() + 1) : sent.size();
                    sent.subList(0, done).forEach(pending::remove);
                    if (done < sent.size()) throw new IllegalStateException("broken off");
                    return null;
                });
            }
        };
    }
}
