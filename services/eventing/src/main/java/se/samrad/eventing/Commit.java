package se.samrad.eventing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision on one stream: its events, the command that asked, and whether the relay still has to send it.
 *
 * @param first version of its first event; versions of a stream begin at 1 and have no gaps
 * @param previous first version of the commit before, 0 for none
 * @param publicHead the highest version so far that had a public part, 0 for none
 * @param time of the insert, in milliseconds
 * @param by who asked, an id without personal data
 * @param trace W3C traceparent of the request, null for none
 * @param pending whether the relay still has to send it
 */
public record Commit(
        String stream,
        long first,
        long previous,
        long publicHead,
        Instant time,
        String by,
        @Nullable String trace,
        boolean pending,
        Asked command,
        List<Recorded> events) {

    /**
     * @param key {@code <who>/<Idempotency-Key>/<stream>}
     * @param request SHA-256 of the request, hexadecimal
     * @param answer small JSON
     */
    public record Asked(String key, String request, String answer) {}

    public Commit {
        events = List.copyOf(events);
        if (events.isEmpty()) throw new IllegalArgumentException("a commit without events");
    }

    public String id() {
        return id(stream, first);
    }

    /** Ends in the first version: by the last, a stale writer would slip in beside the winner. */
    public static String id(String stream, long first) {
        return stream + "@" + first;
    }

    /** Version of its last event. */
    public long last() {
        return first + events.size() - 1;
    }
}
