package se.samrad.eventing.store;

import java.util.List;
import java.util.Optional;
import se.samrad.eventing.Commit;

/** Where commits are kept. Every answer is durable: a majority has it in its journal. Thread-safe. */
public interface CommitStore {
    /** What became of an insert. */
    sealed interface Appended {
        record Done() implements Appended {}

        /** Somebody else wrote this version of the stream. */
        record VersionTaken() implements Appended {}

        /** The command was handled before, in this commit. */
        record KeyTaken(Commit by) implements Appended {}
    }

    /**
     * @param version of the stream's last event
     * @param publicVersion of its last event with a public part, 0 for none
     * @param publicEvents how many of its events have a public part
     * @param settled whether the relay has sent all of it
     */
    record Head(String stream, long version, long publicVersion, long publicEvents, boolean settled, long lastMillis) {}

    /** @throws se.samrad.eventing.Rejected unavailable, when it cannot be known whether the commit is stored */
    Appended append(Commit commit);

    /** The commit that begins at this version. */
    Optional<Commit> at(String stream, long first);

    Optional<Commit> byKey(String key);

    /** All commits of a stream in order, empty when there is none. */
    default List<Commit> stream(String stream) {
        List<Commit> all = new java.util.ArrayList<>();
        Optional<Commit> next = at(stream, 1);
        while (next.isPresent()) {
            all.add(next.get());
            next = at(stream, next.get().last() + 1);
        }
        return all;
    }

    /** Heads of the streams after a name in byte order, at most so many. */
    List<Head> heads(String after, int limit);
}
