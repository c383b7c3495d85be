package se.samrad.responses.reading;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

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
    /** Whether something of the response is sealed off. */
    private static final String SEALED = "sealed";
    /** How often it has been told to be made anew since it was handed over. */
    private static final String TURN = "turn";

    /** A registration that is not handed over yet. */
    record Handover(
            String id,
            String response,
            String documentNumber,
            @Nullable Integer turn) {}

    private final MongoCollection<Document> handovers;

    Handovers(MongoDatabase database) {
        this.handovers = database.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        handovers.createIndex(Indexes.ascending(STATE, "_id"));
    }

    /** Said again it changes nothing, also when it is done. */
    void due(String response, String documentNumber) {
        handovers.updateOne(
                eq("_id", response + "@" + documentNumber),
                Updates.combine(
                        Updates.setOnInsert("response", response),
                        Updates.setOnInsert("documentNumber", documentNumber),
                        Updates.setOnInsert(STATE, DUE)),
                new UpdateOptions().upsert(true));
    }

    /** Something of the response is or was sealed off: what lies in the folder is taken back, and made anew. */
    void anew(String response, boolean sealed) {
        Bson those = sealed ? eq("response", response) : and(eq("response", response), eq(SEALED, true));
        handovers.updateMany(those, Updates.combine(Updates.inc(TURN, 1), Updates.set(SEALED, sealed)));
        handovers.updateMany(and(eq("response", response), eq(STATE, DONE), gt(TURN, 0)), Updates.set(STATE, BACK));
    }

    /** What was to be made anew while it was made is taken back. */
    void done(Handover handover) {
        Bson due = and(eq("_id", handover.id()), eq(STATE, DUE));
        long done = handovers
                .updateOne(
                        and(due, eq(TURN, handover.turn())),
                        Updates.combine(Updates.set(STATE, DONE), Updates.unset(TURN)))
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
                    one.getInteger(TURN)));
        }
        return due;
    }
}
