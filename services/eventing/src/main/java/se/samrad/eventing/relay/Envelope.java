package se.samrad.eventing.relay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Recorded;

/**
 * One record of a topic: a CloudEvents 1.0 event in binary mode.
 *
 * @param source CloudEvents source, {@code /samrad/<service>}
 * @param version of the event in its stream
 * @param time of the commit
 */
public record Envelope(
        String topic,
        String source,
        String stream,
        long version,
        String type,
        int schema,
        int state,
        Instant time,
        @Nullable String trace,
        String data,
        String after) {

    /** CloudEvents id: the same whether the event is sent once or five times. */
    public String id() {
        return Commit.id(stream, version);
    }

    static Envelope confidential(String topic, String source, Commit commit, int index) {
        Recorded event = commit.events().get(index);
        return new Envelope(
                topic,
                source,
                commit.stream(),
                commit.first() + index,
                event.type(),
                event.schema(),
                event.state(),
                commit.time(),
                commit.trace(),
                event.data(),
                event.after());
    }

    static Envelope told(String topic, String source, Commit commit, int index, Recorded.Part part) {
        return new Envelope(
                topic,
                source,
                commit.stream(),
                commit.first() + index,
                part.type(),
                part.schema(),
                part.state(),
                part.time() == null ? commit.time() : part.time(),
                commit.trace(),
                part.data(),
                part.after());
    }
}
