package se.samrad.responses.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.eventing.store.Durable;
import se.samrad.responses.domain.ResponseId;

/** Which files responses name, and so keep for good, and when each came. Asked for before the commit that names them. */
@Component
public class KeptFiles {
    private static final String UNSETTLED = "unsettled";

    /**
     * What a response has asked to keep, and nobody has looked yet whether its commit came.
     *
     * @param asked when, the last time
     */
    public record Unsettled(String response, String sha256, Instant asked) {}

    private final MongoCollection<Document> kept;
    private final FileStore files;
    private final Clock clock;

    KeptFiles(MongoDatabase database, FileStore files, Clock clock) {
        this.kept = Durable.of(database).getCollection("kept");
        this.files = files;
        this.clock = clock;
        kept.createIndex(Indexes.ascending("sha256"));
        kept.createIndex(Indexes.ascending(UNSETTLED), new IndexOptions().sparse(true));
    }

    /** Keeps files for a response that is about to be committed; false when one of them has just been swept away. */
    public boolean keep(ResponseId id, List<HandedIn.Owned> owned) {
        if (owned.isEmpty()) return true;
        List<UpdateOneModel<Document>> asked = owned.stream()
                .map(file -> new UpdateOneModel<Document>(
                        eq("_id", id(id.text(), file.sha256())),
                        Updates.combine(
                                Updates.setOnInsert("response", id.text()),
                                Updates.setOnInsert("sha256", file.sha256()),
                                file.times().note(),
                                // Also where it was asked for before: a sweep that found it old leaves it then.
                                Updates.max(UNSETTLED, Date.from(clock.instant()))),
                        new UpdateOptions().upsert(true)))
                .toList();
        kept.bulkWrite(asked, new BulkWriteOptions().ordered(false));
        // After that: where the sweep was quicker, it is seen here.
        return files.touch(owned.stream().map(HandedIn.Owned::sha256).collect(Collectors.toSet()));
    }

    /** From the first byte of the first of a response's files to the last byte of the last; empty without files. */
    public Optional<UploadTimes> times(ResponseId id, List<Stored> named) {
        List<UploadTimes> all = new ArrayList<>();
        for (Stored file : named) {
            Document known = kept.find(eq("_id", id(id.text(), file.sha256()))).first();
            if (known != null && UploadTimes.notedIn(known)) all.add(UploadTimes.read(known));
        }
        return all.stream().reduce(UploadTimes::with);
    }

    boolean has(String sha256) {
        return kept.find(eq("sha256", sha256)).first() != null;
    }

    public List<Unsettled> unsettled(Instant before) {
        return kept.find(lt(UNSETTLED, Date.from(before)))
                .map(each -> new Unsettled(
                        each.getString("response"),
                        each.getString("sha256"),
                        each.getDate(UNSETTLED).toInstant()))
                .into(new ArrayList<>());
    }

    /**
     * Forgets what no commit needs, unless it has been asked for again meanwhile.
     *
     * @param needed whether a commit of the response names it
     */
    public void settle(Unsettled unsettled, boolean needed) {
        String id = id(unsettled.response(), unsettled.sha256());
        if (needed) kept.updateOne(eq("_id", id), Updates.unset(UNSETTLED));
        else kept.deleteOne(and(eq("_id", id), eq(UNSETTLED, Date.from(unsettled.asked()))));
    }

    private static String id(String response, String sha256) {
        return response + "/" + sha256;
    }
}
