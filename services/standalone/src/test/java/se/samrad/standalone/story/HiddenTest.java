package se.samrad.standalone.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What was shown and then masked or taken down is gone from every copy; the original stays where only staff reach it. */
class HiddenTest {
    private static final String CONSULTATION = "exempel-fardplan-flemingsberg";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String MASKED = "Maskad-4417";
    private static final String KEPT = "Synlig-4417";
    private static final String TAKEN_DOWN = "Nedtagen-5523";
    private static final String NAME = "Namnet-6632";
    private static final String SEALED = "Avskild-7741";
    private static final String ADDED = "Tillagd-8852";
    private static final String FILED = "Bifogad-9963";
    private static final String IN_FILE = "Filord-1174";
    private static final String FILE_NAME = "Filnamn-2285";
    private static final String LEFT = "Kvar-3396";
    private static final List<String> SECRETS =
            List.of(MASKED, TAKEN_DOWN, NAME, SEALED, ADDED, FILED, IN_FILE, FILE_NAME);

    @Test
    void whatIsMaskedOrTakenDownStandsInNoAnswerStoreTopicOrLog() throws IOException {
        Path data;
        String masked;
        try (RunningSamrad samrad = RunningSamrad.start("stand-in", Map.of("SAMRAD_SEALING_MACHINE", "true"))) {
            masked = published(samrad, "dolt-svar-1", "Jag heter " + MASKED + ". Detta är " + KEPT + ".", MASKED);
            String down = published(samrad, "dolt-svar-2", "Hela svaret är " + TAKEN_DOWN + ".", TAKEN_DOWN);
            String sealed = published(samrad, "dolt-svar-3", "Hemligt: " + SEALED + ".", SEALED);
            String added = published(samrad, "dolt-svar-4", "Ett svar som blir kompletterat.", "kompletterat");
            String file = supplemented(samrad, added);
            String sent = samrad.upload(FILE_NAME + ".txt", "I filen står " + IN_FILE + ". Och " + LEFT + ".");
            String filed = withFile(samrad, sent);
            String whole = "/api/public/responses/" + filed + "/files/" + sent;
            assertThat(samrad.get(whole).body()).contains(IN_FILE);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(found(samrad, ADDED)).isOne();
                assertThat(found(samrad, MASKED)).isOne();
                assertThat(found(samrad, TAKEN_DOWN)).isOne();
                assertThat(found(samrad, SEALED)).isOne();
            });
            Map<String, HttpResponse<String>> before =
                    answers(samrad, List.of(masked, down, sealed, added, filed), texts(samrad, masked, down, sealed));
            assertThat(staffAnswers(samrad, sealed)).anyMatch(answer -> answer.contains(SEALED));
            String hash = samrad.json("/api/public/responses/" + sealed)
                    .at("/text/sha256")
                    .asString();

            act(samrad, sealed, "seal", "{\"reason\":\"Exempel.\"}");
            assertThat(samrad.get("/api/public/responses/texts?of=" + sealed + "@" + hash)
                            .body())
                    .isEqualTo("[]");
            assertThat(staffAnswers(samrad, sealed)).noneMatch(answer -> answer.contains(SEALED));
            assertThat(samrad.ask("GET", "/api/staff/responses/" + sealed, "", samrad.token("staff:sakerhet"))
                            .body())
                    .contains(SEALED);

