package se.samrad.consultations.invitations;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was written beside an act, word for word, where it can be deleted: it may name persons and their addresses. */
@Component
class Remarks {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> remarks;

    Remarks(MongoDatabase database) {
        remarks = database.getCollection("remarks").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** @param act for example {@code decline}; the newest remark beside it is the one that counts */
    void keep(String stream, String act, @Nullable String text) {
        if (text != null) remarks.updateOne(eq("_id", stream), Updates.set("texts." + act, text), UPSERT);
    }

    Map<String, String> of(String stream) {
        Map<String, String> texts = new TreeMap<>();
        Document found = remarks.find(eq("_id", stream)).first();
        if (found == null) return texts;
        found.get("texts", new Document()).forEach((act, text) -> texts.put(act, String.valueOf(text)));
        return texts;
    }
}
