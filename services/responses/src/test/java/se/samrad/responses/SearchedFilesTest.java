package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.files.FilledInFiles;
import se.samrad.responses.files.WrittenFiles;
import se.samrad.responses.search.Following;

/** What a reader of a published file sees is found, for as long as everybody can save it and not a moment longer. */
class SearchedFilesTest extends WholeService {
    private static final int PIECES_MAX = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WORD = "Gångvägen";

    @Autowired
    Following following;

    private final String consultation = openConsultation();
    private String body = "";
    private String response = "";
    private String file = "";

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SearchedFilesTest.class.getResourceAsStream("/files/" + name))) {
            return in.readAllBytes();
        }
    }

    private void answer(String name, byte[] content) {
        body = body();
        file = upload(representative(body), name, content).at("/sha256");
        String says = "{\"text\":\"Svaret.\",\"files\":[\"%s\"]}".formatted(file);
        response =
                put(consultation, body, representative(body), "k", says).is(201).at("/response");
        registered();
    }

    private void registered() {
        act(response, "register", "{\"subject\":\"Remissvar\"}").is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
    }

    private void publish() {
        act(response, "publish", "{\"files\":[\"" + file + "\"]}").is(200);
    }

    private Answer search(String words) {
        return get("/api/public/responses?consultation=" + consultation + "&q=" + words, null)
                .is(200);
    }

    private int found(String words) {
        return search(words).json().get("total").asInt();
    }

    private void comesToBeFound(String words) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(words)).isOne());
    }

    /** Where in the whole database a word of the response stands, but in the bytes of its file, which are packed. */
    private List<String> stored(String word) {
        List<String> places = new ArrayList<>();
        for (String collection : database.listCollectionNames()) {
            // Pieces of files of other tests lie there too, more than a message of the store may be.
            for (Document each : database.getCollection(collection).find().batchSize(PIECES_MAX)) {
                if (each.toString().contains(word) && each.toString().contains(response)) places.add(collection);
            }
        }
        return places;
    }

    @ParameterizedTest
    @ValueSource(strings = {"spar.docx", "spar.odt"})
    void whatItsReaderSeesIsFoundOncePublishedAndNothingElseOfTheFile(String name) throws IOException {
        answer(name, sample(name));
        assertThat(found("belysas")).isZero();
        act(response, "publish", null).is(200);
        comesToBeFound("svaret");
        assertThat(found("belysas")).isZero();
        act(response, "retract", null).is(200);
        publish();
        comesToBeFound("belysas");
        Answer hit = search("belysas");
        assertThat(hit.at("/items/0/snippets/0/in")).isEqualTo("files/1");
        assertThat(hit.at("/items/0/snippets/0/file")).isEqualTo(name);
        assertThat(hit.at("/items/0/snippets/0/text"))
                .contains("Vi tillstyrker planen. Gångvägen ska belysas.")
                .doesNotContain("struket", "kommentar");
        assertThat(found("fotnot")).isOne();
        for (String unseen : List.of("struket", "grannen", "kommentar", "marginalen", "Exempelsson", "Love"))
            assertThat(found(unseen)).as(unseen).isZero();
        assertThat(stored(WORD)).containsExactly("publishedWords");
        assertThat(stored("grannen")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yttrande.pdf", "yttrande.txt"})
    void itIsGoneTheMomentThatTheResponseIsTakenDownAlsoFromTheStore(String name) {
        answer(name, WrittenFiles.of(name, List.of("Gångvägen ska belysas.", "Slut.")));
        publish();
        comesToBeFound("belysas");
        assertThat(stored(WORD)).contains("publishedWords");
        act(response, "retract", null).is(200);
        assertThat(stored(WORD)).isEmpty();
        assertThat(search("belysas").text()).doesNotContain(response, WORD);
        assertThat(found("belysas")).isZero();
        publish();
        comesToBeFound("belysas");
    }

    @Test
    void whenACopyTakesItsPlaceOnlyTheWordsOfTheCopyAreFound() {
        answer(
                "yttrande.docx",
                WrittenFiles.of("a.docx", List.of("Gångvägen ska belysas.", "Hälsar Kim Exempelsson.")));
        publish();
        comesToBeFound("Exempelsson");
        act(response, "retract", null).is(200);
        act(
                        response,
                        "redactions",
                        "{\"file\":\"%s\",\"passages\":[{\"in\":\"text\",\"quote\":\"Kim Exempelsson\",\"ground\":\"GDPR\"}]}"
                                .formatted(file))
                .is(200);
        publish();
        comesToBeFound("belysas");
        assertThat(search("belysas").at("/items/0/snippets/0/file")).isEqualTo("bilaga-1-avidentifierad.pdf");
        assertThat(found("Exempelsson")).isZero();
        assertThat(stored("Exempelsson")).doesNotContain("publishedWords");
    }

    @Test
    void whatIsSealedOffTakenBackOrHasLeftTheWebIsNeitherFoundNorKept() {
        answer("yttrande.txt", "Gångvägen ska belysas.".getBytes(UTF_8));
        publish();
        comesToBeFound("belysas");
        clock.moveTo(Deadline.end(Deadline.day(clock.instant()).plusDays(740)));
        assertThat(found("belysas")).isZero();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored(WORD)).isEmpty());
        clock.putBack();
        act(response, "retract", null).is(200);
        for (String end : List.of("seal", "withdraw")) {
            answer("yttrande.txt", "Gångvägen ska belysas.".getBytes(UTF_8));
            publish();
            comesToBeFound("belysas");
            if (end.equals("seal"))
                act(response, end, "{\"reason\":\"Exempel.\"}").is(200);
            else
                send("POST", "/api/responses/" + response + "/" + end, representative(body), "{}")
                        .is(200);
            assertThat(stored(WORD)).isEmpty();
            assertThat(found("belysas")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"svar.xlsx", "blankett.pdf"})
    void whatIsFilledInInATableOrAFormIsFoundAndNothingOfItThatIsHidden(String name) {
        answer(name, name.endsWith(".xlsx") ? FilledInFiles.workbook() : FilledInFiles.form());
        assertThat(found("belysas")).isZero();
        publish();
        comesToBeFound("belysas");
        assertThat(search("belysas").at("/items/0/snippets/0/text")).contains("Gångvägen ska belysas.");
        if (name.endsWith(".xlsx")) assertThat(found("tillstyrks")).isOne();
        assertThat(stored("dolt")).isEmpty();
        act(response, "retract", null).is(200);
        assertThat(stored(WORD)).isEmpty();
    }

    @Test
    void aPrivatePersonsNameForAFileIsNotTold() {
        String key = Bench.id("nyckel");
        file = uploadFor(key, "Kim Exempel svar.txt", "Gångvägen ska belysas.".getBytes(UTF_8))
                .at("/sha256");
        response = post(consultation, key, "{\"text\":\"Svaret.\",\"files\":[\"" + file + "\"]}")
                .is(201)
                .at("/response");
        registered();
        publish();
        comesToBeFound("belysas");
        assertThat(search("belysas").at("/items/0/snippets/0/file")).isEqualTo("bilaga-1.txt");
        assertThat(search("belysas").text()).doesNotContain("Kim");
    }

    @Test
    void aFileThatCannotBeReadIsPublishedAndWhatWasWrittenIsFound() {
        answer("trasig.pdf", "%PDF-1.7\ntrasig\n%%EOF".getBytes(UTF_8));
        publish();
        comesToBeFound("svaret");
        get("/api/public/responses/" + response + "/files/" + file, null).is(200);
    }

    /** As after a disk has lost them. */
    private List<Document> loseBytes() {
        Document content = database.getCollection("contents")
                .find(new Document("_id", file))
                .first();
        Object bytes = Objects.requireNonNull(content).get("file");
        Document theirs = new Document("files_id", bytes);
        List<Document> pieces =
                database.getCollection("files.chunks").find(theirs).into(new ArrayList<>());
        database.getCollection("files.chunks").deleteMany(theirs);
        return pieces;
    }

    @Test
    void aFileThatIsLostKeepsNothingElseOutAndIsFoundWhenItIsThereAgain() {
        answer("yttrande.txt", ("Gångvägen ska belysas. " + Bench.id("exempel")).getBytes(UTF_8));
        List<Document> pieces = loseBytes();
        publish();
        comesToBeFound("svaret");
        assertThat(found("belysas")).isZero();
        database.getCollection("files.chunks").insertMany(pieces);
        comesToBeFound("belysas");
        assertThat(found("svaret")).isOne();
    }

    @Test
    void oneWhoseFileIsLostHoldsUpNoOtherAndNothingThatIsToBeForgotten() {
        answer("yttrande.txt", "Stigen ska belysas.".getBytes(UTF_8));
        loseBytes();
        publish();
        String lost = response;
        answer("yttrande.txt", "Gångvägen ska grusas.".getBytes(UTF_8));
        publish();
        comesToBeFound("grusas");
        String id = answered(consultation, "{\"text\":\"Svaret.\"}");
        Document kept = new Document("_id", id + "@a").append("response", id);
        database.getCollection("publishedWords").insertOne(kept);
        clock.moveBy(Duration.ofHours(2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.getCollection("publishedWords")
                                .find(kept)
                                .first())
                        .isNull());
        act(lost, "retract", null).is(200);
    }

    @Test
    void whatIsPublishedWhileARoundTakesLongIsFoundByTheNext() {
        answer("yttrande.txt", "Gångvägen ska belysas.".getBytes(UTF_8));
        following.round();
        synchronized (following) {
            publish();
            clock.moveBy(Duration.ofMinutes(5));
        }
        comesToBeFound("belysas");
    }
}
