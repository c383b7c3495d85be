package se.samrad.status.consultations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Consultations that follow one another as rounds of the same matter. */
final class Matter {
    private Matter() {}

    /** All rounds that one belongs to, itself among them, by their first day. Of those not given nothing is known. */
    static List<Shown> rounds(Shown one, Collection<Shown> all) {
        Map<String, Shown> known = new HashMap<>();
        Map<String, List<Shown>> next = new HashMap<>();
        for (Shown shown : all) {
            known.put(shown.id(), shown);
            String earlier = shown.facts().earlierRound();
            if (earlier != null) {
                next.computeIfAbsent(earlier, unused -> new ArrayList<>()).add(shown);
            }
        }
        Set<String> met = new HashSet<>();
        List<Shown> rounds = new ArrayList<>();
        ArrayDeque<Shown> ahead = new ArrayDeque<>(List.of(one));
        while (!ahead.isEmpty()) {
            Shown shown = ahead.remove();
            if (!met.add(shown.id())) continue;
            rounds.add(shown);
            String earlier = shown.facts().earlierRound();
            if (earlier != null && known.containsKey(earlier)) {
                ahead.add(Objects.requireNonNull(known.get(earlier)));
            }
            ahead.addAll(next.getOrDefault(shown.id(), List.of()));
        }
        rounds.sort(
                Comparator.comparing((Shown shown) -> shown.facts().opensOn()).thenComparing(Shown::id));
        return rounds;
    }
}
