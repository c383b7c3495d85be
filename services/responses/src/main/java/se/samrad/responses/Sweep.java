package se.samrad.responses;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponseMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Recurring;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.FileSweep;
import se.samrad.responses.files.KeptFiles;
import se.samrad.responses.files.PartialUploads;
import se.samrad.responses.registering.RegisterNumbers;
import se.samrad.responses.texts.Renditions;

/**
 * Takes away what was stored for a response that was never committed, and files that no response names, a day later. What a
 * commit names is never touched: the commits are asked before anything goes. Whoever receives a response leaves that question
 * to it and so writes nothing after the commit.
 */
@Component
class Sweep extends Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    static final Duration KEPT_FOR = PartialUploads.KEPT_FOR;
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int AT_ONCE_MAX = 500;

    private final MongoCollection<Document> renditions;
    private final MongoCollection<Document> details;
    private final KeptFiles kept;
    private final FileSweep files;
    private final PartialUploads partial;
    private final CommitStore commits;
    private final RegisterNumbers numbers;
    private final Clock clock;

    Sweep(
            MongoDatabase database,
            KeptFiles kept,
            FileSweep files,
            PartialUploads partial,
            CommitStore commits,
            RegisterNumbers numbers,
            Clock clock) {
        super("responses-sweep", EVERY);
        this.renditions = database.getCollection(Renditions.COLLECTION);
        this.details = database.getCollection(DetailStore.COLLECTION);
        this.kept = kept;
        this.files = files;
        this.partial = partial;
        this.commits = commits;
        this.numbers = numbers;
        this.clock = clock;
        IndexOptions sparse = new IndexOptions().sparse(true);
        renditions.createIndex(Indexes.ascending(Renditions.UNSETTLED), sparse);
        details.createIndex(Indexes.ascending(DetailStore.UNSETTLED), sparse);
    }

    @Override
    public void round() {
        Instant before = clock.instant().minus(KEPT_FOR);
        sweep(renditions, Renditions.UNSETTLED, "sha256", before);
        sweep(details, DetailStore.UNSETTLED, "content", before);
        for (KeptFiles.Unsettled file : kept.unsettled(before)) {
            kept.settle(file, named(file.response()).contains(file.sha256()));
        }
        files.sweep(before);
        partial.sweep(before);
    }

    private void sweep(MongoCollection<Document> collection, String unsettled, String hash, Instant before) {
        List<String> kept = new ArrayList<>();
        Bson old = lt(unsettled, Date.from(before));
        for (Document each : collection.find(old)) {
            String id = each.getString("_id");
            // It may have been written again since the commits were asked, and its commit be on its way.
            switch (told(each.getString("response"), each.getString(hash))) {
                case NAMED -> kept.add(id);
                case UNNAMED -> collection.deleteOne(and(eq("_id", id), old));
                case UNKNOWN -> LOG.warn("{} may be named by a register that cannot be read now", id);
            }
            if (kept.size() == AT_ONCE_MAX) settle(collection, unsettled, kept);
        }
        settle(collection, unsettled, kept);
    }

    private static void settle(MongoCollection<Document> collection, String unsettled, List<String> kept) {
        if (!kept.isEmpty()) collection.updateMany(in("_id", kept), Updates.unset(unsettled));
        kept.clear();
    }

    private enum Told {
        NAMED,
        UNNAMED,
        UNKNOWN
    }

    /** A heading may be named by the register of the case before the response tells of it. */
    private Told told(String response, String content) {
        if (named(response).contains(content)) return Told.NAMED;
        if (content.length() != DetailStore.HEADING_CHARACTERS) return Told.UNNAMED;
        try {
            numbers.tell(ResponseId.parse(response).orElseThrow());
        } catch (Rejected e) {
            return Told.UNKNOWN;
        }
        return named(response).contains(content) ? Told.NAMED : Told.UNNAMED;
    }

    /** Every hash that the commits of a response name. */
    private Set<String> named(String response) {
        Set<String> named = new HashSet<>();
        String stream = ResponseId.parse(response).orElseThrow().stream();
        for (Commit commit : commits.stream(stream)) {
            for (Recorded recorded : commit.events()) {
                ResponseEvent event = Responses.KIND.types().read(recorded.type(), recorded.schema(), recorded.data());
                if (event instanceof ResponseReceived received) {
                    named.add(received.content());
                    if (received.text() != null) named.add(received.text().sha256());
                    received.files().forEach(file -> named.add(file.sha256()));
                } else if (event instanceof ResponseSupplemented supplemented) {
                    named.add(supplemented.content());
                    if (supplemented.text() != null)
                        named.add(supplemented.text().sha256());
                    supplemented.files().forEach(file -> named.add(file.sha256()));
                } else if (event instanceof RegistrationCorrected corrected && corrected.heading() != null) {
                    named.add(corrected.heading());
                } else if (event instanceof ResponseMasked masked) {
                    named.add(masked.text().sha256());
                } else if (event instanceof FileMasked masked) {
                    Stream.of(masked.copy(), masked.read(), masked.text())
                            .filter(Objects::nonNull)
                            .forEach(stored -> named.add(stored.sha256()));
                } else if (event instanceof ResponseConfirmed confirmed && confirmed.extract() != null) {
                    named.add(confirmed.extract().sha256());
                } else if (event instanceof ResponseWithdrawn withdrawn && withdrawn.reason() != null) {
                    named.add(withdrawn.reason().sha256());
                }
            }
        }
        return named;
    }
}
