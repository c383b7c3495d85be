package se.samrad.eventing.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.samrad.eventing.UnreadableEvent;
import se.samrad.eventing.views.ViewStore.Keep;
import se.samrad.eventing.views.ViewStore.Put;

/**
 * Folds batches of records into a view: decode once, fold in memory to the highest version per stream, write, then tell
 * what was touched. The caller moves the offset after that and never before. Repetition, any order, zombies and lost offsets
 * are harmless, because a register only ever rises. A record that is not understood is parked and the rest goes on.
 */
public final class Projector {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    /** What a record comes to. */
    private record Written(@Nullable Put put, @Nullable Keep keep) {}

    private final View view;
    private final ViewStore store;

    public Projector(View view, ViewStore store) {
        this.view = view;
        this.store = store;
    }

    /** Completes when all of it is in the view or parked; when it fails, the whole batch is to be given again. */
    public CompletionStage<Void> project(List<Arrived> batch) {
        Map<Register, Put> highest = new LinkedHashMap<>();
        List<Keep> keeps = new ArrayList<>();
        List<Parked> parked = new ArrayList<>();
        for (Arrived record : batch) {
            try {
                Written written = written(record);
                if (written.put() != null) highest.merge(written.put().register(), written.put(), Projector::higher);
                if (written.keep() != null) keeps.add(written.keep());
            } catch (RuntimeException e) {
                parked.add(parked(record, e));
            }
        }
        Set<Register> registers = new LinkedHashSet<>(highest.keySet());
        CompletionStage<Void> parking = parked.isEmpty() ? CompletableFuture.completedFuture(null) : store.park(parked);
        return parking.thenCompose(done -> highest.isEmpty() && keeps.isEmpty()
                        ? CompletableFuture.completedFuture(null)
                        : store.write(List.copyOf(highest.values()), keeps))
                .thenCompose(done ->
                        registers.isEmpty() ? CompletableFuture.completedFuture(null) : store.touched(registers));
    }

    /** Whether a record would be folded and not parked. */
    public boolean understands(Arrived record) {
        try {
            var unused = written(record);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("{} is not understood", record.place(), e);
            return false;
        }
    }

    private Written written(Arrived record) {
        Happening event = read(record);
        String stream = event.stream();
        Register register = view.register(stream);
        if (event.state() > view.stateKnown(stream)) {
            throw new UnreadableEvent("state " + event.state() + " is from the future");
        }
        Put put = register == null
                ? null
                : new Put(register, event.version(), event.state(), view.content(stream, new Document(event.after())));
        return new Written(put, view.keeps(stream, event.type()) ? new Keep(event, event.time()) : null);
    }

    private static Put higher(Put one, Put other) {
        if (one.v() != other.v()) return one.v() > other.v() ? one : other;
        return one.state() >= other.state() ? one : other;
    }

    private static Parked parked(Arrived record, RuntimeException cause) {
        String stream = record.headers().get("ce_subject");
        if (stream == null && record.key() != null) stream = new String(record.key(), UTF_8);
        long version;
        try {
            version = Long.parseLong(Objects.requireNonNullElse(record.headers().get("version"), "0"));
        } catch (NumberFormatException e) {
            version = 0; // it is parked with its bytes all the same
        }
        return new Parked(record, stream, version, cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    /**
     * Understands a record.
     *
     * @throws UnreadableEvent when it is no event of ours
     */
    public static Happening read(Arrived record) {
        byte @Nullable [] value = record.value();
        if (value == null || value.length == 0) throw new UnreadableEvent("empty record");
        if (!"1.0".equals(record.headers().get("ce_specversion"))) throw new UnreadableEvent("not a CloudEvent 1.0");
        String stream = header(record, "ce_subject");
        if (record.key() == null || !new String(record.key(), UTF_8).equals(stream)) {
            throw new UnreadableEvent("the key is not the stream");
        }
        try {
            Document content = Document.parse(new String(value, UTF_8));
            Document data = content.get("data", Document.class);
            Document after = content.get("after", Document.class);
            if (data == null || after == null) throw new UnreadableEvent("data or after is missing");
            return new Happening(
                    record.topic(),
                    stream,
                    positive(record, "version"),
                    header(record, "ce_type"),
                    (int) positive(record, "schema"),
                    (int) positive(record, "state"),
                    header(record, "ce_time"),
                    data,
                    after);
        } catch (UnreadableEvent e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableEvent(e.getClass().getSimpleName() + " in " + record.place(), e);
        }
    }

    private static long positive(Arrived record, String header) {
        long number = Long.parseLong(header(record, header));
        if (number < 1) throw new UnreadableEvent(header + " is " + number);
        return number;
    }

    private static String header(Arrived record, String name) {
        String value = record.headers().get(name);
        if (value == null || value.isEmpty()) throw new UnreadableEvent("no header " + name);
        return value;
    }
}
