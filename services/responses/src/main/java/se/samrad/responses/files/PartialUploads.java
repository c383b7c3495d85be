package se.samrad.responses.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.store.Durable;

/**
 * Files that come in parts. A part is stored first and counts from the moment that the upload names it, which only one of
 * several can bring about at each place in the file: of two that send the same, one is told that the upload has moved on.
 * Nobody but the owner knows that any of it is there, and it becomes a file by the same door as every other.
 */
@Component
public class PartialUploads {
    /** So long after its last byte an upload can be gone on with, or what came of it be asked for. */
    public static final Duration KEPT_FOR = Duration.ofDays(1);

    static final int PART_BYTES_MAX = 1024 * 1024;
    private static final int PART_BYTES_FIRST = 32 * 1024;

    /** More would be a way to fill the store with bookkeeping. */
    private static final int PARTS_MAX = 2000;

    /** Of one owner; the one longest untouched makes room, so that nobody is kept out by what was given up. */
    private static final int PER_OWNER_MAX = 100;

    private static final SecureRandom DICE = new SecureRandom();

    /**
     * How far an upload has come.
     *
     * @param length of the whole file in bytes
     * @param offset how many of them are safe here
     * @param sha256 by which a response names the file; null until all of it is received
     */
    public record Partial(
            String id,
            String owner,
            String name,
            long length,
            long offset,
            @Nullable String sha256,
            @Nullable String mediaType,
            @Nullable String refused,
            Instant expires) {}

    private final MongoCollection<Document> uploads;
    private final MongoCollection<Document> parts;
    private final HandedIn handedIn;
    private final FileDoor door;
    private final Clock clock;

    PartialUploads(MongoDatabase plain, HandedIn handedIn, FileDoor door, Clock clock) {
        MongoDatabase database = Durable.of(plain);
        this.uploads = database.getCollection("partialUploads");
        this.parts = database.getCollection("partialUploads.parts");
        this.handedIn = handedIn;
        this.door = door;
        this.clock = clock;
        uploads.createIndex(Indexes.ascending("owner"));
        uploads.createIndex(Indexes.ascending("touched"));
        parts.createIndex(Indexes.ascending("upload"));
        parts.createIndex(Indexes.ascending("at"));
    }

    /**
     * An upload to send bytes to. Where this owner has already begun with the same file, that one.
     *
     * @param told the hash that the sender says the file has, by which it is known again; null when the sender does not say
     * @throws Rejected when no file of this name is received
     */
    Partial begin(String owner, String name, long length, @Nullable String told) {
        FileType.named(name);
        if (length == 0) throw FileType.refused("file-empty");
        if (told != null) {
            Bson same = and(eq("owner", owner), eq("told", told), eq("length", length), eq("name", name));
            for (Document known : uploads.find(and(same, exists("refused", false)))) {
                Partial partial = partial(known);
                if (partial.sha256() == null || isThere(partial)) return partial;
            }
        }
        byte[] number = new byte[16];
        DICE.nextBytes(number);
        Document upload = new Document("_id", HexFormat.of().formatHex(number))
                .append("owner", owner)
                .append("name", name)
                .append("length", length)
                .append("offset", 0L)
                .append("parts", List.of())
                .append("touched", now());
        if (told != null) upload.append("told", told);
        makeRoom(owner);
        uploads.insertOne(upload);
        return partial(upload);
    }

    private boolean isThere(Partial partial) {
        return partial.sha256() != null
                && handedIn.owned(List.of(partial.owner()), partial.sha256()).isPresent();
    }

    private void makeRoom(String owner) {
        for (Document old : uploads.find(eq("owner", owner))
                .projection(Projections.include("_id"))
                .sort(Sorts.descending("touched"))
                .skip(PER_OWNER_MAX - 1)) {
            remove(old.getString("_id"));
        }
    }

    /** @throws Rejected when none of these owners has such an upload, as when nobody has */
    Partial find(String id, List<String> owners) {
        return partial(known(id, owners));
    }

    private Document known(String id, List<String> owners) {
        return Optional.ofNullable(
                        uploads.find(and(eq("_id", id), in("owner", owners))).first())
                .orElseThrow(Rejected::unknown);
    }

    /**
     * Adds bytes where the upload stands; what is acknowledged is safe.
     *
     * @param came when the request with these bytes arrived
     * @throws Rejected conflict when the upload stands elsewhere, also because somebody else was quicker
     */
    long append(Partial upload, long from, byte[] bytes, Instant came) {
        long to = from + bytes.length;
        if (to > upload.length()) throw Rejected.tooLarge("file", "too-large");
        ObjectId part = new ObjectId();
        parts.insertOne(new Document("_id", part)
                .append("upload", upload.id())
                .append("at", now())
                .append("data", new Binary(bytes)));
        List<Bson> changes = new ArrayList<>(
                List.of(Updates.set("offset", to), Updates.push("parts", part), Updates.set("touched", now())));
        if (from == 0) changes.add(Updates.set("begun", Date.from(came)));
        if (to == upload.length()) changes.add(Updates.set("whole", now()));
        Bson here = and(eq("_id", upload.id()), eq("offset", from), exists("parts." + (PARTS_MAX - 1), false));
        if (uploads.updateOne(here, Updates.combine(changes)).getModifiedCount() == 1) return to;
        parts.deleteOne(eq("_id", part));
        Document now = uploads.find(eq("_id", upload.id())).first();
        if (now == null) throw Rejected.unknown();
        if (now.getLong("offset") == from) throw Rejected.tooLarge("file", "too-many-parts");
        throw Rejected.conflict("upload-moved-on");
    }

