package se.samrad.eventing.views;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Whether a version of a view has everything that another has: its rows as well as the events that it keeps one by one. */
final class Verified {
    private static final int NAMED_MAX = 10;
    private static final int BATCH = 500;

    private Verified() {}

    /** What stands in the old version and is absent, or behind, in the new one; the first ten, by collection and id. */
    static List<String> missing(View view, View.Rows old, View.Rows fresh) {
        List<String> missing = new ArrayList<>();
        for (String name : old.database().listCollectionNames()) {
            if (!name.startsWith(old.prefix())) continue;
            String collection = name.substring(old.prefix().length());
            // What today's code no longer keeps need not be there.
            Predicate<Document> counts = collection.equals(View.EVENTS)
                    ? event -> view.keeps(event.getString("stream"), event.getString("type"))
                    : Verified::registers;
            List<Document> batch = new ArrayList<>();
            for (Document each : read(old, collection)) {
                if (counts.test(each)) batch.add(each);
                if (batch.size() == BATCH) compare(collection, batch, fresh, missing);
                if (missing.size() >= NAMED_MAX) return missing.subList(0, NAMED_MAX);
            }
            compare(collection, batch, fresh, missing);
        }
        return missing.size() > NAMED_MAX ? missing.subList(0, NAMED_MAX) : missing;
    }

    private static Iterable<Document> read(View.Rows rows, String collection) {
        var all = rows.in(collection).find();
        return collection.equals(View.EVENTS) ? all.projection(Projections.include("stream", "type")) : all;
    }

    private static void compare(String collection, List<Document> batch, View.Rows fresh, List<String> missing) {
        if (batch.isEmpty()) return;
        Map<Object, Document> there = new HashMap<>();
        List<Object> ids = batch.stream().map(each -> each.get("_id")).toList();
        for (Document each : fresh.in(collection).find(in("_id", ids))) there.put(each.get("_id"), each);
        for (Document each : batch) {
            Document found = there.get(each.get("_id"));
            boolean reached = collection.equals(View.EVENTS) ? found != null : reaches(each, found);
            if (!reached) missing.add(collection + "/" + each.get("_id"));
        }
        batch.clear();
    }

    private static boolean registers(Document row) {
        return row.values().stream().anyMatch(Verified::register);
    }

    private static boolean register(Object value) {
        return value instanceof Document document && document.get("v") instanceof Long;
    }

    private static boolean reaches(Document old, @Nullable Document fresh) {
        if (fresh == null) return false;
        for (Map.Entry<String, Object> field : old.entrySet()) {
            if (!register(field.getValue())) continue;
            Document there = fresh.get(field.getKey(), Document.class);
            if (there == null || there.getLong("v") < ((Document) field.getValue()).getLong("v")) return false;
        }
        return true;
    }
}
