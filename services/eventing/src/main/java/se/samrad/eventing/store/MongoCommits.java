package se.samrad.eventing.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Rejected;

/** Commits as documents, one each, majority and journal, from the primary. Works on one mongod, a replica set and the stand-in. */
public final class MongoCommits implements CommitStore {
    public static final String COLLECTION = "commits";
    private static final String KEY_INDEX = "command_key";

    private final MongoCollection<Document> commits;
    private final Inserts inserts;

    public MongoCommits(MongoDatabase database) {
        commits = Durable.of(database).getCollection(COLLECTION);
        inserts = new Inserts(commits);
        MongoCollection<Document> indexed = StoreLimits.patiently(commits);
        indexed.createIndex(
                Indexes.ascending("command.key"),
                new IndexOptions().name(KEY_INDEX).unique(true).sparse(true));
        // A sub-document under a single-field sparse index: read in order without a sort, and only what is pending is
        // in it.
        indexed.createIndex(
                Indexes.ascending("pending"), new IndexOptions().name("pending").sparse(true));
        indexed.createIndex(Indexes.ascending("stream", "first"), new IndexOptions().name("stream_first"));
    }

    @Override
    public Appended append(Commit commit) {
        try {
            inserts.insert(write(commit));
            return new Appended.Done();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            return collided(commit);
        } catch (MongoException e) {
            return readBack(commit, e);
        }
    }

    /** Which index was hit is not told reliably when both were, so the command is always looked up. */
    private Appended collided(Commit commit) {
        Optional<Commit> same = byKey(commit.command().key());
        return same.<Appended>map(Appended.KeyTaken::new).orElseGet(Appended.VersionTaken::new);
    }

    /** The answer was lost: whether the commit was stored is read back. */
    private Appended readBack(Commit commit, MongoException lost) {
        try {
            Optional<Commit> stored = byKey(commit.command().key());
            if (stored.isEmpty()) throw unavailable(lost);
            return stored.get().id().equals(commit.id()) ? new Appended.Done() : new Appended.KeyTaken(stored.get());
        } catch (MongoException e) {
            throw unavailable(e);
        }
    }

    private static Rejected unavailable(MongoException cause) {
        Rejected rejected = Rejected.unavailable("store-unavailable");
        rejected.initCause(cause);
        return rejected;
    }

    @Override
    public Optional<Commit> at(String stream, long first) {
        return one(eq("_id", Commit.id(stream, first)));
    }

    @Override
    public Optional<Commit> byKey(String key) {
        return one(eq("command.key", key));
    }

    private Optional<Commit> one(Bson filter) {
        try {
            return Optional.ofNullable(commits.find(filter).first()).map(MongoCommits::read);
        } catch (MongoException e) {
            throw unavailable(e);
        }
    }

    /** Walks the commits in the order of their index: a page costs what its own streams hold, not what lies behind them. */
    @Override
    public List<Head> heads(String after, int limit) {
        List<Head> heads = new ArrayList<>();
        try (MongoCursor<Document> walk = StoreLimits.patiently(commits)
                .find(gt("stream", after))
                .sort(Sorts.ascending("stream", "first"))
                .projection(
                        Projections.include("stream", "last", "publicHead", "pending", "time", "events.public.type"))
                // Else the server reads 16 MB ahead.
                .batchSize(limit + 1)
                .cursor()) {
            while (walk.hasNext()) {
                Head next = head(walk.next());
                boolean same = !heads.isEmpty() && heads.getLast().stream().equals(next.stream());
                if (!same && heads.size() == limit) break;
                heads.add(same ? together(heads.removeLast(), next) : next);
            }
        }
        return heads;
    }

    private static Head head(Document commit) {
        long parts = commit.getList("events", Document.class).stream()
                .filter(event -> event.get("public") != null)
                .count();
        return new Head(
                commit.getString("stream"),
                number(commit, "last"),
                number(commit, "publicHead"),
                parts,
                commit.get("pending") == null,
                commit.getDate("time").getTime());
    }

    private static Head together(Head one, Head next) {
        return new Head(
                one.stream(),
                Math.max(one.version(), next.version()),
                Math.max(one.publicVersion(), next.publicVersion()),
                one.publicEvents() + next.publicEvents(),
                one.settled() && next.settled(),
                Math.max(one.lastMillis(), next.lastMillis()));
    }