            act(samrad, down, "retract", "{\"reason\":\"Exempel.\"}");
            assertThat(samrad.get(file).body()).contains(FILED);
            act(samrad, added, "retract", "{\"record\":" + record(samrad, added) + "}");
            assertThat(samrad.get(file).statusCode()).isEqualTo(404);
            act(samrad, masked, "retract", "{\"reason\":\"Exempel.\"}");
            act(samrad, masked, "redactions", """
                {"passages":[{"in":"text","quote":"%s","ground":"GDPR"}]}\
                """.formatted(MASKED));
            act(samrad, masked, "publish", "");
            act(samrad, filed, "retract", "");
            assertThat(samrad.get(whole).statusCode()).isEqualTo(404);
            act(samrad, filed, "redactions", """
                {"file":"%s","passages":[{"in":"text","quote":"%s","ground":"GDPR"}]}\
                """.formatted(sent, IN_FILE));
            act(samrad, filed, "publish", "{\"files\":[\"" + sent + "\"]}");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(samrad.get("/svar/" + masked).body()).contains(KEPT).doesNotContain(MASKED);
                assertThat(samrad.get("/svar/" + down).statusCode()).isEqualTo(410);
                assertThat(samrad.get("/svar/" + added).body())
                        .contains("kompletterat")
                        .doesNotContain(ADDED);
                assertThat(found(samrad, KEPT)).isOne();
            });

            assertThat(samrad.get(whole).statusCode()).isEqualTo(404);
            maskedCopy(samrad, filed);
            assertThat(samrad.ask("GET", whole.replace("/public/", "/staff/"), "", samrad.token(""))
                            .body())
                    .contains(IN_FILE);
            assertThat(found(samrad, ADDED)).isZero();
            assertThat(found(samrad, MASKED)).isZero();
            assertThat(found(samrad, TAKEN_DOWN)).isZero();
            assertThat(found(samrad, SEALED)).isZero();
            copyIsSearchedAndNotTheFile(samrad, filed, sent);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(samrad.get("/svar/" + sealed).statusCode())
                                    .isEqualTo(410));
            before.forEach((path, old) -> {
                assertThat(samrad.get(path).body()).as(path).doesNotContain(SECRETS);
                old.headers().firstValue("ETag").ifPresent(tag -> {
                    HttpResponse<String> again = samrad.get(path, "If-None-Match", tag);
                    boolean unchanged = again.statusCode() == 304;
                    assertThat(unchanged && SECRETS.stream().anyMatch(old.body()::contains))
                            .as("a kept copy of " + path + " is still called good")
                            .isFalse();
                });
            });
            answers(samrad, List.of(masked, down, sealed, added, filed), texts(samrad, masked, added))
                    .forEach((path, now) -> assertThat(now.body()).as(path).doesNotContain(SECRETS));
            data = samrad.stop();

            assertThat(Stores.collectionsWith(data, masked)).contains("samrad_responses.commits");
            assertThat(Stores.collectionsWith(data, MASKED)).containsExactly("samrad_responses.renditions");
            assertThat(Stores.collectionsWith(data, TAKEN_DOWN)).containsExactly("samrad_responses.renditions");
            assertThat(Stores.collectionsWith(data, SEALED)).containsExactly("samrad_responses.renditions");
            assertThat(Stores.collectionsWith(data, ADDED)).containsExactly("samrad_responses.renditions");
            assertThat(Stores.collectionsWith(data, FILED)).allMatch(name -> name.startsWith("samrad_responses."));
            assertThat(Stores.collectionsWith(data, IN_FILE))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("samrad_responses."));
            assertThat(Stores.collectionsWith(data, FILE_NAME))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("samrad_responses."));
            assertThat(Stores.collectionsWith(data, NAME)).allMatch(name -> name.startsWith("samrad_responses."));
            assertThat(Stores.filesWith(data, masked)).as("topics").isNotEmpty();
            Path log = Path.of("target", "running-samrad.log");
            for (String secret : SECRETS) {
                assertThat(Stores.filesWith(data, secret)).as(secret).isEmpty();
                assertThat(Stores.fileHolds(log, secret)).as(secret).isFalse();
            }
        }
    }

    /** A person's answer that everybody can read; its id. */
    private static String published(RunningSamrad samrad, String key, String text, String word) {
        HttpResponse<String> receipt = samrad.post(
                "/api/consultations/" + CONSULTATION + "/responses",
                "{\"text\":\"%s\",\"name\":\"%s\"}".formatted(text, NAME),
                "Idempotency-Key",
                key);
        assertThat(receipt.statusCode()).isEqualTo(201);
        String id = receipt.body().replaceAll("(?s).*\"response\":\"([^\"]+)\".*", "$1");
        act(samrad, id, "register", "{\"subject\":\"Exempel\"}");
        act(samrad, id, "assess-secrecy", "{\"secret\":false}");
        act(samrad, id, "publish", "");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(samrad.get("/svar/" + id).body()).contains(word));
        return id;
    }

    /** Something with a file is added to it, and everybody can read both; where the file is saved from. */
    private static String supplemented(RunningSamrad samrad, String id) {
        String sha256 = samrad.upload("bilaga.txt", "I filen: " + FILED + ".");
        HttpResponse<String> came = samrad.call(
                "POST",
                "/api/responses/" + id + "/supplement",
                "{\"text\":\"Vi lägger till: %s.\",\"files\":[\"%s\"],\"channel\":\"EMAIL\"}".formatted(ADDED, sha256),
                "Idempotency-Key",
                "dolt-tillagg");
        assertThat(came.statusCode()).as(came.body()).isEqualTo(201);
        String record = record(samrad, id);
        act(samrad, id, "register", "{\"subject\":\"Exempel\",\"record\":" + record + "}");
        act(samrad, id, "assess-secrecy", "{\"secret\":false,\"record\":" + record + "}");
        act(samrad, id, "publish", "{\"files\":[\"" + sha256 + "\"],\"record\":" + record + "}");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(samrad.get("/svar/" + id).body()).contains(ADDED, "bilaga-1.txt"));
        return "/api/public/responses/" + id + "/files/" + sha256;
    }

    /** An answer whose file everybody can save as it came. */
    private static String withFile(RunningSamrad samrad, String sha256) {
        HttpResponse<String> receipt = samrad.call(
                "POST",
                "/api/consultations/" + CONSULTATION + "/responses",
                "{\"text\":\"Svaret är filen.\",\"files\":[\"%s\"],\"channel\":\"EMAIL\"}".formatted(sha256),
                "Idempotency-Key",
                "dolt-svar-5");
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        String id = receipt.body().replaceAll("(?s).*\"response\":\"([^\"]+)\".*", "$1");
        act(samrad, id, "register", "{\"subject\":\"Exempel\"}");
        act(samrad, id, "assess-secrecy", "{\"secret\":false}");
        act(samrad, id, "publish", "{\"files\":[\"" + sha256 + "\"]}");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(samrad.get("/svar/" + id).body()).contains("bilaga-1.txt"));
        return id;
    }

    /** What everybody gets in the place of the file: the page shows its words, and neither has what is hidden. */
    private static void maskedCopy(RunningSamrad samrad, String id) throws IOException {
        String files = "/api/public/responses/" + id + "/files";
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(samrad.get("/svar/" + id).body()).contains(LEFT, "bilaga-1-avidentifierad.pdf"));
        assertThat(samrad.get(files).body()).doesNotContain(SECRETS);
        var copy = samrad.json(files).at("/files/0");
        String text =
                "/api/public/responses/texts?of=" + id + "@" + copy.get("text").asString();
        assertThat(samrad.get(text).body()).contains(LEFT).doesNotContain(SECRETS);
        byte[] pdf = samrad.bytes(files + "/" + copy.get("sha256").asString());
        assertThat(new String(pdf, ISO_8859_1)).doesNotContain(SECRETS);
        try (PDDocument opened = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(opened)).contains(LEFT).doesNotContain(SECRETS);
            assertThat(opened.getDocumentCatalog().getDocumentOutline().children())
                    .allMatch(entry -> SECRETS.stream().noneMatch(entry.getTitle()::contains));
            assertThat(new String(opened.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
                    .doesNotContain(SECRETS);
        }
    }

    /** Its words are found, those that are hidden are not, and what is hidden anew is found no more. */
    private static void copyIsSearchedAndNotTheFile(RunningSamrad samrad, String id, String file) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found(samrad, LEFT)).isOne());
        assertThat(samrad.get("/sok?q=" + LEFT).body())
                .contains("bilaga-1-avidentifierad.pdf")
                .doesNotContain(SECRETS);
        assertThat(found(samrad, IN_FILE)).isZero();
        assertThat(found(samrad, FILE_NAME)).isZero();
        act(samrad, id, "retract", "");
        assertThat(found(samrad, LEFT)).isZero();
        act(samrad, id, "redactions", """
            {"file":"%s","passages":[{"in":"text","quote":"%s","ground":"GDPR"},{"in":"text","quote":"%s","ground":"GDPR"}]}\
            """.formatted(file, IN_FILE, LEFT));
        act(samrad, id, "publish", "{\"files\":[\"" + file + "\"]}");
        assertThat(found(samrad, LEFT)).isZero();
        assertThat(samrad.get("/sok?q=" + LEFT).body()).doesNotContain("bilaga-1");
    }

    private static String record(RunningSamrad samrad, String id) {
        HttpResponse<String> seen = samrad.ask("GET", "/api/staff/responses/" + id, "", samrad.token(""));
        return new JsonMapper()
                .readTree(seen.body())
                .at("/supplements/0/record")
                .asString();
    }

    /** What every role of staff but one is told of a response. */
    private static List<String> staffAnswers(RunningSamrad samrad, String id) {
        String response = "/api/staff/responses/" + id;
        String all = "/api/staff/consultations/" + CONSULTATION;
        return List.of(
                        response,
                        response + "/proposals",
                        response + "/package",
                        all + "/responses",
                        all + "/bodies",
                        "/api/staff/responses?state=SEALED",
                        "/api/staff/work/matters?kind=TO_PUBLISH")
                .stream()
                .map(path -> samrad.ask("GET", path, "", samrad.token("")).body())
                .toList();
    }

    /** How many published responses a search finds. */
    private static int found(RunningSamrad samrad, String words) {
        return samrad.json("/api/public/responses?q=" + words).get("total").asInt();
    }

    private static void act(RunningSamrad samrad, String id, String act, String body) {
        HttpResponse<String> done = samrad.call("POST", "/api/responses/" + id + "/" + act, body);
        assertThat(done.statusCode()).as(act + ": " + done.body()).isEqualTo(200);
    }

    /** Where the texts that can be read now are answered. */
    private static String texts(RunningSamrad samrad, String... ids) {
        StringBuilder path = new StringBuilder("/api/public/responses/texts?");
        for (String id : ids) {
            String sha256 = samrad.json("/api/public/responses/" + id)
                    .at("/text/sha256")
                    .asString();
            path.append("of=").append(id).append('@').append(sha256).append('&');
        }
        return path.toString();
    }

    private static Map<String, HttpResponse<String>> answers(RunningSamrad samrad, List<String> ids, String texts) {
        Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
        String page = "/remisser/" + CONSULTATION;
        String api = "/api/public/consultations/" + CONSULTATION;
        for (String path : List.of(
                page,
                page + "/laget",
                page + "/laget.json",
                page + "/laget.csv",
                page + "/laget.xlsx",
                page + "/svar/publicerade",
                page + "/svar/publicerade.json",
                page + "/svar/publicerade.csv",
                page + "/fragor/1",
                "/svar/flode.atom",
                "/svar/flode.rss?remiss=" + CONSULTATION,
                "/svar/flode.json",
                "/sok?q=maskad",
                "/en/sok?q=nedtagen&remiss=" + CONSULTATION,
                "/api/public/responses?q=" + KEPT,
                "/api/public/responses?q=" + MASKED,
                "/api/public/responses?q=" + IN_FILE,
                "/sok?q=" + LEFT,
                "/api/public/responses?q=" + TAKEN_DOWN,
                api,
                api + "/tally",
                api + "/bodies",
                api + "/responses",
                "/",
                "/nyheter",
                "/nyheter/flode.atom",
                "/nyheter/flode.rss",
                "/nyheter/flode.json",
                "/kalender.ics",
                texts)) {
            answers.put(path, samrad.get(path));
        }
        for (String id : ids) {
            answers.put("/svar/" + id, samrad.get("/svar/" + id));
            answers.put("/en/svar/" + id, samrad.get("/en/svar/" + id));
            answers.put("/api/public/responses/" + id + "/files", samrad.get("/api/public/responses/" + id + "/files"));
            answers.put("/api/public/responses/" + id, samrad.get("/api/public/responses/" + id));
        }
        return answers;
    }
}
