package se.samrad.status.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.eventing.Json;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;
import se.samrad.eventing.views.Arrived;

/** Events as services would send them, confidential and public, in the order in which they happened. */
public final class Script {
    private final List<Envelope> confidential = new ArrayList<>();
    private final List<Envelope> open = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private Instant time;

    public Script(Instant start) {
        time = start;
    }

    public Script at(Instant now) {
        time = now;
        return this;
    }

    public Instant now() {
        return time;
    }

    /** Something that only staff may know. */
    public Script tell(String stream, Object event, Object state) {
        return tell(stream, event, state, null, null);
    }

    /** Something that happened, with what everybody may know of it. */
    public Script tell(
            String stream, Object event, Object state, @Nullable Object publicEvent, @Nullable Object publicState) {
        Vocabulary.Kind kind = kind(stream);
        long version = versions.merge(stream, 1L, Long::sum);
        confidential.add(envelope(kind.topic(), stream, version, event, state, kind.state()));
        if (publicEvent != null) {
            Objects.requireNonNull(publicState);
            open.add(envelope(Topics.PUBLIC, stream, version, publicEvent, publicState, kind.publicState()));
        }
        return this;
    }

    public long version(String stream) {
        return versions.getOrDefault(stream, 0L);
    }

    private Envelope envelope(String topic, String stream, long version, Object event, Object state, Class<?> shape) {
        return new Envelope(
                topic,
                "/samrad/script",
                stream,
                version,
                Vocabulary.typeName(event.getClass()),
                Vocabulary.schema(event.getClass()),
                Vocabulary.schema(shape),
                time,
                null,
                Json.write(event),
                Json.write(state));
    }

    public static Vocabulary.Kind kind(String stream) {
        String name = stream.substring(0, stream.indexOf('/'));
        return Vocabulary.KINDS.stream()
                .filter(kind -> kind.stream().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public List<Envelope> confidential() {
        return confidential;
    }

    public List<Envelope> open() {
        return open;
    }

    /** As it would have come from the topic; the place is made up, as places do not matter. */
    public static Arrived arrived(Envelope envelope, long offset) {
        var record = KafkaLog.record(envelope);
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new Arrived(record.topic(), 0, offset, record.key(), record.value(), headers);
    }

    public static List<Arrived> arrived(List<Envelope> envelopes) {
        List<Arrived> all = new ArrayList<>();
        for (Envelope envelope : envelopes) all.add(arrived(envelope, all.size()));
        return all;
    }
}
