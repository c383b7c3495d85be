package se.samrad.eventing.views;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How old the oldest record is that a version of a view has not folded. Made of looks at the ends of the partitions: what was
 * there at a look and is still not folded is at least as old as that look. Before the first look nothing is known.
 */
public final class Behind {
    private static final int LOOKS_MAX = 1_000;

    /**
     * How far a partition is folded.
     *
     * @param folded the first offset that is not
     * @param end the offset that the next record will have
     */
    public record Reach(String topic, int partition, long folded, long end) {
        public long behind() {
            return Math.max(0, end - folded);
        }
    }

    private record Place(String topic, int partition) {}

    private record Look(long end, Instant at) {}

    private final Map<Place, Deque<Look>> unfolded = new HashMap<>();

    /** Takes in a look, and says how many seconds the view is behind. */
    long seconds(List<Reach> looked, Instant now) {
        Instant oldest = now;
        for (Reach reach : looked) {
            Deque<Look> looks =
                    unfolded.computeIfAbsent(new Place(reach.topic(), reach.partition()), none -> new ArrayDeque<>());
            while (!looks.isEmpty() && looks.getFirst().end() <= reach.folded()) looks.removeFirst();
            boolean more = looks.isEmpty() || looks.getLast().end() < reach.end();
            // When it is far behind the newest looks are left out: they are not the ones that are asked for.
            if (reach.behind() > 0 && more && looks.size() < LOOKS_MAX) looks.addLast(new Look(reach.end(), now));
            if (!looks.isEmpty() && looks.getFirst().at().isBefore(oldest))
                oldest = looks.getFirst().at();
        }
        return Duration.between(oldest, now).toSeconds();
    }
}
