package se.samrad.responses.reading;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is put into the folder of the authority's own diary: one handover for each registration. */
@Component
class Handovers {
    static final String COLLECTION = "handovers";
    static final String STATE = "state";
    static final String DUE = "DUE";
    static final String DONE = "DONE";
    /** It is to be taken back from the folder, and handed over anew. */
    static final String BACK = "BACK";
    /** What of the response was sealed off and corrected when the handover was last told so; not there while nothing ever was. */
    private static final String SEALS = "seals";

    /**
     * A registration that is not handed over yet.
     *
     * @param seals what was sealed off and corrected when it was looked up; null when nothing ever was
     */
    record Handover(
            String id,
            String response,
            String documentNumber,
            @Nullable String seals) {}

    private final MongoCollection<Document> handovers;

    Handovers(MongoDatabase database) {
        this.handovers = database.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        handovers.createIndex(Indexes.ascending(STATE, "_id"));
    }

    /** Said again it changes nothing, also when it is done. */
    void due(String response, String documentNumber, String seals) {
        Document fresh = new Document("response", response)
                .append("documentNumber", documentNumber)
                .append(STATE, DUE);
        if (!seals.isEmpty()) fresh.append(SEALS, seals);
        handovers.updateOne(
                eq("_id", response + "@" + documentNumber),
                new Document("$setOnInsert", fresh),
                new UpdateOptions().upsert(true));
    }

    /**
     * Where other things of the response are sealed off than before, or its registration was corrected, what lies in the folder is
     * taken back and made anew; under an earlier number nothing comes again. Said again it changes nothing: the diary may have
     * taken the file, and must not get it twice.
     *
     * @param seals see {@link se.samrad.responses.domain.Filings#handedOver}
     */
    void told(String response, String seals) {
        Bson others = and(eq("response", response), ne(SEALS, seals));
        if (seals.isEmpty()) others = and(others, exists(SEALS));
        // Also what is not noted as done: a process that stopped may have left its file there.
        handovers.updateMany(others, Updates.combine(Updates.set(SEALS, seals), Updates.set(STATE, BACK)));
    }

    /** What was sealed off or corrected while it was made is taken back. */
    void done(Handover handover) {
        Bson due = and(eq("_id", handover.id()), eq(STATE, DUE));
        long done = handovers
                .updateOne(and(due, eq(SEALS, handover.seals())), Updates.set(STATE, DONE))
                .getMatchedCount();
        if (done == 0) handovers.updateOne(due, Updates.set(STATE, BACK));
    }

    void takenBack(Handover handover) {
        handovers.updateOne(and(eq("_id", handover.id()), eq(STATE, BACK)), Updates.set(STATE, DUE));
    }

    List<Handover> due() {
        return in(DUE);
    }

    List<Handover> toTakeBack() {
        return in(BACK);
    }

    private List<Handover> in(String state) {
        List<Handover> due = new ArrayList<>();
        for (Document one : handovers.find(eq(STATE, state)).sort(Sorts.ascending("_id"))) {
            due.add(new Handover(
                    one.getString("_id"),
                    one.getString("response"),
                    one.getString("documentNumber"),
                    one.getString(SEALS)));
        }
        return due;
    }
}
