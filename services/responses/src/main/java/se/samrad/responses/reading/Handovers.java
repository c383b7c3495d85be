package se.samrad.responses.reading;

import static com.mongodb.client.model.Filters.eq;

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
import org.springframework.stereotype.Component;

/** What is put into the folder of the authority's own diary: one handover for each registration. */
@Component
class Handovers {
    static final String COLLECTION = "handovers";
    static final String STATE = "state";
    static final String DUE = "DUE";
    static final String DONE = "DONE";

    /** A registration that is not handed over yet. */
    record Handover(String id, String response, String documentNumber) {}

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

    void done(Handover handover) {
        handovers.updateOne(eq("_id", handover.id()), Updates.set(STATE, DONE));
    }

    List<Handover> due() {
        List<Handover> due = new ArrayList<>();
        for (Document one : handovers.find(eq(STATE, DUE)).sort(Sorts.ascending("_id"))) {
            due.add(new Handover(one.getString("_id"), one.getString("response"), one.getString("documentNumber")));
        }
        return due;
    }
}
