package se.samrad.consultations.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.register.Registration.Decided;
import se.samrad.consultations.register.Registration.Item;
import se.samrad.consultations.register.Registration.Problem;
import se.samrad.consultations.register.Registration.Result;
import se.samrad.consultations.register.Registration.Words;
import se.samrad.eventing.Command;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import tools.jackson.core.type.TypeReference;

/**
 * The long lists that are being taken into the register, and how far each has come. A list is cut into parts; a part is one
 * document, made before anything of it is done and finished when all of it is, so that counts are read and never added up. The
 * list itself holds addresses: it is kept until it has been taken in, and not in any event.
 */
@Component
class Imports {
    enum State {
        WAITING,
        GOING_ON,
        DONE
    }

    /**
     * How far a list has come.
     *
     * @param done rows that have been gone through
     * @param added those that were new
     * @param undecided rows left out, as they perhaps mean somebody in the register
     * @param items the rows that were left out, once all is done; null before, and in a list of imports
     */
    record Progress(
            String id,
            State state,
            int total,
            int done,
            int added,
            int changed,
            int same,
            int undecided,
            int wrong,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable List<Item> items) {}

    /** What somebody wants to have taken in. */
    record Asked(String type, byte[] content, Decided decided, int total) {}

    /**
     * A list that is not all in yet.
     *
     * @param undecided lines that are left out; null until the whole list has been looked at
     */
    record Work(
            String id,
            Command command,
            Asked asked,
            @Nullable Set<Integer> undecided) {}

    /** A part of a list that somebody has begun. */
    record Part(int number, Set<Integer> moving, boolean ended) {}

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LISTED_MAX = 20;
    private static final String OPEN = "open";
    private static final String ENDED = "endedAt";
    private static final String CONTENT = "content";
    private static final TypeReference<List<Item>> ITEMS = new TypeReference<>() {};

    private final MongoCollection<Document> imports;
    private final MongoCollection<Document> parts;
    private final Clock clock;

    Imports(MongoDatabase database, Clock clock) {
        WriteConcern durable = WriteConcern.MAJORITY.withJournal(true);
        this.imports = database.getCollection("imports").withWriteConcern(durable);
        this.parts = database.getCollection("importParts").withWriteConcern(durable);
        this.clock = clock;
        // The same list is not taken in twice at once, whoever asks; once it has ended it may be.
        imports.createIndex(
                Indexes.ascending(OPEN), new IndexOptions().unique(true).sparse(true));
        parts.createIndex(Indexes.ascending("import"));
    }