    private static long number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.longValue() : 0;
    }

    /** Pending commits in the order of stream and version, after a place in that order, older than an instant. */
    public List<Commit> pending(@Nullable Place after, int limit, Date before) {
        Bson filter = after == null ? exists("pending") : gt("pending", place(after.stream(), after.first()));
        List<Commit> found = new ArrayList<>();
        for (Document each :
                commits.find(filter).sort(Sorts.ascending("pending")).limit(limit)) {
            if (!each.getDate("time").after(before)) found.add(read(each));
        }
        return found;
    }

    /** How many commits wait for the relay. */
    public long pendingCount() {
        return commits.countDocuments(exists("pending"));
    }

    /** When the oldest of these was committed; empty when nothing waits. */
    public Optional<Instant> pendingSince() {
        Instant oldest = null;
        for (Document each : commits.find(exists("pending")).projection(Projections.include("time"))) {
            Instant time = each.getDate("time").toInstant();
            if (oldest == null || time.isBefore(oldest)) oldest = time;
        }
        return Optional.ofNullable(oldest);
    }

    /** Clears the flag of what was acknowledged, in one command. */
    public void mark(Collection<Place> sent) {
        List<String> ids = sent.stream()
                .map(place -> Commit.id(place.stream(), place.first()))
                .toList();
        if (!ids.isEmpty()) commits.updateMany(in("_id", ids), Updates.unset("pending"));
    }

    /** A commit's place in the order in which the sweep reads. */
    public record Place(String stream, long first) {
        public static Place of(Commit commit) {
            return new Place(commit.stream(), commit.first());
        }
    }

    private static Document place(String stream, long first) {
        return new Document("s", stream).append("v", first);
    }

    private static Document write(Commit commit) {
        Document document = new Document("_id", commit.id())
                .append("stream", commit.stream())
                .append("first", commit.first())
                .append("last", commit.last())
                .append("previous", commit.previous())
                .append("publicHead", commit.publicHead())
                .append("time", Date.from(commit.time()))
                .append("by", commit.by());
        if (commit.trace() != null) document.append("trace", commit.trace());
        if (commit.pending()) document.append("pending", place(commit.stream(), commit.first()));
        document.append(
                "command",
                new Document("key", commit.command().key())
                        .append("request", commit.command().request())
                        .append("answer", commit.command().answer()));
        document.append(
                "events", commit.events().stream().map(MongoCommits::event).toList());
        return document;
    }

    private static Document event(Recorded event) {
        Document document = new Document("type", event.type())
                .append("schema", event.schema())
                .append("data", event.data())
                .append("state", event.state())
                .append("after", event.after());
        Recorded.Part told = event.told();
        if (told != null) {
            Document part = new Document("type", told.type())
                    .append("schema", told.schema())
                    .append("data", told.data())
                    .append("state", told.state())
                    .append("after", told.after());
            if (told.time() != null) part.append("time", Date.from(told.time()));
            document.append("public", part);
        }
        return document;
    }

    private static Commit read(Document document) {
        Document command = document.get("command", Document.class);
        return new Commit(
                document.getString("stream"),
                document.getLong("first"),
                document.getLong("previous"),
                document.getLong("publicHead"),
                document.getDate("time").toInstant(),
                document.getString("by"),
                document.getString("trace"),
                document.get("pending") != null,
                new Commit.Asked(command.getString("key"), command.getString("request"), command.getString("answer")),
                document.getList("events", Document.class).stream()
                        .map(MongoCommits::readEvent)
                        .toList());
    }

    private static Recorded readEvent(Document event) {
        Document told = event.get("public", Document.class);
        return new Recorded(
                event.getString("type"),
                event.getInteger("schema"),
                event.getString("data"),
                event.getInteger("state"),
                event.getString("after"),
                told == null
                        ? null
                        : new Recorded.Part(
                                told.getString("type"),
                                told.getInteger("schema"),
                                told.getString("data"),
                                told.getInteger("state"),
                                told.getString("after"),
                                told.getDate("time") == null
                                        ? null
                                        : told.getDate("time").toInstant()));
    }
}
