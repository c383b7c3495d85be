package se.samrad.proving;

import java.util.List;
import java.util.Set;

/**
 * Runs the benchmarks that are named, or all of them, and prints what came of each. Timings are told and never judged: what
 * counts are ratios of two sides that took turns in the same run.
 */
public final class Proving {
    private Proving() {}

    /** @param names {@code submissions}, {@code upload}, {@code memory}, {@code rush} */
    public static void main(String... names) throws Exception {
        Set<String> asked =
                Set.copyOf(names.length == 0 ? List.of("submissions", "upload", "memory", "rush") : List.of(names));
        try (Place place = Place.open()) {
            if (asked.contains("submissions")) Submissions.run(place);
            if (asked.contains("upload")) Uploads.run(place);
            if (asked.contains("memory")) Memory.run(place);
            if (asked.contains("rush")) Rush.run(place);
        }
        // The broker's threads are not daemons.
        System.exit(0);
    }
}