    /**
     * Makes a file of an upload of which every byte is here; once it is one, or where bytes are missing, nothing happens.
     *
     * @throws Rejected when a file of this content is not received, each time that it is asked
     */
    Partial finish(Partial asked) throws IOException {
        Document upload = known(asked.id(), List.of(asked.owner()));
        Partial partial = partial(upload);
        if (partial.refused() != null) throw FileType.refused(partial.refused());
        if (partial.sha256() != null || partial.offset() < partial.length()) return partial;
        List<ObjectId> named = upload.getList("parts", ObjectId.class);
        HandedIn.Begun begun = new HandedIn.Begun(
                partial.owner(),
                upload.getDate("begun").toInstant(),
                upload.getDate("whole").toInstant());
        FileDoor.Taken taken;
        try {
            taken = door.take(
                    begun, partial.name(), () -> new PieceByPiece(named.size(), number -> part(named.get(number))));
            String told = upload.getString("told");
            if (told != null && !told.equals(taken.received().sha256())) throw FileType.refused("file-changed");
        } catch (Rejected rejected) {
            if (rejected.kind() == Rejected.Kind.REFUSED) {
                String why = rejected.members().isEmpty()
                        ? rejected.reason()
                        : rejected.members().getFirst().reason();
                settled(partial.id(), Updates.set("refused", why));
            }
            throw rejected;
        }
        settled(
                partial.id(),
                Updates.combine(
                        Updates.set("sha256", taken.received().sha256()),
                        Updates.set("mediaType", taken.type().mediaType)));
        return find(partial.id(), List.of(partial.owner()));
    }

    private void settled(String id, Bson how) {
        uploads.updateOne(eq("_id", id), how);
        parts.deleteMany(eq("upload", id));
    }

    void remove(String id) {
        uploads.deleteOne(eq("_id", id));
        parts.deleteMany(eq("upload", id));
    }

    /** Removes what nobody has gone on with since an instant. */
    public void sweep(Instant before) {
        for (Document old : uploads.find(lt("touched", Date.from(before))).projection(Projections.include("_id"))) {
            String id = old.getString("_id");
            if (uploads.findOneAndDelete(and(eq("_id", id), lt("touched", Date.from(before)))) != null)
                parts.deleteMany(eq("upload", id));
        }
        // Of an upload that was removed while a part came, or a part that no upload came to name.
        for (Document part : parts.find(lt("at", Date.from(before))).projection(Projections.include("_id", "upload"))) {
            Bson naming = and(eq("_id", part.getString("upload")), eq("parts", part.getObjectId("_id")));
            if (uploads.find(naming).projection(Projections.include("_id")).first() == null)
                parts.deleteOne(eq("_id", part.getObjectId("_id")));
        }
    }

    private static Partial partial(Document upload) {
        return new Partial(
                upload.getString("_id"),
                upload.getString("owner"),
                upload.getString("name"),
                upload.getLong("length"),
                upload.getLong("offset"),
                upload.getString("sha256"),
                upload.getString("mediaType"),
                upload.getString("refused"),
                upload.getDate("touched").toInstant().plus(KEPT_FOR));
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private byte[] part(ObjectId id) {
        Document stored = parts.find(eq("_id", id)).first();
        // Somebody else has just made a file of them; whoever asks again is told which.
        if (stored == null) throw Rejected.unavailable("store-unavailable");
        return stored.get("data", Binary.class).getData();
    }

    /** What could be read of a stream, and whether it ended because the line was cut. */
    record Piece(byte[] bytes, boolean end, boolean cut) {
        static Piece read(InputStream in, long most) {
            int max = (int) Math.min(PART_BYTES_MAX, most);
            // Grows with what comes: who opens a line and says nothing holds little.
            byte[] piece = new byte[Math.min(PART_BYTES_FIRST, max)];
            int size = 0;
            boolean cut = false;
            try {
                while (size < max) {
                    if (size == piece.length) piece = Arrays.copyOf(piece, Math.min(max, 2 * piece.length));
                    int n = in.read(piece, size, piece.length - size);
                    if (n < 0) break;
                    size += n;
                }
            } catch (IOException e) {
                cut = true; // what came before is kept
            }
            boolean end = cut || size < max || max == 0;
            return new Piece(size == piece.length ? piece : Arrays.copyOf(piece, size), end, cut);
        }
    }
}
