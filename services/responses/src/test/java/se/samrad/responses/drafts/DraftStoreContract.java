package se.samrad.responses.drafts;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.responses.files.Safety;

/** What the store of drafts does on every database that it may meet. */
abstract class DraftStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final Draft.Head HEAD = Draft.Head.begun("exempel", "exempelby", NOW);

    private final String name = "drafts" + System.nanoTime();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private MongoClient client;

    @SuppressWarnings("NullAway.Init")
    private DraftStore store;

    /** The address of a server with this database. */
    abstract String uri(String database);

    @BeforeEach
    void open() {
        client = MongoClients.create(uri(name));
        store = store("an example key of more than 32 bytes");
    }

    @AfterEach
    void close() {
        store.destroy();
        client.getDatabase(name).drop();
        client.close();
    }

    private DraftStore store(String key) {
        return new DraftStore(new DraftKeys(key), new ConnectionString(uri(name)), List.of());
    }

    private static Draft.Part part(String part, long version, String text) {
        return new Draft.Part(part, version, text, "account-1", NOW);
    }

    private MongoCollection<Document> rows(String collection) {
        return client.getDatabase(name).getCollection(collection);
    }

    @Test
    void whatWasPutIsFoundByWhoeverHasTheKey() {
        Draft draft = store.begin(HEAD);
        assertThat(store.put(draft, part("text", 1, "Vi avstyrker."))).isTrue();
        Draft again = store("an example key of more than 32 bytes")
                .find("exempel", "exempelby")
                .orElseThrow();
        assertThat(again.head()).isEqualTo(HEAD);
        assertThat(store.parts(again)).containsExactly(part("text", 1, "Vi avstyrker."));
        assertThat(store.find("exempel", "annanby")).isEmpty();
    }

    @Test
    void withoutTheKeyNobodyFindsOutThatThereIsADraft() {
        store.begin(HEAD);
        DraftStore stranger = store("another example key of more than 32 bytes");
        assertThat(stranger.find("exempel", "exempelby")).isEmpty();
        assertThat(stranger.all()).isEmpty();
        stranger.destroy();
    }

    @Test
    void twoWhoBeginAtOnceHaveOneDraft() {
        Draft first = store.begin(HEAD);
        Draft second = store.begin(Draft.Head.begun("exempel", "exempelby", NOW.plusSeconds(1)));
        assertThat(second.space()).isEqualTo(first.space());
        assertThat(second.key()).isEqualTo(first.key());
    }

    @Test
    void onlyTheNewestVersionIsWrittenUpon() {
        Draft draft = store.begin(HEAD);
        store.put(draft, part("text", 1, "ett"));
        assertThat(store.put(draft, part("text", 1, "också ett"))).isFalse();
        assertThat(store.put(draft, part("text", 2, "två"))).isTrue();
        assertThat(store.put(draft, part("text", 2, "också två"))).isFalse();
        assertThat(store.part(draft, "text")).contains(part("text", 2, "två"));
    }

    @Test
    void ofWhatAPartWasTheNewestAreKept() {
        Draft draft = store.begin(HEAD);
        for (int version = 1; version <= 5; version++) store.keep(draft, part("text", version, "v" + version), 3);
        store.keep(draft, part("other", 1, "något annat"), 3);
        store.keep(draft, part("text", 5, "once more"), 3);
        assertThat(store.versions(draft, "text")).extracting(Draft.Part::text).containsExactly("v5", "v4", "v3");
    }

    @Test
    void whenSomethingWasTakenAwayIsNotedInTheSameDraft() {
        Draft draft = store.begin(HEAD);
        store.put(draft, part("text", 1, "ett"));
        store.taken(draft, NOW.plusSeconds(5));
        store.taken(draft, NOW.plusSeconds(6)); // by who had read it before
        Draft again = store.find("exempel", "exempelby").orElseThrow();
        assertThat(again.head().takenAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(again.changedAt(store.parts(again), List.of())).isEqualTo(NOW.plusSeconds(5));
        assertThat(again.space()).isEqualTo(draft.space());
        assertThat(store.part(again, "text")).contains(part("text", 1, "ett"));
        store.taken(again, NOW.plusSeconds(7));
        assertThat(store.all()).extracting(each -> each.head().takenAt()).containsExactly(NOW.plusSeconds(7));
    }

    @Test
    void aLeaseEnds() {
        Draft draft = store.begin(HEAD);
        store.put(draft, new Draft.Writing("text", "account-1", NOW.plusSeconds(30)));
        store.put(draft, new Draft.Writing("text", "account-2", NOW.plusSeconds(40)));
        assertThat(store.writing(draft, NOW.plusSeconds(39)))
                .extracting(Draft.Writing::account)
                .containsExactly("account-2");
        assertThat(store.writing(draft, NOW.plusSeconds(40))).isEmpty();
    }

    @Test
    void aDeletedDraftIsGoneWithAllThatBelongedToIt() {
        Draft draft = store.begin(HEAD);
        store.put(draft, part("text", 1, "ett"));
        store.keep(draft, part("text", 1, "ett"), 3);
        store.put(draft, new Draft.Writing("text", "account-1", NOW.plusSeconds(30)));
        store.delete("exempel", "exempelby");
        assertThat(all()).isEmpty();
        store.delete("exempel", "exempelby");
        Draft next = store.begin(HEAD);
        assertThat(next.space()).isNotEqualTo(draft.space());
        assertThat(store.parts(next)).isEmpty();
    }

    @Test
    void whatACrashLeftBehindIsClearedAndWhatBelongsToADraftStays() {
        Draft left = store.begin(HEAD);
        store.put(left, part("text", 1, "ett"));
        rows("drafts").deleteMany(new Document());
        Draft kept = store.begin(HEAD);
        store.put(kept, part("text", 1, "kvar"));
        store.clear();
        assertThat(store.parts(kept)).extracting(Draft.Part::text).containsExactly("kvar");
        assertThat(rows("parts").countDocuments()).isEqualTo(1);
    }

    @Test
    void aPartThatWasMovedOrMadeOlderDoesNotOpen() {
        Draft draft = store.begin(HEAD);
        store.put(draft, part("text", 1, "ett"));
        rows("parts").updateMany(new Document(), Updates.set("version", 2L));
        assertThatThrownBy(() -> store.parts(draft)).isInstanceOf(Seal.Broken.class);
    }

    private DraftFile file(Draft draft, String name, String... pieces) {
        DraftFileStore files = store.files();
        String told = "told".repeat(16);
        int bytes = String.join("", pieces).getBytes(UTF_8).length;
        DraftFile file = DraftFile.begun(DraftFileStore.freshName(), name, bytes, told, "account-1", NOW);
        assertThat(files.put(draft, file)).isTrue();
        for (String piece : pieces) {
            byte[] content = piece.getBytes(UTF_8);
            file = file.with(files.store(draft, file, content), content.length, NOW);
            assertThat(files.put(draft, file)).isTrue();
        }
        file = file.become(told, "text/plain", Safety.UNSCANNED);
        assertThat(files.put(draft, file)).isTrue();
        return file;
    }

    private String read(Draft draft, DraftFile file) {
        DraftFile stored = store.files().find(draft, file.id()).orElseThrow();
        try (InputStream bytes = store.files().open(draft, stored)) {
            return new String(bytes.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileIsReadAsItWasPutPieceByPiece() {
        Draft draft = store.begin(HEAD);
        DraftFile file = file(draft, "yttrande.txt", "Vi ", "avstyrker ", "planen.");
        assertThat(read(draft, file)).isEqualTo("Vi avstyrker planen.");
        assertThat(store.files().all(draft)).extracting(DraftFile::name).containsExactly("yttrande.txt");
        assertThat(store.files().put(draft, file)).isFalse(); // two that change it at once are told apart
    }

    @Test
    void aPieceThatIsChangedSwappedMissingOrOfAnotherFileIsFound() {
        Draft draft = store.begin(HEAD);
        DraftFile file = file(draft, "yttrande.txt", "Vi ", "avstyrker ");
        DraftFile other = file(draft, "bilaga.txt", "Vi ", "tillstyrker ");
        Document first = piece(file, 0);
        Document second = piece(file, 1);
        Map<String, Document> forged = new LinkedHashMap<>();
        forged.put("the other piece in its place", with(first, second));
        forged.put("with its number too", with(first, second).append("version", second.getLong("version")));
        forged.put("the same piece of another file", with(first, piece(other, 0)));
        forged.put("a changed byte", flipped(first));
        forged.forEach((how, document) -> {
            rows("pieces").replaceOne(eq("_id", first.getString("_id")), document);
            assertThatThrownBy(() -> read(draft, file)).as(how).isInstanceOf(Seal.Broken.class);
        });
        rows("pieces").replaceOne(eq("_id", first.getString("_id")), first);
        assertThat(read(draft, file)).isEqualTo("Vi avstyrker ");
        rows("pieces").deleteOne(eq("_id", second.getString("_id")));
        assertThatThrownBy(() -> read(draft, file)).isInstanceOf(Seal.Broken.class);
        assertThat(read(draft, other)).isEqualTo("Vi tillstyrker ");
    }

    private Document piece(DraftFile file, int number) {
        return Objects.requireNonNull(
                rows("pieces").find(eq("_id", file.pieces().get(number))).first());
    }

    private static Document with(Document place, Document content) {
        return new Document(place).append("sealed", content.get("sealed"));
    }

    private static Document flipped(Document piece) {
        byte[] sealed = piece.get("sealed", Binary.class).getData().clone();
        sealed[sealed.length - 1] ^= 1;
        return new Document(piece).append("sealed", new Binary(sealed));
    }

    @Test
    void filesGoWithTheirDraftAndWithoutItsKeyNothingOpensThem() {
        Draft draft = store.begin(HEAD);
        DraftFile file = file(draft, "yttrande.txt", "Vi avstyrker ");
        Draft stranger = new Draft(draft.name(), draft.space(), Seal.freshKey(), 1, HEAD);
        assertThatThrownBy(() -> store.files().all(stranger)).isInstanceOf(Seal.Broken.class);
        assertThatThrownBy(() -> store.files().open(stranger, file).readAllBytes())
                .isInstanceOf(Seal.Broken.class);
        store.delete("exempel", "exempelby");
        assertThat(rows("files").countDocuments()).isZero();
        assertThat(rows("pieces").countDocuments()).isZero();
    }

    @Test
    void theDatabaseHoldsNeitherWordsNorNames() {
        Draft draft = store.begin(HEAD);
        store.put(draft, part("reference", 1, "Vi avstyrker."));
        store.keep(draft, part("reference", 1, "Vi avstyrker."), 3);
        store.put(draft, new Draft.Writing("reference", "account-1", NOW.plusSeconds(30)));
        file(draft, "exempelsvar.txt", "Vi ", "avstyrker.");
        List<String> all = all();
        assertThat(all).hasSize(7);
        assertThat(String.join("\n", all))
                .contains("sealed") // it is what is stored that was looked through
                .doesNotContain("avstyrker", "exempel", "reference", "account-1", "2026-11", "text/plain", "told");
    }

    /** Every document as the bytes that are stored, read as text. */
    @Test
    void oneThatIsDamagedHidesNoneOfTheOthers() {
        store.begin(Draft.Head.begun("remiss-1", "exempelby", NOW));
        store.begin(Draft.Head.begun("remiss-2", "exempelby", NOW));
        Document damaged = Objects.requireNonNull(rows("drafts").find().first());
        rows("drafts")
                .updateOne(
                        eq("_id", damaged.getString("_id")),
                        new Document("$set", new Document("sealed", new Binary(new byte[40]))));

        assertThat(store.all()).hasSize(1);
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (String collection : List.of("drafts", "parts", "versions", "writing", "files", "pieces")) {
            for (RawBsonDocument each :
                    rows(collection).withDocumentClass(RawBsonDocument.class).find()) {
                BsonDocument document = each;
                all.add(document.toJson() + bytes(each));
            }
        }
        return all;
    }

    private static String bytes(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return new String(bytes, ISO_8859_1);
    }
}
