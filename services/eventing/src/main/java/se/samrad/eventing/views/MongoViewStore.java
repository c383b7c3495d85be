package se.samrad.eventing.views;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.store.StoreLimits;

/** One version of a view's collections in MongoDB. Blocking: to be called from the consumer's own thread. */
public final class MongoViewStore implements ViewStore {
    /** Records that were not understood, for all views of the service. */
    static final String PARKED = "parked";

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final View view;
    private final View.Rows rows;
    private final @Nullable Met met;

    public MongoViewStore(View view, View.Rows rows) {
        this(view, rows, null);
    }

    private MongoViewStore(View view, View.Rows rows, @Nullable Met met) {
        this.view = view;
        this.rows = rows;
        this.met = met;
    }

    /**
     * For a version that is folded from nothing: what this store has not written yet is taken for new, whatever its version. Where
     * it is not, after a crash or because another instance wrote it, the write is repeated as everywhere else.
     */
    public static MongoViewStore fromNothing(View view, View.Rows rows) {
        return new MongoViewStore(view, rows, new Met());
    }

    @Override
    public CompletionStage<Void> write(List<Put> puts, List<Keep> keeps) {
        Map<String, List<WriteModel<Document>>> first = new LinkedHashMap<>();
        Map<String, List<WriteModel<Document>>> again = new LinkedHashMap<>();
        // The events come first: whoever sees a version in a register, or has waited for it, finds every event up to
        // it.
        for (Keep keep : keeps) {
            first.computeIfAbsent(View.EVENTS, c -> new ArrayList<>())
                    .add(new InsertOneModel<>(row(keep).append("entry", entry(keep.event()))));
            again.computeIfAbsent(View.EVENTS, c -> new ArrayList<>()).add(keep(keep));
        }
        for (Put put : puts) {
            String collection = put.register().collection();
            WriteModel<Document> max = max(put);
            // What is new is inserted, which is cheaper; what turns out not to be is written as the rest.
            first.computeIfAbsent(collection, c -> new ArrayList<>()).add(isNew(put) ? insert(put) : max);
            again.computeIfAbsent(collection, c -> new ArrayList<>()).add(max);
        }
        first.forEach((collection, writes) -> bulk(collection, writes, again.getOrDefault(collection, writes)));
        return CompletableFuture.completedFuture(null);
    }

    private boolean isNew(Put put) {
        if (met == null) return put.v() == 1;
        return met.first(put.register().collection(), put.register().id());
    }

    private void bulk(String collection, List<WriteModel<Document>> writes, List<WriteModel<Document>> whenTaken) {
        MongoCollection<Document> target =
                StoreLimits.repeatedly(rows.in(collection)).withWriteConcern(WriteConcern.MAJORITY);
        try {
            target.bulkWrite(writes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            List<WriteModel<Document>> taken = new ArrayList<>();
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
                taken.add(whenTaken.get(error.getIndex()));
            }
            if (taken.isEmpty()) throw e;
            target.bulkWrite(taken, UNORDERED);
        }
    }

    private static Document register(Put put) {
        Document register = new Document("v", put.v()).append("state", put.state());
        put.content().forEach(register::append);
        return register;
    }

    private static WriteModel<Document> insert(Put put) {
        Document row = new Document("_id", put.register().id());
        row.putAll(put.register().keys());
        return new InsertOneModel<>(row.append(put.register().field(), register(put)));
    }

    private static WriteModel<Document> max(Put put) {
        Document update = new Document("$max", new Document(put.register().field(), register(put)));
        if (!put.register().keys().isEmpty())
            update.append("$set", new Document(put.register().keys()));
        return new UpdateOneModel<>(eq("_id", put.register().id()), update, UPSERT);
    }

    private static WriteModel<Document> keep(Keep keep) {
        Document row = row(keep);
        Object id = row.remove("_id");
        Document update = new Document("$max", new Document("entry", entry(keep.event()))).append("$set", row);
        return new UpdateOneModel<>(eq("_id", id), update, UPSERT);
    }

    private static Document row(Keep keep) {
        Happening event = keep.event();
        return new Document("_id", event.id())
                .append("stream", event.stream())
                .append("v", event.version())
                .append("type", event.type())
                .append("time", Date.from(keep.time()));
    }

    private static Document entry(Happening event) {
        return new Document("state", (long) event.state())
                .append("data", event.data())
                .append("after", event.after());
    }

    @Override
    public CompletionStage<Void> park(List<Parked> parked) {
        for (Parked each : parked) {
            Document document = new Document("_id", each.id(rows))
                    .append("view", rows.view())
                    .append("n", rows.version())
                    .append("stream", each.stream())
                    .append("v", each.version())
                    .append("topic", each.record().topic())
                    .append("partition", each.record().partition())
                    .append("offset", each.record().offset())
                    .append("headers", new Document(new HashMap<>(each.record().headers())))
                    .append("error", each.error());
            byte[] key = each.record().key();
            byte[] value = each.record().value();
            if (key != null) document.append("key", new Binary(key));
            if (value != null) document.append("value", new Binary(value));
            parkedIn(rows.database())
                    .replaceOne(
                            eq("_id", document.getString("_id")),
                            document,
                            new com.mongodb.client.model.ReplaceOptions().upsert(true));
        }
        return CompletableFuture.completedFuture(null);
    }

    static MongoCollection<Document> parkedIn(MongoDatabase database) {
        return database.getCollection(PARKED).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public CompletionStage<Void> touched(Set<Register> registers) {
        view.touched(rows, registers);
        return CompletableFuture.completedFuture(null);
    }
}
