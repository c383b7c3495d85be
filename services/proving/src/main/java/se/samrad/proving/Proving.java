package se.samrad.proving;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs the benchmarks that are named, or all of them, and prints what came of each. Timings are told and never judged: what
 * counts are ratios of two sides that took turns in the same run.
 */
public final class Proving {
    private Proving() {}

    /**
     * @param names {@code projection}, {@code rebuild}, {@code visible}, {@code submissions}, {@code upload}, {@code handover}, {@code memory}, {@code rush}, {@code live},
     *     {@code boards}
     */
    public static void main(String... names) {
        List<String> all = List.of(
                "projection",
                "rebuild",
                "visible",
                "submissions",
                "upload",
                "handover",
                "memory",
                "rush",
                "live",
                "boards");
        int code = 0;
        try {
            run(new TreeSet<>(names.length == 0 ? all : List.of(names)));
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            code = 1;
        }
        // The broker's threads are not daemons.
        System.exit(code);
    }

    private static void run(Set<String> asked) throws Exception {
        if (asked.remove("projection")) Projection.run();
        if (asked.remove("rebuild")) Projection.rebuild();
        if (asked.isEmpty()) return;
        try (Place place = Place.open()) {
            if (asked.contains("visible")) Visible.run(place);
            if (asked.contains("submissions")) Submissions.run(place);
            if (asked.contains("upload")) Uploads.run(place);
            if (asked.contains("handover")) Handover.run(place);
            if (asked.contains("memory")) Memory.run(place);
            if (asked.contains("rush")) Rush.run(place);
            if (asked.contains("live")) Live.run(place);
            if (asked.contains("boards")) Boards.run(place);
        }
    }
}
