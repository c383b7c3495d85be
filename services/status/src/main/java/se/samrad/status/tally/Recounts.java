package se.samrad.status.tally;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.views.View;

/**
 * Summaries of consultations, counted from rows and never added up. A summary is dirty when its {@code mark}, which changes
 * with every write to its rows, is not the one that was counted. Thread-safe.
 *
 * <p>One recount at a time per consultation. Each is followed by a rest of ten times as long as it took, so that counting never
 * takes more than an eleventh of the time, save for what a quiet one has saved up ({@link Rests}); by itself, when nobody waits
 * for it, none begins sooner than {@link #PAUSE} after the last. Several instances may count the same: whoever read the
 * present {@code n} stores.
 */
public final class Recounts implements AutoCloseable {
    static final Duration PAUSE = Duration.ofMillis(200);
    private static final String SUMMARIES = "summaries";
    private static final int TRIES_MAX = 3;
    private static final Duration READER_WAIT_MAX = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Recounts.class);

    private record Key(String prefix, String consultation) {}

    /** What this instance knows of its last recount of one consultation. */
    private static final class Turn {
        final ReentrantLock lock = new ReentrantLock();
        /** For one that nobody waits for. */
        volatile long notBefore = System.nanoTime();
        /** For one that a reader waits for. */
        final Rests rests = new Rests(notBefore);

        long begun;

        @Nullable
        Counted last;
    }

    private final Clock clock;
    private final Map<Key, Turn> turns = new ConcurrentHashMap<>();
    private final Set<Key> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("status-recounts").factory());

    private volatile @Nullable Boolean snapshots;

    public Recounts(Clock clock) {
        this.clock = clock;
    }

    /** Marks summaries whose rows were written, before the offset moves, and counts them soon. */
    public void mark(View.Rows rows, Set<String> consultations) {
        List<UpdateOneModel<Document>> marks = consultations.stream()
                .map(id -> new UpdateOneModel<Document>(
                        eq("_id", id),
                        Updates.set("mark", UUID.randomUUID().toString()),
                        new UpdateOptions().upsert(true)))
                .toList();
        summaries(rows).bulkWrite(marks, new BulkWriteOptions().ordered(false));
        consultations.forEach(consultation -> wake(rows, consultation));
    }

    /** Counts in the background when its turn comes. */
    public void wake(View.Rows rows, String consultation) {
        Key key = new Key(rows.prefix(), consultation);
        if (worker.isShutdown() || !waiting.add(key)) return;
        long delay = Math.max(0, turn(key).notBefore - System.nanoTime());
        var unused = worker.schedule(() -> settle(rows, key), delay, TimeUnit.NANOSECONDS);
    }

    private void settle(View.Rows rows, Key key) {
        waiting.remove(key);
        try {
            if (!dirty(rows, key.consultation())) return;
            Counted counted = fresh(rows, key.consultation());
            LOG.debug("{} counted {}", key, counted.at());
            if (dirty(rows, key.consultation())) wake(rows, key.consultation());
        } catch (Rejected notYet) {
            wake(rows, key.consultation()); // a reader's recount came between, and the next may not begin yet
        } catch (MongoException e) {
            LOG.warn("{} was not counted, the next reader or write tries again: {}", key, e.toString());
        }
    }

    private boolean dirty(View.Rows rows, String consultation) {
        Document summary = summaries(rows).find(eq("_id", consultation)).first();
        return summary != null && !current(summary);
    }

    private static boolean current(Document summary) {
        return Objects.equals(summary.get("mark"), summary.get("counted"))
                && Objects.equals(summary.get("shape"), Groups.SHAPE);
    }

    /**
     * The summary as it stands. One that nobody has counted is counted at once; one that is behind only by a recount which
     * this instance has under way is shown with its age.
     */
    public Counted read(View.Rows rows, String consultation) {
        return read(
                rows,
                consultation,
                summaries(rows).find(eq("_id", consultation)).first());
    }

    /** Summaries of many, each as {@link #read} has it. */
    public Map<String, Counted> read(View.Rows rows, Set<String> consultations) {
        Map<String, Document> found = new ConcurrentHashMap<>();
        for (Document summary : summaries(rows).find(com.mongodb.client.model.Filters.in("_id", consultations))) {
            found.put(summary.getString("_id"), summary);
        }
        Map<String, Counted> all = new ConcurrentHashMap<>();
        for (String consultation : consultations)
            all.put(consultation, read(rows, consultation, found.get(consultation)));
        return all;
    }

    private Counted read(View.Rows rows, String consultation, @Nullable Document summary) {
        if (summary == null) return new Counted(List.of(), clock.instant());
        boolean readable = summary.get("groups") != null && Objects.equals(summary.get("shape"), Groups.SHAPE);
        if (readable && current(summary)) return counted(summary);
        Key key = new Key(rows.prefix(), consultation);
        boolean soon = waiting.contains(key) || turn(key).lock.isLocked();
        // A mark that nothing here is about to count was left by another instance, or by a crash.
        if (!readable || (!soon && turn(key).notBefore - System.nanoTime() <= 0)) return fresh(rows, consultation);
        wake(rows, consultation);
        return counted(summary);
    }

    private static Counted counted(Document summary) {
        return new Counted(
                Groups.read(summary.getList("groups", Document.class)),
                summary.getDate("at").toInstant());
    }

    /**
     * The first recount begun after this was called: for a reader who has waited for rows to arrive.
     *
     * @throws Rejected unavailable, when its turn does not come within five seconds
     */
    public Counted fresh(View.Rows rows, String consultation) {
        long asked = System.nanoTime();
        Turn turn = turn(new Key(rows.prefix(), consultation));
        lock(turn.lock);
        try {
            Counted last = turn.last;
            if (last != null && turn.begun - asked > 0) return last;
            long wait = turn.rests.left(System.nanoTime());
            if (wait > READER_WAIT_MAX.toNanos()) throw Rejected.unavailable("position-not-reached");
            while (wait > 0) {
                LockSupport.parkNanos(wait);
                if (Thread.currentThread().isInterrupted()) throw Rejected.unavailable("position-not-reached");
                wait = turn.rests.left(System.nanoTime());
            }
            turn.begun = System.nanoTime();
            Counted counted = recount(rows, consultation);
            long ended = System.nanoTime();
            long rest = turn.rests.counted(turn.begun, ended);
            turn.notBefore = ended + Math.max(PAUSE.toNanos(), rest);
            turn.last = counted;
            return counted;
        } finally {
            turn.lock.unlock();
        }
    }

    private static void lock(ReentrantLock lock) {
        try {
            if (!lock.tryLock(READER_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Rejected.unavailable("position-not-reached");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Rejected.unavailable("position-not-reached");
        }
    }

    private Turn turn(Key key) {
        return turns.computeIfAbsent(key, none -> new Turn());
    }

    private Counted recount(View.Rows rows, String consultation) {
        MongoCollection<Document> summaries = summaries(rows);
        MongoCollection<Document> bodies = rows.in("rows");
        Counted counted = new Counted(List.of(), clock.instant());
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Instant at = clock.instant();
            Document before = summaries.find(eq("_id", consultation)).first();
            boolean whole = true;
            List<Document> groups = snapshots(rows) ? ofOneInstant(bodies, consultation) : null;
            if (groups == null) {
                groups = Groups.count(bodies, consultation);
                Document after = summaries.find(eq("_id", consultation)).first();
                whole = Objects.equals(mark(before), mark(after));
            }
            counted = new Counted(Groups.read(groups), at);
            if (!whole) continue;
            if (before != null) store(summaries, before, groups, at);
            return counted;
        }
        return counted; // rows kept moving: good enough for this reader, not for the summary, which stays dirty
    }

    private static @Nullable Object mark(@Nullable Document summary) {
        return summary == null ? null : summary.get("mark");
    }

    private static @Nullable List<Document> ofOneInstant(MongoCollection<Document> rows, String consultation) {
        try {
            return Groups.count(rows.withReadConcern(ReadConcern.SNAPSHOT), consultation);
        } catch (MongoException e) {
            LOG.debug("no snapshot of {}: {}", consultation, e.toString()); // made or indexed just now
            return null;
        }
    }

    private static void store(MongoCollection<Document> summaries, Document before, List<Document> groups, Instant at) {
        Long n = before.getLong("n");
        Bson unchanged = and(eq("_id", before.get("_id")), n == null ? exists("n", false) : eq("n", n));
        summaries.updateOne(
                unchanged,
                Updates.combine(
                        Updates.set("groups", groups),
                        Updates.set("counted", before.get("mark")),
                        Updates.set("at", Date.from(at)),
                        Updates.set("shape", Groups.SHAPE),
                        Updates.set("n", n == null ? 1L : n + 1)));
    }

    /** Only a replica set reads all rows as of one instant. */
    private boolean snapshots(View.Rows rows) {
        Boolean known = snapshots;
        if (known == null) {
            known = replicaSet(rows);
            snapshots = known;
        }
        return known;
    }

    private static boolean replicaSet(View.Rows rows) {
        try {
            return rows.database().runCommand(new Document("hello", 1)).containsKey("setName");
        } catch (MongoCommandException e) {
            return false; // a server that does not say hello is no replica set
        }
    }

    private static MongoCollection<Document> summaries(View.Rows rows) {
        return rows.in(SUMMARIES).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
