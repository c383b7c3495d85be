package se.samrad.eventing.views;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Whether a version of a view has everything that another has. */
final class Verified {
    private static final int NAMED_MAX = 10;

    private Verified() {}

    /** Rows that stand in the old version and are absent, or behind, in the new one; the first ten, by collection and id. */
    static List<String> missing(View.Rows old, View.Rows fresh) {
        List<String> missing = new ArrayList<>();
        for (String name : old.database().listCollectionNames()) {
            if (!name.startsWith(old.prefix()) || missing.size() >= NAMED_MAX) continue;
            String collection = name.substring(old.prefix().length());
            MongoCollection<Document> there = fresh.in(collection);
            for (Document row : old.in(collection).find()) {
                if (missing.size() >= NAMED_MAX) break;
                if (registers(row)
                        && !reaches(
                                row,
                                there.find(new Document("_id", row.get("_id"))).first())) {
                    missing.add(collection + "/" + row.get("_id"));
                }
            }
        }
        return missing;
    }

    private static boolean registers(Document row) {
        return row.values().stream().anyMatch(Verified::register);
    }

    private static boolean register(Object value) {
        return value instanceof Document document && document.get("v") instanceof Long;
    }

    private static boolean reaches(Document old, @org.jspecify.annotations.Nullable Document fresh) {
        if (fresh == null) return false;
        for (Map.Entry<String, Object> field : old.entrySet()) {
            if (!register(field.getValue())) continue;
            Document there = fresh.get(field.getKey(), Document.class);
            if (there == null || there.getLong("v") < ((Document) field.getValue()).getLong("v")) return false;
        }
        return true;
    }
}
