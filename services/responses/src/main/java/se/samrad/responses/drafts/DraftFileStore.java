package se.samrad.responses.drafts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nin;
import static se.samrad.responses.drafts.Sealed.SPACE;
import static se.samrad.responses.drafts.Sealed.VERSION;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import se.samrad.responses.files.PieceByPiece;

/**
 * The files of drafts, a piece to a document. What a file is, and which pieces it has in which order, is sealed too, and each piece
 * as the one of that number in that file: so none can be changed, left out, moved within a file or put into another unseen.
 */
final class DraftFileStore {
    private static final String FILE = "file";
    private static final int NAME_BYTES = 16;

    private final MongoCollection<Document> files;
    private final MongoCollection<Document> pieces;

    DraftFileStore(MongoDatabase database) {
        this.files = database.getCollection("files");
        this.pieces = database.getCollection("pieces");
    }

    Stream<MongoCollection<Document>> collections() {
        return Stream.of(files, pieces);
    }

    void index() {
        pieces.createIndex(Indexes.ascending(FILE));
    }

    /** A name that tells nothing and that nobody guesses. */
    static String freshName() {
        return HexFormat.of().formatHex(Seal.random(NAME_BYTES));
    }

    /** All of a draft's, also those that are still coming. */
    List<DraftFile> all(Draft draft) {
        return Sealed.read(draft, files, eq(SPACE, draft.space()), DraftFile.class);
    }

    Optional<DraftFile> find(Draft draft, String id) {
        return Sealed.read(draft, files, and(eq("_id", id), eq(SPACE, draft.space())), DraftFile.class).stream()
                .findFirst();
    }

    /** Puts a file in the place of the version before it; false when that is no longer the newest, or gone. */
    boolean put(Draft draft, DraftFile file) {
        Document fresh = Sealed.sealed(file.id(), draft, file.version(), file);
        if (file.version() == 1) return Sealed.inserted(files, fresh);
        return files.replaceOne(and(eq("_id", file.id()), eq(VERSION, file.version() - 1)), fresh)
                        .getMatchedCount()
                == 1;
    }

    /** Stores the next piece of a file, which is part of it once the file names it. */
    String store(Draft draft, DraftFile file, byte[] bytes) {
        String name = name(file, file.pieces().size(), freshName());
        pieces.insertOne(Sealed.sealed(name, draft, file.pieces().size(), bytes).append(FILE, file.id()));
        return name;
    }

    void drop(String piece) {
        pieces.deleteOne(eq("_id", piece));
    }

    /** Takes away the pieces that a file does not name: of an upload that was sent from two places. */
    void tidy(DraftFile file) {
        pieces.deleteMany(and(eq(FILE, file.id()), nin("_id", file.pieces())));
    }

    /** The file first: what a crash leaves of it is not named by anything. */
    void remove(String id) {
        files.deleteOne(eq("_id", id));
        pieces.deleteMany(eq(FILE, id));
    }

    /** The bytes of a file; reading them fails where a piece is not what was stored. */
    InputStream open(Draft draft, DraftFile file) {
        return new PieceByPiece(file.pieces().size(), number -> piece(draft, file, number));
    }

    private static String name(DraftFile file, int number, String random) {
        return file.id() + "/" + number + "/" + random;
    }

    private byte[] piece(Draft draft, DraftFile file, int number) {
        String name = file.pieces().get(number);
        Document stored = pieces.find(eq("_id", name)).first();
        boolean there = stored != null && name.startsWith(name(file, number, "")) && stored.getLong(VERSION) == number;
        if (stored == null || !there) throw new Seal.Broken(new IllegalStateException("a piece is missing"));
        return Sealed.open(draft.key(), stored);
    }
}
