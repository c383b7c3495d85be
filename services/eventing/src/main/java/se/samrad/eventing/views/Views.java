package se.samrad.eventing.views;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The views of a service: which version each is read from, and the consumers that fold the versions of this build. Thread-safe.
 */
public final class Views implements SmartLifecycle {
    private static final long POINTER_READ_EVERY_MILLIS = 1_000;
    private static final Duration KEEP_REPLACED = Duration.ofDays(1);

    /** Other instances read the pointer every second, and what they have begun to read they read to its end. */
    private static final Duration FOLD_REPLACED = Duration.ofSeconds(10);

    private static final Duration ABANDONED_AFTER = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Views.class);

    /** Starts the consumer of one version of a view; closing stops it after the batch at hand. */
    public interface Consumers {
        /** @param catchingUp whether nobody reads the version before it has everything: then what is soon matters less than what is fast */
        Consumer start(View view, Versions.Version version, Projector projector, boolean catchingUp);

        default Consumer start(View view, Versions.Version version, Projector projector) {
            return start(view, version, projector, false);
        }

        /** Whether any instance folds this version; also true where that is not known. */
        default boolean anybodyFolds(View view, Versions.Version version) {
            return true;
        }
    }

    /** A running consumer. */
    public interface Consumer extends AutoCloseable {
        /** How far each partition is folded, as the group's committed offsets say. */
        List<Behind.Reach> reach();

        /** Records between what is folded and the end of the topics. */
        default long lag() {
            return reach().stream().mapToLong(Behind.Reach::behind).sum();
        }

        /** Whether all of these places are folded. */
        boolean folded(List<PositionToken.Offset> places);

        @Override
        void close();
    }

    private final MongoDatabase database;
    private final Map<String, View> views = new ConcurrentHashMap<>();
    private final Versions versions;
    private final Consumers consumers;
    private final Clock clock;
    private final Map<String, Consumer> running = new ConcurrentHashMap<>();
    private final Map<String, Versions.Version> active = new ConcurrentHashMap<>();

    /** When it was first seen that nobody folds what is read of a view, in milliseconds since 1970. */
    private final Map<String, Long> abandoned = new ConcurrentHashMap<>();

    private @Nullable ScheduledExecutorService pointers;
    private volatile boolean started;

    public Views(MongoDatabase database, List<View> views, Consumers consumers, Clock clock) {
        this.database = database;
        views.forEach(view -> this.views.put(view.name(), view));
        this.versions = new Versions(database, clock);
        this.consumers = consumers;
        this.clock = clock;
        views.forEach(this::settle);
    }

    public List<View> all() {
        return List.copyOf(views.values());
    }

    public View named(String name) {
        View view = views.get(name);
        if (view == null) throw new IllegalArgumentException("no view " + name);
        return view;
    }

    /** The collections of the active version. */
    public View.Rows rows(View view) {
        Versions.Version version = active.get(view.name());
        if (version == null) throw new IllegalStateException("no active version of " + view.name());
        return rows(view, version);
    }

    public View.Rows rows(View view, Versions.Version version) {
        return new View.Rows(database, view.name(), version.n());
    }

    /** The active version, which may be of another build than ours right after an upgrade. */
    public Versions.Version active(View view) {
        return versions.active(view.name()).orElseThrow();
    }

    public List<Versions.Version> versions(View view) {
        return versions.of(view.name());
    }

    /** Records between the active version and the end of the topics; -1 when this instance does not fold it. */
    public long lag(View view) {
        Consumer consumer = running.get(key(view, active(view).n()));
        return consumer == null ? -1 : consumer.lag();
    }

    /** What this instance folds: a version of a view, and its consumer. */
    public record Folding(View view, int version, Consumer consumer) {}

    /** All that this instance folds just now. */
    public List<Folding> folding() {
        List<Folding> all = new ArrayList<>();
        for (View view : views.values()) {
            for (Versions.Version version : versions(view)) {
                Consumer consumer = running.get(key(view, version.n()));
                if (consumer != null) all.add(new Folding(view, version.n(), consumer));
            }
        }
        return all;
    }

    /** Folds all topics into a new version beside the active one, which goes on being read until {@link #flip}. */
    public Versions.Version rebuild(View view) {
        Versions.Version version = versions.add(view.name(), Versions.build(view));
        settle(view);
        return version;
    }

    /** Whether a version has folded all that was in the topics. */
    public boolean caughtUp(View view, int n) {
        Consumer consumer = running.get(key(view, n));
        return consumer != null && consumer.lag() == 0;
    }

    /** Makes a version the one that is read. */
    public void flip(View view, int n) {
        versions.flip(view.name(), n);
        settle(view);
    }

    /** Records that were not understood, of all views and versions; see {@link Parked#of}. */
    public MongoCollection<Document> parked() {
        return MongoViewStore.parkedIn(database);
    }

    /** Whether a register, or a parked record of that stream, has reached a version. Streams that are not folded count as reached. */
    public boolean reached(View view, String stream, long version) {
        Register register = view.register(stream);
        if (register == null || version == 0) return true;
        View.Rows rows = rows(view);
        Document row =
                rows.in(register.collection()).find(eq("_id", register.id())).first();
        Document kept = row == null ? null : row.get(register.field(), Document.class);
        if (kept != null && kept.getLong("v") >= version) return true;
        return parked().find(and(Parked.of(view.name(), rows.version()), eq("stream", stream), gte("v", version)))
                        .first()
                != null;
    }

    /** Whether the active version has folded these places, as the group's committed offsets say. */
    public boolean folded(View view, List<PositionToken.Offset> places) {
        Consumer consumer = running.get(key(view, active(view).n()));
        return consumer != null && consumer.folded(places);
    }

    /** A projector that writes into the active version, for what is read from the commits themselves. */
    public Projector projector(View view) {
        return new Projector(view, new MongoViewStore(view, rows(view)));
    }

    /** Brings consumers and the active version in line with the pointer. */
    private synchronized void settle(View view) {
        String build = Versions.build(view);
        List<Versions.Version> present = versions.settle(view.name(), build);
        for (Versions.Version version : present) {
            if (version.active()) active.put(view.name(), version);
        }
        if (started) fold(view, present, Versions.folded(present, build, clock.millis() - FOLD_REPLACED.toMillis()));
        dropReplaced(view, present);
    }

    private void fold(View view, List<Versions.Version> present, List<Versions.Version> folded) {
        List<String> keys =
                folded.stream().map(version -> key(view, version.n())).toList();
        running.keySet().stream()
                .filter(key -> key.startsWith(key(view, "")) && !keys.contains(key))
                .forEach(this::stopFolding);
        for (Versions.Version version : folded) {
            running.computeIfAbsent(key(view, version.n()), none -> start(view, version, present));
        }
    }

    /** One that folds from nothing keeps its consumer when it takes over: exchanging it would make the group gather anew. */
    private Consumer start(View view, Versions.Version version, List<Versions.Version> present) {
        View.Rows rows = rows(view, version);
        view.index(rows.patiently());
        boolean ahead = present.stream().noneMatch(other -> other.active() && other.n() >= version.n());
        MongoViewStore store = ahead ? MongoViewStore.fromNothing(view, rows) : new MongoViewStore(view, rows);
        return consumers.start(view, version, new Projector(view, store), ahead);
    }

    private static String key(View view, Object n) {
        return view.name() + "/" + n;
    }

    private void stopFolding(String key) {
        Consumer consumer = running.remove(key);
        if (consumer != null) consumer.close();
    }

    private void dropReplaced(View view, List<Versions.Version> present) {
        for (Versions.Version version : present) {
            boolean newerActive = present.stream().anyMatch(other -> other.active() && other.n() > version.n());
            if (version.active() || !newerActive || version.since() > clock.millis() - KEEP_REPLACED.toMillis())
                continue;
            stopFolding(view.name() + "/" + version.n());
            versions.remove(view.name(), version.n());
            String prefix = rows(view, version).prefix();
            parked().deleteMany(Parked.of(view.name(), version.n()));
            for (String collection : database.listCollectionNames()) {
                if (collection.startsWith(prefix))
                    database.getCollection(collection).drop();
            }
        }
    }

    /**
     * A newer version of our own build takes over once it has folded everything and lacks nothing that the old one has;
     * an older one does when nobody folds what is read, as after going back to the build before.
     */
    private void takeOver(View view) {
        Versions.Version old = active(view);
        String build = Versions.build(view);
        boolean anyAge = abandoned(view, old, build);
        for (Versions.Version version : versions(view)) {
            boolean candidate = version.n() > old.n() || (anyAge && version.n() < old.n());
            if (!candidate || !version.build().equals(build) || !caughtUp(view, version.n())) continue;
            List<String> missing = Verified.missing(view, rows(view, old), rows(view, version));
            if (missing.isEmpty()) {
                flip(view, version.n());
                LOG.info("{}: version {} took over from {}", view.name(), version.n(), old.n());
            } else {
                LOG.warn(
                        "{}: version {} lacks {} and does not take over", view.name(), version.n(), missing.getFirst());
            }
        }
    }

    /** While an upgrade is rolled out the new instances may all be gone for a moment, hence the patience. */
    private boolean abandoned(View view, Versions.Version read, String build) {
        if (read.build().equals(build) || consumers.anybodyFolds(view, read)) {
            abandoned.remove(view.name());
            return false;
        }
        return abandoned.computeIfAbsent(view.name(), first -> clock.millis())
                <= clock.millis() - ABANDONED_AFTER.toMillis();
    }

    private void settleAll() {
        for (View view : views.values()) {
            try {
                settle(view);
                takeOver(view);
            } catch (RuntimeException e) {
                LOG.warn(
                        "{}: the versions could not be read, the next second tries again: {}",
                        view.name(),
                        e.toString());
            }
        }
    }

    @Override
    public void start() {
        if (started) return;
        started = true;
        views.values().forEach(this::settle);
        pointers = Executors.newSingleThreadScheduledExecutor();
        var unused = pointers.scheduleWithFixedDelay(
                this::settleAll, POINTER_READ_EVERY_MILLIS, POINTER_READ_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        started = false;
        if (pointers != null) pointers.shutdownNow();
        synchronized (this) {
            running.values().forEach(Consumer::close);
            running.clear();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
