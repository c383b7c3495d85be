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
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.register.Registration.Decided;
import se.samrad.consultations.register.Registration.Item;
import se.samrad.consultations.register.Registration.Problem;
import se.samrad.consultations.register.Registration.Result;
import se.samrad.consultations.register.Registration.Words;
import se.samrad.consultations.register.Resemblances.Resembling;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.eventing.Command;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import tools.jackson.core.type.TypeReference;

/**
 * The long lists that are being taken into the register, and how far each has come. A list is cut into parts; a part is one
 * document, made before anything of it is done and finished when all of it is, so that counts are read and never added up. The
 * list itself holds addresses: it is kept until it has been taken in, and not in any event. Rows that are left out are kept until
 * somebody has decided about them.
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
    record Asked(String type, byte[] content, Decided decided, int total) {
        private static final String ROWS_READ = "rows";

        /** As it was read when it began: names are found in the register once some of them are in. */
        static Asked read(List<BodyImport.Row> rows, Decided decided) {
            return new Asked(ROWS_READ, Json.write(rows).getBytes(StandardCharsets.UTF_8), decided, rows.size());
        }

        List<BodyImport.Row> rows() {
            return type.equals(ROWS_READ)
                    ? Json.MAPPER.readValue(content, ROWS)
                    : BodyImport.read(type, content).rows();
        }
    }

    /**
     * A list that is not all in yet.
     *
     * @param undecided lines that are left out, with whom they perhaps mean; null until the whole list has been looked at
     */
    record Work(
            String id,
            Command command,
            Asked asked,
            @Nullable Map<Integer, List<Resembling>> undecided) {}

    /** A part of a list that somebody has begun. */
    record Part(int number, Set<Integer> moving, boolean ended) {}

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LISTED_MAX = 20;
    private static final String OPEN = "open";
    private static final String ENDED = "endedAt";
    private static final String CONTENT = "content";
    private static final String CANDIDATES = "candidates";
    /** Of a part: the rows that are left out, as they were sent. */
    private static final String REST = "rest";
    /** Of a part: what became of those that somebody has decided about since. */
    private static final String TOLD = "told";

    private static final TypeReference<List<Item>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<List<BodyImport.Row>> ROWS = new TypeReference<>() {};
    private static final TypeReference<List<Told>> TOLDS = new TypeReference<>() {};
    private static final TypeReference<Map<Integer, List<Resembling>>> PERHAPS = new TypeReference<>() {};

    /**
     * What became of a row that somebody has decided about, and by which command.
     *
     * @param row the id that the row came with; null where it was decided before that was kept
     */
    record Told(String command, Item item, @Nullable String row) {}

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
                .projection(Projections.exclude(CONTENT, Claims.FIELD))
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
                null,
                null);
    }

    List<Progress> all() {
        List<Progress> all = new ArrayList<>();
        for (Document each : imports.find()
                .projection(Projections.exclude(CONTENT, Claims.FIELD))
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
                .projection(Projections.exclude("items", "moving", REST, TOLD))) {
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
        return Optional.of(new Work(id, command, asked, undecided == null ? null : perhaps(found, undecided)));
    }

    private static Map<Integer, List<Resembling>> perhaps(Document found, List<Integer> undecided) {
        String candidates = found.getString(CANDIDATES);
        Map<Integer, List<Resembling>> known =
                candidates == null ? Map.of() : Json.MAPPER.readValue(candidates, PERHAPS);
        Map<Integer, List<Resembling>> perhaps = new TreeMap<>();
        for (Integer line : undecided) perhaps.put(line, known.getOrDefault(line, List.of()));
        return perhaps;
    }

    /** Remembers which rows are left out; whoever looked first is right, as the others may have seen what it did then. */
    void looked(String id, Map<Integer, List<Resembling>> undecided) {
        imports.updateOne(
                and(eq("_id", id), exists("undecided", false)),
                Updates.combine(
                        Updates.set("undecided", List.copyOf(new TreeSet<>(undecided.keySet()))),
                        Updates.set(CANDIDATES, Json.write(undecided))));
    }

    /** The parts that somebody has begun, by number. */
    Map<Integer, Part> parts(String id) {
        Map<Integer, Part> found = new LinkedHashMap<>();
        for (Document part :
                parts.find(eq("import", id)).projection(Projections.include("number", "moving", "ended"))) {
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
    void end(String id, int number, List<BodyImport.Row> rows, List<Item> items) {
        Document counts = new Document("ended", true);
        for (Result result : Result.values()) {
            counts.append(result.name(), (int)
                    items.stream().filter(item -> item.outcome() == result).count());
        }
        List<Item> open = items.stream()
                .filter(item -> item.outcome() == Result.PERHAPS || item.outcome() == Result.WRONG)
                .toList();
        Set<Integer> undecided = open.stream()
                .filter(item -> item.outcome() == Result.PERHAPS)
                .map(Item::line)
                .collect(Collectors.toSet());
        List<BodyImport.Row> rest =
                rows.stream().filter(row -> undecided.contains(row.line())).toList();
        if (!rest.isEmpty()) counts.append(REST, Json.write(rest));
        parts.updateOne(
                and(eq("_id", id + "@" + number), ne("ended", true)),
                new Document("$set", counts.append("items", Json.write(open))));
    }

    /** Rows of a list of which nobody has decided whom they mean, by line. */
    Map<Integer, BodyImport.Row> undecided(String id) {
        Map<Integer, BodyImport.Row> rows = new TreeMap<>();
        for (Document part : parts.find(and(eq("import", id), exists(REST)))) {
            for (BodyImport.Row row : Json.MAPPER.readValue(part.getString(REST), ROWS)) rows.put(row.line(), row);
        }
        return rows;
    }

    /** What became of the rows that somebody has decided about, by line. */
    Map<Integer, Told> told(String id) {
        Map<Integer, Told> all = new TreeMap<>();
        for (Document part : parts.find(and(eq("import", id), exists(TOLD)))) {
            for (Told told : Json.MAPPER.readValue(part.getString(TOLD), TOLDS)) {
                all.put(told.item().line(), told);
            }
        }
        return all;
    }

    /** Counts what became of rows that somebody has decided about, and forgets what they said. */
    void decided(String id, String command, List<Item> items) {
        Map<Integer, Item> became = new TreeMap<>();
        for (Item item : items) became.put(item.line(), item);
        for (Document part : parts.find(and(eq("import", id), exists(REST)))) {
            Document at = part;
            while (at != null && !count(at, command, became)) {
                at = parts.find(eq("_id", part.get("_id"))).first();
            }
        }
    }

    /** @return false when somebody else has decided about another row of the part meanwhile */
    private boolean count(Document part, String command, Map<Integer, Item> became) {
        String before = part.getString(REST);
        Map<Boolean, List<BodyImport.Row>> rows = Json.MAPPER.readValue(before, ROWS).stream()
                .collect(Collectors.partitioningBy(row -> became.containsKey(row.line())));
        List<BodyImport.Row> done = rows.getOrDefault(true, List.of());
        if (done.isEmpty()) return true;
        Map<Integer, String> lines = done.stream().collect(Collectors.toMap(BodyImport.Row::line, BodyImport.Row::id));
        List<Item> left = Json.MAPPER.readValue(part.getString("items"), ITEMS).stream()
                .filter(item -> !lines.containsKey(item.line()))
                .toList();
        List<Told> told = new ArrayList<>();
        if (part.getString(TOLD) != null) told.addAll(Json.MAPPER.readValue(part.getString(TOLD), TOLDS));
        Document counts = new Document(Result.PERHAPS.name(), -lines.size());
        for (Map.Entry<Integer, String> each : lines.entrySet()) {
            Item item = Objects.requireNonNull(became.get(each.getKey()));
            told.add(new Told(command, item, each.getValue()));
            counts.merge(item.outcome().name(), 1, (one, other) -> (int) one + (int) other);
        }
        Document now = new Document(REST, Json.write(rows.getOrDefault(false, List.of())))
                .append("items", Json.write(left))
                .append(TOLD, Json.write(told));
        return parts.updateOne(
                                and(eq("_id", part.get("_id")), eq(REST, before)),
                                new Document("$set", now).append("$inc", counts))
                        .getMatchedCount()
                > 0;
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
