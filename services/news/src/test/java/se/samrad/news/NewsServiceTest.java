package se.samrad.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationDrafted;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.Neighbours;
import se.samrad.eventing.relay.Envelope;
import tools.jackson.databind.JsonNode;

/** The whole service over HTTP; the owner of consultations is stood in for. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {NewsApplication.class, Bench.Tokens.class},
        properties = "spring.config.name=news")
@ContextConfiguration(initializers = Bench.class)
class NewsServiceTest {
    private static final Neighbours NEIGHBOURS = new Neighbours();
    private static final String CONSULTATION = Bench.id("exempelremiss");
    private static final String WRITER = Bench.bearer("staff:kommunikator");

    static {
        consultation(CONSULTATION);
    }

    private static Envelope consultation(String id) {
        LocalDate day = LocalDate.of(2026, 11, 1);
        Facts facts = new Facts(
                "Exempel",
                Kind.REMISS,
                null,
                null,
                day,
                day.plusDays(30),
                List.of(),
                List.of(),
                null,
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
        return happened(
                Vocabulary.CONSULTATIONS,
                id,
                new ConsultationDrafted(facts),
                new ConsultationState(ConsultationState.Status.DRAFT, facts, null, null, null, null));
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry properties) {
        properties.add("samrad.services.consultations", NEIGHBOURS::address);
    }

    @AfterAll
    static void close() {
        NEIGHBOURS.close();
    }

    @Value("${local.server.port}")
    int port;

    @Autowired
    MongoDatabase database;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void everybodyIsThere() {
        NEIGHBOURS.away(false);
    }

    private HttpResponse<String> call(
            String method, String path, String type, @Nullable String body, @Nullable String token, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) request.header("Content-Type", type);
        if (token != null) request.header("Authorization", token);
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> json(String method, String path, @Nullable String body) throws Exception {
        return call(method, path, "application/json", body, WRITER);
    }

    private void theme(String id, String name) throws Exception {
        assertThat(json("PUT", "/api/themes/" + id, "{\"name\":\"" + name + "\"}")
                        .statusCode())
                .isIn(200, 201);
    }

    /** How the item stands for everybody, by the last event that told something. */
    private JsonNode open(String id) {
        Document last = database.getCollection("commits")
                .find(new Document("stream", "news/" + id))
                .sort(new Document("first", -1))
                .first();
        Document event =
                Objects.requireNonNull(last).getList("events", Document.class).getLast();
        Document told = Objects.requireNonNull(event.get("public", Document.class));
        return Json.MAPPER.readTree(told.getString("after"));
    }

    @Test
    void anItemIsWrittenPublishedCorrectedAndWithdrawn() throws Exception {
        String theme = Bench.id("tema");
        theme(theme, "Tema " + theme);
        String id = Bench.id("nyhet");
        String body = """
                {"title":"Rubrik","lead":"Ingress","body":"**Text**","themes":["%s"],"consultations":["%s"]}""".formatted(theme, CONSULTATION);
        HttpResponse<String> created = json("PUT", "/api/news/" + id, body);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Samrad-Position")).isPresent();
        assertThat(json("PUT", "/api/news/" + id, body).statusCode()).isEqualTo(200);

        HttpResponse<String> published = json("POST", "/api/news/" + id + "/publish", null);
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        assertThat(json("POST", "/api/news/" + id + "/publish", null).body()).contains("\"version\":2");
        assertThat(open(id).get("publishedOn").asString())
                .isEqualTo(Deadline.day(Clock.systemUTC().instant()).toString());
        HttpResponse<String> put = json("PUT", "/api/news/" + id, "{\"title\":\"Annan\"}");
        assertThat(put.statusCode()).isEqualTo(422);
        assertThat(put.body()).contains("use-correct").contains("Rätta den i stället");

        assertThat(json("POST", "/api/news/" + id + "/correct", "{\"title\":\"Annan\"}")
                        .body())
                .contains("\"member\":\"note\"");
        assertThat(json("POST", "/api/news/" + id + "/correct", "{\"title\":\"Annan\",\"note\":\"Fel.\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(open(id).at("/facts/title").asString()).isEqualTo("Annan");
        assertThat(open(id).at("/facts/lead").asString()).isEqualTo("Ingress");
        assertThat(open(id).get("corrections").asInt()).isEqualTo(1);

        assertThat(json("POST", "/api/news/" + id + "/withdraw", null).statusCode())
                .isEqualTo(200);
        assertThat(open(id).get("withdrawn").asBoolean()).isTrue();
        assertThat(open(id).has("facts")).isFalse();
        JsonNode shown =
                Json.MAPPER.readTree(json("GET", "/api/news/" + id, null).body());
        assertThat(shown.get("status").asString()).isEqualTo("WITHDRAWN");
        assertThat(shown.get("version").asInt()).isEqualTo(4);
    }

    private JsonNode late(String method, String path, String body) throws Exception {
        HttpResponse<String> late = call(method, path, "application/json", body, WRITER, "If-Match", "\"1\"");
        assertThat(late.statusCode()).isEqualTo(409);
        JsonNode both = Json.MAPPER.readTree(late.body());
        assertThat(both.at("/reason").asString()).isEqualTo("version-mismatch");
        assertThat(both.at("/sent")).isEqualTo(Json.MAPPER.readTree(body));
        return both;
    }

    @Test
    void whoSavesAnItemOrAThemeTooLateIsShownWhatTheOtherSavedAndNothingChanges() throws Exception {
        String item = "/api/news/" + Bench.id("nyhet");
        String text = "{\"title\":\"Exempel\",\"lead\":\"Kort.\",\"body\":\"%s\"}";
        json("PUT", item, text.formatted("Först."));
        json("PUT", item, text.formatted("Kollegans."));
        JsonNode both = late("PUT", item, text.formatted("Min."));
        assertThat(both.at("/saved/facts/body").asString()).isEqualTo("Kollegans.");
        json("POST", item + "/publish", null);
        both = late("POST", item + "/correct", "{\"body\":\"Min.\",\"note\":\"Fel.\"}");
        assertThat(both.at("/saved/facts/body").asString()).isEqualTo("Kollegans.");
        assertThat(both.at("/saved/status").asString()).isEqualTo("PUBLISHED");
        assertThat(json("GET", item, null).body()).contains("Kollegans.");

        String theme = "/api/themes/" + Bench.id("tema");
        json("PUT", theme, "{\"name\":\"Först\"}");
        json("PUT", theme, "{\"name\":\"Kollegans\"}");
        both = late("PUT", theme, "{\"name\":\"Mitt\"}");
        assertThat(both.at("/saved/name").asString()).isEqualTo("Kollegans");
        assertThat(json("GET", theme, null).body()).contains("Kollegans");
    }

    @Test
    void eachWrongMemberIsNamed() throws Exception {
        HttpResponse<String> answer = json(
                "PUT",
                "/api/news/" + Bench.id("nyhet"),
                "{\"title\":\"\",\"themes\":[\"finns-inte\"],\"consultations\":[\"finns-inte\"]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"member\":\"title\"")
                .contains("\"member\":\"themes[0]\"")
                .contains("unknown-theme")
                .contains("\"member\":\"consultations[0]\"")
                .contains("unknown-consultation");
        assertThat(json("PUT", "/api/news/nyhet", "{\"title\":\"A\",\"colour\":\"red\"}")
                        .body())
                .contains("unknown-member");
        assertThat(json("PUT", "/api/themes/a--b", "{\"name\":\"A\"}").body()).contains("bad-id");
        assertThat(json("GET", "/api/themes/finns-inte", null).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyCommunicatorsComeIn() throws Exception {
        String body = "{\"title\":\"A\",\"name\":\"A\"}";
        for (String path : List.of("/api/news/nyhet", "/api/themes/tema")) {
            assertThat(call("PUT", path, "application/json", body, null).statusCode())
                    .isEqualTo(401);
            assertThat(call("PUT", path, "application/json", body, Bench.bearer("staff:handlaggare"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(call("POST", "/api/news/imports", "text/plain", "x", Bench.bearer("staff:admin"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whileTheOwnerIsAwayTheUnknownWaitsAndTheKnownDoesNot() throws Exception {
        String consultation = Bench.id("sen");
        Envelope drafted = consultation(consultation);
        String body = "{\"title\":\"A\",\"consultations\":[\"" + consultation + "\"]}";
        String path = "/api/news/" + Bench.id("nyhet");
        NEIGHBOURS.away(true);
        HttpResponse<String> later = json("PUT", path, body);
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
        Neighbours.send(drafted);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(json("PUT", path, body).statusCode()).isIn(200, 201));
    }

    @Test
    void theRealPageGivesSixteenItemsInItsOrderWithTheirThemes() throws Exception {
        JsonNode facts = Json.MAPPER.readTree(resource("news.json"));
        Map<String, String> slugs = new HashMap<>();
        for (JsonNode theme : facts.get("themes")) {
            slugs.put(theme.get("name").asString(), theme.get("slug").asString());
            theme(theme.get("slug").asString(), theme.get("name").asString());
        }
        String page = resource("page.txt");
        String path = "/api/news/imports";
        JsonNode preview = items(call("POST", path + "?preview=true", "text/plain", page, WRITER));
        assertThat(preview)
                .hasSize(16)
                .allMatch(item -> item.get("outcome").asString().equals("NEW"));
        assertThat(json("GET", "/api/news/dialogmote-med-varmdo-kommun", null).statusCode())
                .isEqualTo(404);

        HttpResponse<String> first = call("POST", path, "text/plain", page, WRITER, "Idempotency-Key", "page");
        JsonNode imported = items(first);
        assertThat(imported)
                .hasSize(16)
                .allMatch(item -> item.get("outcome").asString().equals("NEW"));
        long above = Long.MAX_VALUE;
        for (int i = 0; i < 16; i++) {
            JsonNode fact = facts.get("items").get(i);
            String id = imported.get(i).get("id").asString();
            assertThat(id).isEqualTo(fact.get("slug").asString());
            JsonNode open = open(id);
            assertThat(open.at("/facts/title").asString())
                    .isEqualTo(fact.get("title").asString());
            assertThat(open.at("/facts/lead").asString())
                    .isEqualTo(fact.get("summary").asString());
            List<String> themes = new ArrayList<>();
            open.at("/facts/themes").forEach(theme -> themes.add(theme.asString()));
            List<String> expected = new ArrayList<>();
            fact.get("themes").forEach(theme -> expected.add(Objects.requireNonNull(slugs.get(theme.asString()))));
            assertThat(themes).isEqualTo(expected);
            assertThat(open.at("/facts/consultations")).isEmpty();
            assertThat(open.has("publishedOn")).isFalse();
            assertThat(open.get("rank").asLong()).isLessThan(above);
            above = open.get("rank").asLong();
        }

        assertThat(call("POST", path, "text/plain", page, WRITER, "Idempotency-Key", "page")
                        .body())
                .isEqualTo(first.body());
        assertThat(items(call("POST", path, "text/plain; charset=utf-8", page, WRITER)))
                .allMatch(item -> item.get("outcome").asString().equals("SAME"));

        String later = Bench.id("nyhet");
        json("PUT", "/api/news/" + later, "{\"title\":\"Senare\"}");
        json("POST", "/api/news/" + later + "/publish", null);
        assertThat(open(later).get("rank").asLong())
                .isGreaterThan(
                        open(imported.get(0).get("id").asString()).get("rank").asLong());
    }

    @Test
    void aFeedIsReadWithItsDaysAndWhatCannotBeReadIsRefusedWhole() throws Exception {
        String theme = Bench.id("tema");
        theme(theme, theme);
        String title = "Flöde " + theme;
        String feed = """
                {"version":"https://jsonfeed.org/version/1.1","title":"Nyheter","items":[
                 {"id":"1","title":"%s","content_text":"Text.","date_published":"2024-06-03T10:00:00Z","tags":["%s"]}]}""".formatted(title, theme);
        JsonNode imported = items(call("POST", "/api/news/imports", "application/feed+json", feed, WRITER));
        assertThat(imported.get(0).get("outcome").asString()).isEqualTo("NEW");
        JsonNode open = open(imported.get(0).get("id").asString());
        assertThat(open.get("publishedOn").asString()).isEqualTo("2024-06-03");
        assertThat(items(call(
                                "POST",
                                "/api/news/imports",
                                "application/feed+json",
                                feed.replace("Text.", "Annan text."),
                                WRITER))
                        .get(0)
                        .get("problem")
                        .asString())
                .contains("samma rubrik");

        HttpResponse<String> unknown = call(
                "POST",
                "/api/news/imports",
                "application/feed+json",
                feed.replace("[\"" + theme, "[\"finns inte"),
                WRITER);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("unknown-theme").contains(title);
        assertThat(call("POST", "/api/news/imports", "application/rss+xml", "<rss", WRITER)
                        .statusCode())
                .isEqualTo(422);
        assertThat(call("POST", "/api/news/imports", "application/pdf", "x", WRITER)
                        .statusCode())
                .isEqualTo(415);
        assertThat(call("POST", "/api/news/imports", "text/plain", "x".repeat(5_000_001), WRITER)
                        .statusCode())
                .isEqualTo(413);
    }

    private static String feed(String... titles) {
        List<Map<String, String>> items = new ArrayList<>();
        for (String title : titles) items.add(Map.of("id", title, "title", title, "content_text", "Text."));
        return Json.write(Map.of("version", "https://jsonfeed.org/version/1.1", "title", "Nyheter", "items", items));
    }

    private HttpResponse<String> imported(String query, String feed) throws Exception {
        return call("POST", "/api/news/imports" + query, "application/feed+json", feed, WRITER);
    }

    @Test
    void itemsThatAreTakenInBelongToTheConsultationsThatTheImportNames() throws Exception {
        String linked = Bench.id("lankad");
        String other = Bench.id("annan");
        String feed = feed(linked, other);
        assertThat(items(imported("?about=" + linked + "@" + CONSULTATION, feed)))
                .allMatch(item -> item.get("outcome").asString().equals("NEW"));
        assertThat(open(linked).at("/facts/consultations").valueStream().map(JsonNode::asString))
                .containsExactly(CONSULTATION);
        assertThat(open(other).at("/facts/consultations")).isEmpty();
        assertThat(items(imported("?about=" + linked + "@" + CONSULTATION, feed)))
                .allMatch(item -> item.get("outcome").asString().equals("SAME"));
    }

    @Test
    void anImportThatNamesWhatIsNotThereTakesNothingIn() throws Exception {
        String id = Bench.id("nyhet");
        HttpResponse<String> refused = imported(
                "?about=" + id + "@" + CONSULTATION + "&about=" + id + "@finns-inte&about=finns-inte@" + CONSULTATION
                        + "&about=" + id,
                feed(id));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Json.MAPPER
                        .readTree(refused.body())
                        .get("members")
                        .valueStream()
                        .map(member -> member.get("member").asString() + " "
                                + member.get("reason").asString()))
                .containsExactly(
                        "about[1] unknown-consultation", "about[2] unknown-item", "about[3] unknown-consultation");
        assertThat(json("GET", "/api/news/" + id, null).statusCode()).isEqualTo(404);
    }

    @Test
    void whichConsultationsAPublishedItemIsAboutCanBePutRight() throws Exception {
        String id = Bench.id("nyhet");
        items(imported("", feed(id)));
        String correction = "{\"consultations\":[\"%s\"],\"note\":\"Samrådet saknades.\"}";
        assertThat(json("POST", "/api/news/" + id + "/correct", correction.formatted("finns-inte"))
                        .body())
                .contains("unknown-consultation")
                .contains("\"member\":\"consultations[0]\"");
        assertThat(json("POST", "/api/news/" + id + "/correct", correction.formatted(CONSULTATION))
                        .statusCode())
                .isEqualTo(200);
        assertThat(open(id).at("/facts/consultations/0").asString()).isEqualTo(CONSULTATION);
        assertThat(open(id).at("/facts/title").asString()).isEqualTo(id);
        assertThat(open(id).get("corrections").asInt()).isEqualTo(1);
    }

    private static JsonNode items(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body()).get("items");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = NewsServiceTest.class.getResourceAsStream("/imports/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Envelope happened(Vocabulary.Kind kind, String id, Object event, Object after) {
        return NEIGHBOURS.happened(
                kind.topic(), kind.stream() + "/" + id, Vocabulary.typeName(event.getClass()), event, after);
    }
}