    /**
     * Remembers what is to be done. The same list, or the same key, again is the same work.
     *
     * @throws Rejected conflict: {@code import-going-on}, of the same list with other decisions;
     *     {@code key-used-for-another-request}
     */
    Progress begin(Asked asked, Command command) {
        String id = Command.sha256((command.by() + "/" + command.key()).getBytes(StandardCharsets.UTF_8))
                .substring(0, 32);
        Document fresh = new Document("_id", id)
                .append(OPEN, Command.sha256(asked.content()))
                .append("request", command.request())
                .append("by", command.by())
                .append("type", asked.type())
                .append(CONTENT, new Binary(asked.content()))
                .append("decided", Json.write(asked.decided()))
                .append("total", asked.total())
                .append("startedAt", Date.from(clock.instant()));
        try {
            imports.insertOne(fresh);
            return progress(fresh);
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) throw e;
        }
        Document before = imports.find(eq("_id", id)).first();
        boolean own = before != null;
        if (before == null) before = imports.find(eq(OPEN, fresh.get(OPEN))).first();
        if (before == null) return begin(asked, command); // it ended between the two looks
        if (!command.request().equals(before.getString("request"))) {
            throw own
                    ? Rejected.conflict("key-used-for-another-request")
                    : Rejected.conflict("import-going-on", Map.of("import", before.getString("_id")));
        }
        return progress(before);
    }

    Optional<Progress> one(String id, Words words) {
        Document found = imports.find(eq("_id", id))
                .projection(Projections.exclude(CONTENT))
                .first();
        if (found == null) return Optional.empty();
        Progress progress = progress(found);
        if (progress.state() != State.DONE) return Optional.of(progress);
        List<Item> items = new ArrayList<>();
        for (Document part : parts.find(eq("import", id)).sort(Sorts.ascending("number"))) {
            for (Item item : Json.MAPPER.readValue(part.getString("items"), ITEMS)) items.add(said(item, words));
        }
        return Optional.of(new Progress(
                id,
                State.DONE,
                progress.total(),
                progress.done(),
                progress.added(),
                progress.changed(),
                progress.same(),
                progress.undecided(),
                progress.wrong(),
                progress.startedAt(),
                progress.endedAt(),
                items));
    }

    private static Item said(Item item, Words words) {
        List<Problem> problems = item.problems();
        if (problems == null) return item;
        List<Problem> said = problems.stream()
                .map(each -> new Problem(each.reason(), each.member(), words.of(each.reason(), each.detail())))
                .toList();
        return new Item(
                item.line(),
                item.id(),
                item.name(),
                item.outcome(),
                said.getFirst().detail(),
                said,
                null,
                null);
    }

    List<Progress> all() {
        List<Progress> all = new ArrayList<>();
        for (Document each : imports.find()
                .projection(Projections.exclude(CONTENT))
                .sort(Sorts.descending("startedAt"))
                .limit(LISTED_MAX)) {
            all.add(progress(each));
        }
        return all;
    }

    private Progress progress(Document found) {
        String id = found.getString("_id");
        Map<Result, Integer> counts = new LinkedHashMap<>();
        for (Document part : parts.find(and(eq("import", id), eq("ended", true)))
                .projection(Projections.exclude("items", "moving"))) {
            for (Result result : Result.values()) counts.merge(result, part.getInteger(result.name(), 0), Integer::sum);
        }
        int done = counts.values().stream().mapToInt(Integer::intValue).sum();
        Date ended = found.getDate(ENDED);
        State state = ended != null ? State.DONE : done > 0 ? State.GOING_ON : State.WAITING;
        return new Progress(
                id,
                state,
                found.getInteger("total"),
                done,
                counts.getOrDefault(Result.NEW, 0),
                counts.getOrDefault(Result.CHANGED, 0),
                counts.getOrDefault(Result.SAME, 0),
                counts.getOrDefault(Result.PERHAPS, 0),
                counts.getOrDefault(Result.WRONG, 0),
                found.getDate("startedAt").toInstant(),
                ended == null ? null : ended.toInstant(),
                null);
    }

    /** Ids of what is not all in yet, the oldest first. */
    List<String> open() {
        List<String> open = new ArrayList<>();
        for (Document each : imports.find(exists(ENDED, false))
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("startedAt"))) {
            open.add(each.getString("_id"));
        }
        return open;
    }

    /** Empty once all of it is in. */
    Optional<Work> work(String id) {
        Document found = imports.find(and(eq("_id", id), exists(ENDED, false))).first();
        if (found == null) return Optional.empty();
        List<Integer> undecided = found.getList("undecided", Integer.class);
        Command command = new Command(found.getString("by"), "import/" + id, found.getString("request"), null);
        Asked asked = new Asked(
                found.getString("type"),
                found.get(CONTENT, Binary.class).getData(),
                Json.read(found.getString("decided"), Decided.class),
                found.getInteger("total"));
        return Optional.of(new Work(id, command, asked, undecided == null ? null : Set.copyOf(undecided)));
    }

    /** Remembers which rows are left out; whoever looked first is right, as the others may have seen what it did then. */
    void looked(String id, Collection<Integer> undecided) {
        imports.updateOne(
                and(eq("_id", id), exists("undecided", false)),
                Updates.set("undecided", List.copyOf(new TreeSet<>(undecided))));
    }

    /** The parts that somebody has begun, by number. */
    Map<Integer, Part> parts(String id) {
        Map<Integer, Part> found = new LinkedHashMap<>();
        for (Document part : parts.find(eq("import", id)).projection(Projections.exclude("items"))) {
            Part one = part(part);
            found.put(one.number(), one);
        }
        return found;
    }

    private static Part part(Document found) {
        return new Part(
                found.getInteger("number"),
                Set.copyOf(found.getList("moving", Integer.class)),
                found.getBoolean("ended", false));
    }

    /** @return whether nobody had begun it */
    boolean begin(String id, Part part) {
        try {
            parts.insertOne(new Document("_id", id + "@" + part.number())
                    .append("import", id)
                    .append("number", part.number())
                    .append("moving", List.copyOf(part.moving())));
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) throw e;
            return false;
        }
    }

    /** Remembers what became of a part; whoever did it again, beside another, says the same. */
    void end(String id, int number, List<Item> items) {
        Document counts = new Document("ended", true);
        for (Result result : Result.values()) {
            counts.append(result.name(), (int)
                    items.stream().filter(item -> item.outcome() == result).count());
        }
        List<Item> open = items.stream()
                .filter(item -> item.outcome() == Result.PERHAPS || item.outcome() == Result.WRONG)
                .toList();
        parts.updateOne(
                and(eq("_id", id + "@" + number), ne("ended", true)),
                new Document("$set", counts.append("items", Json.write(open))));
    }

    /** All is in: the list itself goes. */
    void end(String id) {
        imports.updateOne(
                and(eq("_id", id), exists(ENDED, false)),
                Updates.combine(
                        Updates.set(ENDED, Date.from(clock.instant())), Updates.unset(OPEN), Updates.unset(CONTENT)));
    }

    /** Forgets what ended long ago. */
    void sweep() {
        List<String> old = new ArrayList<>();
        for (Document each : imports.find(lt(ENDED, Date.from(clock.instant().minus(KEPT))))
                .projection(Projections.include("_id"))) {
            old.add(each.getString("_id"));
        }
        if (old.isEmpty()) return;
        parts.deleteMany(in("import", old));
        imports.deleteMany(in("_id", old));
    }
}
