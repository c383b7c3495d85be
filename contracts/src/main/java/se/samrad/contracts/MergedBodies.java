package se.samrad.contracts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which body stands for each that was found to be the same as another. Merging is said on one stream alone, so what
 * is stored may hold a ring of bodies merged into each other; of such a ring the first id in order stands, whoever reads it.
 */
public final class MergedBodies {
    private final Map<String, String> standing = new HashMap<>();
    private final Map<String, Set<String>> merged = new HashMap<>();

    /** @param into for each merged body the one that it was merged into, which may be merged itself */
    public MergedBodies(Map<String, String> into) {
        for (String body : into.keySet()) {
            String stands = stands(body, into);
            standing.put(body, stands);
            if (!stands.equals(body))
                merged.computeIfAbsent(stands, each -> new TreeSet<>()).add(body);
        }
    }

    private static String stands(String body, Map<String, String> into) {
        Set<String> walked = new LinkedHashSet<>();
        String at = body;
        while (walked.add(at)) {
            String next = into.get(at);
            if (next == null) return at;
            at = next;
        }
        List<String> way = new ArrayList<>(walked);
        return way.subList(way.indexOf(at), way.size()).stream()
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    /** The body that stands for this one: itself, unless it was merged. */
    public String standing(String body) {
        return standing.getOrDefault(body, body);
    }

    /** The bodies that this one stands for, besides itself, in order. */
    public Set<String> of(String body) {
        return Collections.unmodifiableSet(merged.getOrDefault(body, Set.of()));
    }

    /** Every body that another stands for. */
    public Set<String> gone() {
        Set<String> gone = new TreeSet<>();
        merged.values().forEach(gone::addAll);
        return gone;
    }
}
