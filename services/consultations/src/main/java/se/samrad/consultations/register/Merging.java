package se.samrad.consultations.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;

/**
 * Bodies that are being merged away just now. A merge is said on one stream and depends on another, so two bodies could be merged
 * into each other at the same moment. Whoever begins leaves a mark first and looks at the other body then: of two who begin at once
 * at least one sees the mark of the other, or what came of it.
 */
@Component
class Merging {
    /** Longer than any merge; after that it is the mark of a process that is no more. */
    private static final Duration MARK_LIFE = Duration.ofSeconds(40);

    private final MongoCollection<Document> marks;
    private final Clock clock;

    Merging(MongoDatabase database, Clock clock) {
        this.marks = database.getCollection("merging").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    /**
     * @param merge decides on how the other stands when it is called, and not on what was read before
     * @throws Rejected conflict: {@code too-many-writers} while the other is being merged away itself
     */
    <T> T during(String body, String into, Supplier<T> merge) {
        Instant now = clock.instant();
        marks.deleteMany(lte("until", Date.from(now)));
        ObjectId mark = new ObjectId();
        marks.insertOne(new Document("_id", mark).append("body", body).append("until", Date.from(now.plus(MARK_LIFE))));
        try {
            if (marks.find(and(eq("body", into), ne("_id", mark))).first() != null)
                throw Rejected.conflict("too-many-writers");
            return merge.get();
        } finally {
            end(mark);
        }
    }

    private void end(ObjectId mark) {
        try {
            marks.deleteOne(eq("_id", mark));
        } catch (MongoException e) {
            return; // it ends by itself
        }
    }
}
