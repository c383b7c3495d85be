package se.samrad.eventing.views;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.Document;
import se.samrad.eventing.Command;

/**
 * The pointer document of a view: its versions side by side, one of them active. Changed by compare-and-set only. An
 * instance writes into versions of its own build and no other, so old code never writes into a new version.
 */
public final class Versions {
    static final String COLLECTION = "views";

    /**
     * @param n grows by one with each version
     * @param build fingerprint of the code that folds it
     * @param since milliseconds since 1970 when it became what it is
     */
    public record Version(int n, String build, boolean active, long since) {}

    private record Pointer(long revision, List<Version> versions) {}

    private final MongoCollection<Document> pointers;
    private final java.time.Clock clock;

    public Versions(MongoDatabase database, java.time.Clock clock) {
        pointers = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        this.clock = clock;
    }

    public List<Version> of(String view) {
        return read(view).versions();
    }

    public Optional<Version> active(String view) {
        return of(view).stream().filter(Version::active).findFirst();
    }

    /** Makes sure that there is a version of this build; the first version of all is active at once. */
    public List<Version> settle(String view, String build) {
        return change(view, versions -> {
            if (versions.stream().anyMatch(version -> version.build().equals(build))) return versions;
            return plus(versions, build, versions.isEmpty());
        });
    }

    /** Adds a version of this build, to be folded from nothing. */
    public Version add(String view, String build) {
        return change(view, versions -> plus(versions, build, false)).getLast();
    }

    /** Makes this version the active one. */
    public void flip(String view, int n) {
        change(view, versions -> {
            if (versions.stream().noneMatch(version -> version.n() == n)) return versions;
            return versions.stream()
                    .map(version -> version.active() == (version.n() == n)
                            ? version
                            : new Version(version.n(), version.build(), version.n() == n, clock.millis()))
                    .toList();
        });
    }

    /**
     * What an instance of this build folds, lowest first: the newest of its own that may be read or gone back to, the
     * newest of its own that is to take over, and what was replaced so lately that another instance may still read it.
     * All others would cost memory and time that nobody sees.
     *
     * @param readSince milliseconds since 1970; what was replaced before that is read by nobody
     */
    static List<Version> folded(List<Version> present, String build, long readSince) {
        int active = present.stream()
                .filter(Version::active)
                .mapToInt(Version::n)
                .findFirst()
                .orElse(0);
        List<Version> own = present.stream()
                .filter(version -> version.build().equals(build))
                .toList();
        int read = newest(own, version -> version.n() <= active);
        int next = newest(own, version -> version.n() > active);
        return own.stream()
                .filter(version -> version.n() == read
                        || version.n() == next
                        || (version.n() < active && version.since() >= readSince))
                .toList();
    }

    private static int newest(List<Version> versions, Predicate<Version> which) {
        return versions.stream().filter(which).mapToInt(Version::n).max().orElse(0);
    }

    /** Forgets a version that is not active; its collections are the caller's to drop. */
    public void remove(String view, int n) {
        change(
                view,
                versions -> versions.stream()
                        .filter(version -> version.active() || version.n() != n)
                        .toList());
    }

    private List<Version> plus(List<Version> versions, String build, boolean active) {
        List<Version> more = new ArrayList<>(versions);
        int n = versions.stream().mapToInt(Version::n).max().orElse(0) + 1;
        more.add(new Version(n, build, active, clock.millis()));
        return more;
    }

    private List<Version> change(String view, UnaryOperator<List<Version>> change) {
        while (true) {
            Pointer before = read(view);
            List<Version> after = change.apply(before.versions());
            if (after.equals(before.versions()) && before.revision() > 0) return after;
            Document next = write(view, before.revision() + 1, after);
            if (before.revision() == 0) {
                try {
                    pointers.insertOne(next);
                    return after;
                } catch (MongoWriteException e) {
                    if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
                }
            } else if (pointers.replaceOne(Filters.and(eq("_id", view), eq("revision", before.revision())), next)
                            .getMatchedCount()
                    == 1) {
                return after;
            }
        }
    }

    private Pointer read(String view) {
        Document document = pointers.find(eq("_id", view)).first();
        if (document == null) return new Pointer(0, List.of());
        return new Pointer(
                document.getLong("revision"),
                document.getList("versions", Document.class).stream()
                        .map(each -> new Version(
                                each.getInteger("n"),
                                each.getString("build"),
                                each.getBoolean("active"),
                                each.getLong("since")))
                        .toList());
    }

    private static Document write(String view, long revision, List<Version> versions) {
        return new Document("_id", view)
                .append("revision", revision)
                .append(
                        "versions",
                        versions.stream()
                                .map(each -> new Document("n", each.n())
                                        .append("build", each.build())
                                        .append("active", each.active())
                                        .append("since", each.since()))
                                .toList());
    }

    /** Fingerprint of the code that folds a view: its class and its edition. */
    public static String build(View view) {
        Class<?> type = view.getClass();
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream code = type.getResourceAsStream(resource)) {
            if (code == null) throw new IllegalStateException("no code for " + type);
            return view.edition() + "-" + Command.sha256(code.readAllBytes()).substring(0, 12);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
