package se.samrad.eventing.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.Document;
import se.samrad.eventing.views.Parked;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.ViewStore;

/** Rows in memory. A bulk is a number of single writes in any order, and may break off in between. */
final class SimulatedRows {
    record Row(long v, Document content) {}

    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Document> kept = new TreeMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Planted planted;
    private int parked;

    SimulatedRows(Planted planted) {
        this.planted = planted;
    }

    Map<String, Row> rows() {
        return rows;
    }

    Map<String, Document> kept() {
        return kept;
    }

    long counted(String id) {
        return counted.getOrDefault(id, 0L);
    }

    int parked() {
        return parked;
    }

    private void put(ViewStore.Put put) {
        String id = put.register().id();
        Row before = rows.get(id);
        boolean overwrites = planted == Planted.ZOMBIE_OVERWRITES;
        if (before == null || put.v() > before.v() || overwrites) rows.put(id, new Row(put.v(), put.content()));
    }

    private void keep(ViewStore.Keep keep, String place) {
        kept.put(keep.event().id(), keep.event().data());
        boolean counts = planted == Planted.COUNTER_IN_VIEW
                || (planted == Planted.DUPLICATE_AT_NEW_OFFSET_COUNTED && seen.add(place));
        if (counts) counted.merge(keep.event().stream(), 1L, Long::sum);
    }

    /** The rows as one projector sees them over the network; {@code places} names the offset of each kept event of the batch. */
    ViewStore reachedBy(
            VirtualTime time,
            VirtualTime.Process projector,
            VirtualTime.Process network,
            java.util.function.Function<ViewStore.Keep, List<String>> places) {
        return new ViewStore() {
            @Override
            public CompletionStage<Void> write(List<Put> puts, List<Keep> keeps) {
                return time.call(projector, network, () -> {
                    List<Runnable> writes = new ArrayList<>();
                    puts.forEach(put -> writes.add(() -> put(put)));
                    keeps.forEach(keep -> {
                        List<String> at = places.apply(keep);
                        writes.add(() -> at.forEach(place -> keep(keep, place)));
                    });
                    Collections.shuffle(writes, new Random(time.below(1_000)));
                    int done = time.chance(0.1) ? time.below(writes.size() + 1) : writes.size();
                    writes.subList(0, done).forEach(Runnable::run);
                    if (done < writes.size()) throw new IllegalStateException("broken off");
                    return null;
                });
            }

            @Override
            public CompletionStage<Void> park(List<Parked> records) {
                parked += records.size();
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Void> touched(Set<Register> registers) {
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
