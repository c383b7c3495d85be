package se.samrad.responses;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import se.samrad.eventing.Json;
import se.samrad.responses.drafts.DraftSweep;

/** A fresh draft of an answer, that two people of a body share. */
abstract class DraftHarness extends WholeService {
    @Autowired
    DraftSweep sweep;

    @Value("${samrad.drafts.uri}")
    private String uri = "";

    final String consultation = openConsultation();
    final String body = body();
    final String kim = account("kim", "body:" + body);
    final String alex = account("alex", "body:" + body);
    final String draft = draft(consultation, body);

    Answer save(String token, String part, String text, String... headers) {
        return send("PUT", draft + "/parts/" + part, token, Json.write(Map.of("text", text)), headers);
    }

    Answer add(String token, String name, byte[] content) {
        return uploadTo(draft + "/files", token, name, content);
    }

    /** Looks into the database in which drafts lie. */
    void inStore(Consumer<MongoDatabase> look) {
        try (MongoClient client = MongoClients.create(uri)) {
            look.accept(client.getDatabase(Objects.requireNonNull(new ConnectionString(uri).getDatabase())));
        }
    }

    /** Leaves these collections as if a process had died between receiving the answer and deleting the draft. */
    void diesBeforeItIsDeleted(List<String> collections, Runnable receiving) {
        inStore(store -> {
            Map<String, List<Document>> before = new HashMap<>();
            for (String name : collections) {
                before.put(name, store.getCollection(name).find().into(new ArrayList<>()));
            }
            receiving.run();
            before.forEach((name, documents) -> documents.forEach(each -> store.getCollection(name)
                    .replaceOne(new Document("_id", each.get("_id")), each, new ReplaceOptions().upsert(true))));
        });
    }
}
