package se.samrad.eventing;

import java.util.ArrayList;
import java.util.List;

/** What the present request has written so far, for its position. One list per thread, opened and closed by the door. */
public final class Written {
    private static final ThreadLocal<List<Outcome>> OUTCOMES = new ThreadLocal<>();

    private Written() {}

    public static void open() {
        OUTCOMES.set(new ArrayList<>());
    }

    public static void close() {
        OUTCOMES.remove();
    }

    static void add(Outcome outcome) {
        List<Outcome> outcomes = OUTCOMES.get();
        if (outcomes != null && outcome.version() > 0) outcomes.add(outcome);
    }

    public static List<Outcome> soFar() {
        List<Outcome> outcomes = OUTCOMES.get();
        return outcomes == null ? List.of() : List.copyOf(outcomes);
    }
}
