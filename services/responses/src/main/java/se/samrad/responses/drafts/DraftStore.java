package se.samrad.responses.drafts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;
import static se.samrad.responses.drafts.Sealed.SPACE;
import static se.samrad.responses.drafts.Sealed.VERSION;
import static se.samrad.responses.drafts.Sealed.inserted;
import static se.samrad.responses.drafts.Sealed.read;
import static se.samrad.responses.drafts.Sealed.sealed;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.event.CommandListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Drafts in a database of their own, over a connection of its own. What is stored is sealed in the key of its draft, which goes
 * first when the draft is deleted: what a crash leaves behind can no longer be read by anybody.
 *
 * <p>Nothing else waits for this database: it is asked for the first time when somebody writes, and gives up within seconds.
 */
@Component
class DraftStore implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DraftStore.class);
    private static final int PATIENCE_SECONDS = 3;
    private static final int SPACE_BYTES = 16;
    private static final String PART = "part";
    private static final String DRAFT = "draft";
    private static final String UNTIL = "until";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final DraftKeys keys;
    private final MongoClient client;
    private final MongoCollection<Document> drafts;
    private final MongoCollection<Document> parts;
    private final MongoCollection<Document> versions;
    private final MongoCollection<Document> writing;
    private final MongoCollection<Document> asked;
    /** Of drafts that are being sent, also where there is none: a mark only tells until when, and is renewed all the time. */
    private final MongoCollection<Document> marks;

    private final DraftFileStore files;
    /** All that belongs to a draft and goes with it. */
    private final List<MongoCollection<Document>> belonging;

    private volatile boolean indexed;

    /** @param watching what is done here, which nothing of the service itself does */
    @Autowired
    DraftStore(
            DraftKeys keys,
            @Value("${samrad.drafts.uri}") String uri,
            @Qualifier("drafts") ObjectProvider<CommandListener> watching) {
        this(keys, new ConnectionString(uri), watching.stream().toList());
    }

    DraftStore(DraftKeys keys, ConnectionString uri, List<CommandListener> watching) {
        String name = uri.getDatabase();
        if (name == null) throw new IllegalArgumentException("SAMRAD_DRAFTS_URI must name a database");
        this.keys = keys;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applyToClusterSettings(each -> each.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(each -> each.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .commandListenerList(watching)
                .build());
        MongoDatabase database = client.getDatabase(name).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.drafts = database.getCollection("drafts");
        this.parts = database.getCollection("parts");
        this.versions = database.getCollection("versions");
        this.writing = database.getCollection("writing");
        this.asked = database.getCollection("asked");
        this.marks = database.getCollection("marks").withWriteConcern(WriteConcern.W1);
        this.files = new DraftFileStore(database);
        this.belonging = Stream.concat(Stream.of(parts, versions, writing, asked), files.collections())
                .toList();
    }

    /** The files of drafts. */
    DraftFileStore files() {
        return files;
    }

    Optional<Draft> find(String consultation, String body) {
        return Optional.ofNullable(
                        drafts.find(eq("_id", name(consultation, body))).first())
                .map(this::opened);
    }

    /** The draft of the body, begun now when there is none. */
    Draft begin(Draft.Head head) {
        index();
        String name = name(head.consultation(), head.body());
        Draft draft = new Draft(name, HexFormat.of().formatHex(Seal.random(SPACE_BYTES)), Seal.freshKey(), 1, head);
        Document fresh = sealed(name, draft, 1, head).append("key", keys.wrap(draft.key(), name));
        return inserted(drafts, fresh)
                ? draft
                : find(head.consultation(), head.body()).orElseThrow();
    }

    /** Notes when something is taken away. Where somebody else does so at once, theirs is as good. */
    void taken(Draft draft, Instant now) {
        Draft.Head head = draft.head();
        Draft.Head taken = new Draft.Head(head.consultation(), head.body(), head.begunAt(), now);
        drafts.replaceOne(
                and(eq("_id", draft.name()), eq(SPACE, draft.space()), eq(VERSION, draft.version())),
                sealed(draft.name(), draft, draft.version() + 1, taken)
                        .append("key", keys.wrap(draft.key(), draft.name())));
    }

    /** Every draft that this key opens. One that is damaged stays where it is and hides none of the others. */
    List<Draft> all() {
        List<Draft> all = new ArrayList<>();
        for (Document each : drafts.find()) {
            try {
                all.add(opened(each));
            } catch (Seal.Broken e) {
                LOG.error("something in the private space does not open with the key at hand");
            }
        }
        return all;
    }

    List<Draft.Part> parts(Draft draft) {
        return read(draft, parts, eq(SPACE, draft.space()), Draft.Part.class);
    }

    Optional<Draft.Part> part(Draft draft, String part) {
        return read(draft, parts, eq("_id", partName(draft, part)), Draft.Part.class).stream()
                .findFirst();
    }

    /** Puts a part in the place of the version before it; false when that is no longer the newest. */
    boolean put(Draft draft, Draft.Part part) {
        String name = partName(draft, part.part());
        Document fresh = sealed(name, draft, part.version(), part);
        if (part.version() == 1) return inserted(parts, fresh);
        return parts.replaceOne(and(eq("_id", name), eq(VERSION, part.version() - 1)), fresh)
                        .getMatchedCount()
                == 1;
    }

    /** Keeps what a part was, and of all that it was the newest {@code most}. */
    void keep(Draft draft, Draft.Part former, int most) {
        String part = partName(draft, former.part());
        String name = keys.name("version", part, Long.toString(former.version()));
        inserted(versions, sealed(name, draft, former.version(), former).append(PART, part));
        List<String> tooMany = versions.find(eq(PART, part))
                .sort(Sorts.descending(VERSION))
                .skip(most)
                .map(each -> each.getString("_id"))
                .into(new ArrayList<>());
        for (String each : tooMany) versions.deleteOne(eq("_id", each));
    }

    /** What a part was, the newest first. */
    List<Draft.Part> versions(Draft draft, String part) {
        return read(draft, versions, eq(PART, partName(draft, part)), Draft.Part.class).stream()
                .sorted((one, other) -> Long.compare(other.version(), one.version()))
                .toList();
    }

    void put(Draft draft, Draft.Writing who) {
        String name = keys.name("writing", draft.space(), who.part());
        writing.replaceOne(eq("_id", name), sealed(name, draft, 1, who), UPSERT);
    }

    List<Draft.Writing> writing(Draft draft, Instant now) {
        return read(draft, writing, eq(SPACE, draft.space()), Draft.Writing.class).stream()
                .filter(who -> who.until().isAfter(now))
                .toList();
    }

    /**
     * When the draft was first asked to be received by this request.
     *
     * @param request with its key
     */
    Instant asked(Draft draft, String request, Instant now) {
        String name = keys.name("asked", draft.space(), request);
        if (inserted(asked, sealed(name, draft, 1, new Draft.Asked(now)))) return now;
        return read(draft, asked, eq("_id", name), Draft.Asked.class).stream()
                .findFirst()
                .map(Draft.Asked::at)
                .orElse(now);
    }

    String mark(String consultation, String body, Instant until) {
        String mark = HexFormat.of().formatHex(Seal.random(SPACE_BYTES));
        marks.insertOne(new Document("_id", mark)
                .append(DRAFT, name(consultation, body))
                .append(UNTIL, Date.from(until)));
        return mark;
    }

    /** One that was taken away meanwhile stays away. */
    void renew(String mark, Instant until) {
        marks.updateOne(eq("_id", mark), set(UNTIL, Date.from(until)));
    }

    void unmark(String mark) {
        marks.deleteOne(eq("_id", mark));
    }

    boolean isMarked(String consultation, String body, Instant now) {
        return marks.find(and(eq(DRAFT, name(consultation, body)), gt(UNTIL, Date.from(now))))
                        .first()
                != null;
    }

    /** Takes away the marks of processes that ended. */
    void unmarkEnded(Instant now) {
        marks.deleteMany(lte(UNTIL, Date.from(now)));
    }

    void delete(String consultation, String body) {
        String name = name(consultation, body);
        Document draft = drafts.find(eq("_id", name)).first();
        if (draft == null) return;
        drafts.deleteOne(and(eq("_id", name), eq(SPACE, draft.getString(SPACE))));
        clear(draft.getString(SPACE));
    }

    /** Takes away what belongs to no draft any longer. */
    void clear() {
        Set<String> orphans = new HashSet<>();
        for (MongoCollection<Document> each : belonging) {
            each.distinct(SPACE, String.class).forEach((Consumer<String>) orphans::add);
        }
        // Asked last: a draft is there before anything that belongs to it.
        drafts.distinct(SPACE, String.class).forEach((Consumer<String>) orphans::remove);
        orphans.forEach(this::clear);
    }

    /** Creating an index that is there does nothing, so two at once may both do it. */
    private void index() {
        if (indexed) return;
        for (MongoCollection<Document> each : belonging) {
            each.createIndex(Indexes.ascending(SPACE));
        }
        marks.createIndex(Indexes.ascending(DRAFT));
        files.index();
        indexed = true;
    }

    private void clear(String space) {
        for (MongoCollection<Document> each : belonging) each.deleteMany(eq(SPACE, space));
    }

    @Override
    public void destroy() {
        client.close();
    }

    private String name(String consultation, String body) {
        return keys.name("draft", consultation, body);
    }

    private String partName(Draft draft, String part) {
        return keys.name("part", draft.space(), part);
    }

    private Draft opened(Document document) {
        String name = document.getString("_id");
        SecretKey key = keys.unwrap(Sealed.bytes(document, "key"), name);
        Draft.Head head = Sealed.open(key, document, Draft.Head.class);
        return new Draft(name, document.getString(SPACE), key, document.getLong(VERSION), head);
    }
}
