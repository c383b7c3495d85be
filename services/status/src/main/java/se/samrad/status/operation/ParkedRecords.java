package se.samrad.status.operation;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.views.Arrived;
import se.samrad.eventing.views.MongoViewStore;
import se.samrad.eventing.views.Parked;
import se.samrad.eventing.views.Projector;
import se.samrad.eventing.views.Versions;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;

/** Records that could not be understood: shown, and tried again on command. */
@Component
public class ParkedRecords {
    private static final int SHOWN_MAX = 200;
    private static final Logger LOG = LoggerFactory.getLogger(ParkedRecords.class);

    /**
     * A parked record without its bytes.
     *
     * @param viewVersion the version of the view that could not understand it
     * @param version of its stream, as far as it is known
     */
    public record Shown(
            String id,
            String view,
            int viewVersion,
            @Nullable String stream,
            long version,
            @Nullable Instant time,
            String error) {}

    private final Views views;

    ParkedRecords(Views views) {
        this.views = views;
    }

    public long count(String view, int version) {
        return views.parked().countDocuments(Parked.of(view, version));
    }

    public List<Shown> all() {
        List<Shown> all = new ArrayList<>();
        for (Document each : views.parked()
                .find()
                .projection(Projections.exclude("key", "value"))
                .sort(Sorts.ascending("_id"))
                .limit(SHOWN_MAX)) {
            all.add(new Shown(
                    each.getString("_id"),
                    each.getString("view"),
                    each.getInteger("n", 0),
                    each.getString("stream"),
                    each.getLong("v"),
                    time(each.get("headers", Document.class)),
                    each.getString("error")));
        }
        return all;
    }

    private static @Nullable Instant time(@Nullable Document headers) {
        String time = headers == null ? null : headers.getString("ce_time");
        if (time == null) return null;
        try {
            return Instant.parse(time);
        } catch (java.time.DateTimeException e) {
            return null; // a record that cannot be read may have no readable time either
        }
    }

    /**
     * Folds a parked record into the version of the view that parked it. It leaves the park only when it was understood.
     *
     * @throws Rejected when it still is not, when the version is neither folded by this code nor read, or there is no such record
     */
    public void replay(String id, String by) {
        Document parked = views.parked().find(eq("_id", id)).first();
        if (parked == null) throw Rejected.unknown();
        View view = views.named(parked.getString("view"));
        int n = parked.getInteger("n", 0);
        Versions.Version version = views.versions(view).stream()
                .filter(each -> each.n() == n)
                .findFirst()
                .orElseThrow(Rejected::unknown);
        if (!version.active() && !version.build().equals(Versions.build(view))) {
            throw Rejected.conflict("parked-by-other-code");
        }
        Arrived record = record(parked);
        Projector projector = new Projector(view, new MongoViewStore(view, views.rows(view, version)));
        if (!projector.understands(record)) throw Rejected.conflict("still-unreadable");
        projector.project(List.of(record)).toCompletableFuture().join();
        views.parked().deleteOne(eq("_id", id));
        LOG.info("{} replayed by {}", id, by);
    }

    private static Arrived record(Document parked) {
        Map<String, String> headers = new HashMap<>();
        parked.get("headers", Document.class).forEach((name, value) -> headers.put(name, String.valueOf(value)));
        Binary key = parked.get("key", Binary.class);
        Binary value = parked.get("value", Binary.class);
        return new Arrived(
                parked.getString("topic"),
                parked.getInteger("partition"),
                parked.getLong("offset"),
                key == null ? null : key.getData(),
                value == null ? null : value.getData(),
                headers);
    }
}
