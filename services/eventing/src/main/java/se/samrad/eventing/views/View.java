package se.samrad.eventing.views;

import com.mongodb.client.MongoDatabase;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.store.StoreLimits;

/**
 * A view of the present, folded from topics. Everything but {@link #touched} is pure. What rows mean together is derived
 * where they are read.
 */
public interface View {
    /** Short, lower-case, unique in its service. */
    String name();

    Set<String> topics();

    /** Where a stream's standing is kept, by the stream's name alone; null when this view does not fold the stream. */
    @Nullable
    Register register(String stream);

    /** The content of the register, made of how the stream stands. May add what is derived from it alone, such as sort keys. */
    default Document content(String stream, Document after) {
        return after;
    }

    /** Whether this event is kept one by one as well, in the collection {@value #EVENTS}. */
    default boolean keeps(String stream, String type) {
        return false;
    }

    /** The newest schema number of {@code after} that this code understands for a stream; what is newer is parked. */
    default int stateKnown(String stream) {
        return 1;
    }

    /** Whether it folds public topics alone: then it waits for public versions. */
    default boolean open() {
        return false;
    }

    /** Rises when the code that makes rows changes in a way that old rows do not show. */
    default int edition() {
        return 1;
    }

    /** Called once for each version of the view before anything is written to it. */
    default void index(Rows rows) {}

    /**
     * After rows were written and before the offset is: marks what must be recounted, or acts on what is due. Called again
     * for the same rows after a crash; a failure stops the partition until it succeeds.
     */
    default void touched(Rows rows, Set<Register> registers) {}

    /** Kept events: {@code _id} is {@code <stream>@<version>}. */
    String EVENTS = "events";

    /** Collections of one version of a view. */
    record Rows(MongoDatabase database, String view, int version) {
        public String prefix() {
            return view + "_" + version + "_";
        }

        /** The same for the server's own work, which may take long. */
        public Rows patiently() {
            return new Rows(StoreLimits.patiently(database), view, version);
        }

        public com.mongodb.client.MongoCollection<Document> in(String collection) {
            return database.getCollection(prefix() + collection);
        }
    }
}
