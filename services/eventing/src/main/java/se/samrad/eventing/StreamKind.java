package se.samrad.eventing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the plumbing needs to know of one kind of stream. All functions are pure.
 *
 * @param name first segment of the streams' names
 * @param topic where its events go
 * @param source CloudEvents source, {@code /samrad/<service>}
 * @param initial how a stream stands before anything has happened
 * @param standing how a stream stands, for whoever reads the confidential topic
 * @param open what everybody may know; null when nothing
 */
public record StreamKind<E, S>(
        String name,
        String topic,
        String source,
        EventTypes<E> types,
        S initial,
        BiFunction<S, E, S> evolve,
        Standing<S> standing,
        @Nullable Open<E, S, ?> open) {

    /**
     * How a stream stands after an event, small.
     *
     * @param schema rises when the shape or meaning of {@code after} changes
     * @param shown whether staff whose change came too late are shown how it stands now; not where a part of them may not know
     */
    public record Standing<S>(int schema, Function<S, Object> after, boolean shown) {
        public Standing(int schema, Function<S, Object> after) {
            this(schema, after, true);
        }
    }

    /**
     * What everybody may know of a stream.
     *
     * @param topic the public topic
     * @param after how the stream stands for everybody; null while nothing is public. Once public never null again
     * @param tell the public event that an event is told as; null when nothing public changed
     * @param time when a public event says that it happened; null for the commit's own time
     */
    public record Open<E, S, P>(
            String topic,
            EventTypes<P> types,
            int schema,
            Function<S, @Nullable Object> after,
            Telling<E, S, P> tell,
            Function<P, @Nullable Instant> time) {
        public Open(
                String topic,
                EventTypes<P> types,
                int schema,
                Function<S, @Nullable Object> after,
                Telling<E, S, P> tell) {
            this(topic, types, schema, after, tell, told -> null);
        }

        Recorded.@Nullable Part part(S before, E event, S after) {
            P told = told(before, event, after);
            if (told == null) return null;
            return new Recorded.Part(
                    types.nameOf(told),
                    types.schemaOf(told),
                    Json.write(told),
                    schema,
                    Json.write(Objects.requireNonNull(this.after.apply(after))),
                    time.apply(told));
        }

        private @Nullable P told(S before, E event, S after) {
            P told = tell.tell(before, event, after);
            boolean changed = !Objects.equals(this.after.apply(before), this.after.apply(after));
            if (changed && told == null) {
                throw new IllegalStateException(event.getClass() + " changes what is public and is told as nothing");
            }
            if (told != null && this.after.apply(after) == null) {
                throw new IllegalStateException(event.getClass() + " is told though nothing is public");
            }
            return told;
        }
    }

    @FunctionalInterface
    public interface Telling<E, S, P> {
        @Nullable
        P tell(S before, E event, S after);
    }

    public static <E, S> StreamKind<E, S> confidential(
            String name,
            String topic,
            String source,
            EventTypes<E> types,
            S initial,
            BiFunction<S, E, S> evolve,
            Standing<S> standing) {
        return new StreamKind<>(name, topic, source, types, initial, evolve, standing, null);
    }

    /** Whether the stream is of this kind, by its name. */
    public boolean owns(String stream) {
        return stream.startsWith(name + "/");
    }

    /** Commits with how the stream stands derived again, by today's code, from what happened. */
    public List<Commit> refold(List<Commit> commits) {
        List<Commit> refolded = new ArrayList<>();
        S state = initial;
        for (Commit commit : commits) {
            List<Recorded> events = new ArrayList<>();
            for (Recorded stored : commit.events()) {
                E event = types.read(stored.type(), stored.schema(), stored.data());
                S after = evolve.apply(state, event);
                Recorded today = record(state, event, after);
                // What happened is forwarded as it was stored; only how the stream stands is said anew.
                events.add(new Recorded(
                        stored.type(), stored.schema(), stored.data(), today.state(), today.after(), today.told()));
                state = after;
            }
            refolded.add(new Commit(
                    commit.stream(),
                    commit.first(),
                    commit.previous(),
                    commit.publicHead(),
                    commit.time(),
                    commit.by(),
                    commit.trace(),
                    commit.pending(),
                    commit.command(),
                    events));
        }
        return refolded;
    }

    /** The stored form of an event that leads from one state to the next. */
    Recorded record(S before, E event, S after) {
        return new Recorded(
                types.nameOf(event),
                types.schemaOf(event),
                Json.write(event),
                standing.schema(),
                Json.write(standing.after().apply(after)),
                open == null ? null : open.part(before, event, after));
    }
}
