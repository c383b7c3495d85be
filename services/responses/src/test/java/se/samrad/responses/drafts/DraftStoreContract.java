package se.samrad.responses.drafts;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of drafts does on every database that it may meet. */
abstract class DraftStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final Draft.Head HEAD = new Draft.Head("exempel", "exempelby", NOW);

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
        return new DraftStore(new DraftKeys(key), uri(name));
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
        Draft second = store.begin(new Draft.Head("exempel", "exempelby", NOW.plusSeconds(1)));
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

    @Test
    void theDatabaseHoldsNeitherWordsNorNames() {
        Draft draft = store.begin(HEAD);
        store.put(draft, part("reference", 1, "Vi avstyrker."));
        store.keep(draft, part("reference", 1, "Vi avstyrker."), 3);
        store.put(draft, new Draft.Writing("reference", "account-1", NOW.plusSeconds(30)));
        List<String> all = all();
        assertThat(all).hasSize(4);
        assertThat(String.join("\n", all))
                .contains("sealed") // it is what is stored that was looked through
                .doesNotContain("avstyrker", "exempel", "reference", "account-1", "2026-11");
    }

    /** Every document as the bytes that are stored, read as text. */
    @Test
    void oneThatIsDamagedHidesNoneOfTheOthers() {
        store.begin(new Draft.Head("remiss-1", "exempelby", NOW));
        store.begin(new Draft.Head("remiss-2", "exempelby", NOW));
        Document damaged = Objects.requireNonNull(rows("drafts").find().first());
        rows("drafts")
                .updateOne(
                        eq("_id", damaged.getString("_id")),
                        new Document("$set", new Document("sealed", new Binary(new byte[40]))));

        assertThat(store.all()).hasSize(1);
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (String collection : List.of("drafts", "parts", "versions", "writing")) {
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
