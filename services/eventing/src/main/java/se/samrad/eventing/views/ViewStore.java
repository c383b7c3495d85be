package se.samrad.eventing.views;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bson.Document;

/** The projector's narrow view of one version of a view's collections. Every write may be repeated. */
public interface ViewStore {
    /** A register's content at a version; the highest {@code (v, state)} wins, whatever the order. */
    record Put(Register register, long v, long state, Document content) {}

    /** A kept event; its content is decided by {@code state} alone. */
    record Keep(Happening event, Instant time) {}

    /** No register tells of a version before the events up to it are kept. */
    CompletionStage<Void> write(List<Put> puts, List<Keep> keeps);

    CompletionStage<Void> park(List<Parked> parked);

    /** After the rows, before the offset. */
    CompletionStage<Void> touched(Set<Register> registers);
}
