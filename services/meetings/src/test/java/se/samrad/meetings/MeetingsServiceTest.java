package se.samrad.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.BodyEvent.BodyRegistered;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationDrafted;
import se.samrad.contracts.consultations.ConsultationEvent.SectionFiled;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.news.ThemeEvent.ThemeDefined;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.Neighbours;
import se.samrad.eventing.relay.Envelope;
import tools.jackson.databind.JsonNode;

/** The whole service over HTTP; those whose streams it asks for are stood in for. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {MeetingsApplication.class, Bench.Tokens.class},
        properties = "spring.config.name=meetings")
@ContextConfiguration(initializers = Bench.class)
class MeetingsServiceTest {
    private static final Neighbours NEIGHBOURS = new Neighbours();
    private static final String BODY = Bench.id("exempelby");
    private static final String PERSON = Bench.id("exempelperson");
    private static final String CONSULTATION = Bench.id("exempelremiss");
    private static final String THEME = Bench.id("exempeltema");
    private static final String STAFF = Bench.bearer("staff:registrator");

    static {
        body(BODY, false);
        body(PERSON, true);
        Facts facts = new Facts(
                "Exempel",
                Kind.REMISS,
                null,
                null,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 12, 1),
                List.of(),
                List.of(),
                null,
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
        ConsultationState draft = new ConsultationState(ConsultationState.Status.DRAFT, facts, null, null, null, null);
        happened(Vocabulary.CONSULTATIONS, CONSULTATION, new ConsultationDrafted(facts), draft);
        Section section =
                new Section("kapitel-1", "1", "Ett", 1, "Text", Section.SectionKind.CHAPTER, List.of(), List.of());
        happened(Vocabulary.CONSULTATIONS, CONSULTATION, new SectionFiled(1, section), draft);
        ThemeFacts theme = new ThemeFacts("Exempeltema", null, null);
        happened(Vocabulary.THEMES, THEME, new ThemeDefined(theme), theme);
    }

    private static Envelope body(String id, boolean person) {
        BodyFacts facts = new BodyFacts("Exempel", BodyType.MUNICIPALITY, null, null, List.of(), List.of(), person);
        return happened(Vocabulary.BODIES, id, new BodyRegistered(facts), facts);
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry properties) {
        properties.add("samrad.services.consultations", NEIGHBOURS::address);
        properties.add("samrad.services.news", NEIGHBOURS::address);
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
            String method, String path, @Nullable String body, @Nullable String token, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) request.header("Content-Type", "application/json");
        if (token != null) request.header("Authorization", token);
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String id, String body) throws Exception {
        return call("PUT", "/api/meetings/" + id, body, STAFF);
    }

    private JsonNode post(String id, String verb) throws Exception {
        HttpResponse<String> answer = call("POST", "/api/meetings/" + id + "/" + verb, null, STAFF);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static String meeting(String note) {
        return """
                {"type":"DIALOGUE_MEETING","title":"Dialogmöte","counterparts":["%s"],"when":"2024-05-21/2024-05-31",
                 "whenAsStated":"slutet av maj","format":"DIGITAL","place":"Exempelhuset","consultations":["%s"],
                 "note":"%s","viewpoints":[{"text":"Cykelstråket är viktigast.","section":"kapitel-1"}],"themes":["%s"]}""".formatted(BODY, CONSULTATION, note, THEME);
    }

    private String hash(String id) {
        Document last = database.getCollection("commits")
                .find(new Document("stream", "meetings/" + id))
                .sort(new Document("first", -1))
                .first();
        Document event =
                Objects.requireNonNull(last).getList("events", Document.class).getLast();
        return Json.MAPPER
                .readTree(event.getString("after"))
                .at("/facts/text/sha256")
                .asString();
    }

    private JsonNode texts(String id, String sha256, @Nullable String token) throws Exception {
        HttpResponse<String> answer = call("GET", "/api/public/meetings/texts?of=" + id + "@" + sha256, null, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    void aMeetingIsWrittenReadApprovedAndPublished() throws Exception {
        String id = Bench.id("mote");
        HttpResponse<String> created = put(id, meeting("Kommunen berättade."));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(created.headers().firstValue("Samrad-Position")).isPresent();
        String hash = hash(id);

        HttpResponse<String> same = put(id, meeting("Kommunen berättade."));
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(same.body()).contains("\"version\":1");
        assertThat(hash(id)).isEqualTo(hash);

        JsonNode shown = Json.MAPPER.readTree(
                call("GET", "/api/meetings/" + id, null, STAFF).body());
        assertThat(shown.get("note").asString()).isEqualTo("Kommunen berättade.");
        assertThat(shown.at("/viewpoints/0/section").asString()).isEqualTo("kapitel-1");
        assertThat(shown.get("state").asString()).isEqualTo("LOGGED");
        assertThat(shown.get("version").asInt()).isEqualTo(1);

        assertThat(texts(id, hash, null)).isEmpty();
        assertThat(texts(id, hash, STAFF)).hasSize(1);
        assertThat(texts(id, hash, Bench.bearer("body:" + BODY))).isEmpty();

        assertThat(post(id, "approve").get("version").asInt()).isEqualTo(2);
        assertThat(texts(id, hash, null)).isEmpty();
        assertThat(post(id, "publish").get("version").asInt()).isEqualTo(4);
        assertThat(post(id, "publish").get("version").asInt()).isEqualTo(4);
        assertThat(texts(id, hash, null).get(0).get("note").asString()).isEqualTo("Kommunen berättade.");
    }

    @Test
    void aChangedNoteIsPublicOnlyAfterANewApprovalAndOneTakenAwayIsGoneAtOnce() throws Exception {
        String id = Bench.id("mote");
        put(id, meeting("Första."));
        String first = hash(id);
        post(id, "approve");
        post(id, "publish");
        put(id, meeting("Andra."));
        String second = hash(id);
        post(id, "publish");
        assertThat(texts(id, first, null)).hasSize(1);
        assertThat(texts(id, second, null)).isEmpty();
        post(id, "approve");
        post(id, "publish");
        assertThat(texts(id, first, null)).isEmpty();
        assertThat(texts(id, second, null)).hasSize(1);
        put(id, "{\"type\":\"DIALOGUE_MEETING\",\"title\":\"Dialogmöte\"}");
        assertThat(texts(id, second, null)).isEmpty();
    }

    @Test
    void noEventAndNoTopicQuotesWhatWasSaid() throws Exception {
        String id = Bench.id("mote");
        put(id, meeting("Det här sades i förtroende."));
        String commits = database.getCollection("commits")
                .find(new Document("stream", "meetings/" + id))
                .into(new ArrayList<>())
                .toString();
        assertThat(commits).doesNotContain("förtroende").doesNotContain("Cykelstråket");
        Document rendition = database.getCollection("renditions")
                .find(new Document("_id", id + "@" + hash(id)))
                .first();
        assertThat(Objects.requireNonNull(rendition).getString("text"))
                .matches("(?s)\\{\"random\":\"[0-9a-f]{32}\".*förtroende.*");
    }

    @Test
    void eachWrongMemberIsNamed() throws Exception {
        HttpResponse<String> answer = put(Bench.id("mote"), """
                {"title":"Möte","type":"CONFERENCE","counterparts":["%s","finns-inte"],"when":"snart","consultations":["finns-inte"],
                 "viewpoints":[{"text":"Bra","section":"kapitel-9"}],"themes":["finns-inte"]}""".formatted(PERSON));
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode members = Json.MAPPER.readTree(answer.body()).get("members");
        Map<String, String> wrong = new TreeMap<>();
        members.forEach(member ->
                wrong.put(member.get("member").asString(), member.get("reason").asString()));
        assertThat(wrong)
                .isEqualTo(Map.of(
                        "counterparts[0]", "body-is-person",
                        "counterparts[1]", "unknown-body",
                        "when", "not-a-rough-date",
                        "consultations[0]", "unknown-consultation",
                        "viewpoints[0].section", "unknown-section",
                        "themes[0]", "unknown-theme"));
        assertThat(answer.body()).contains("Organisationen finns inte i registret.");
    }

    @Test
    void malformedRequestsChangeNothing() throws Exception {
        String id = Bench.id("mote");
        assertThat(put(id, "{\"type\":\"DIALOGUE_MEETING\",\"title\":\"M\",\"color\":1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(put(id, "{\"type\":\"PARTY\",\"title\":\"M\"}").body()).contains("not-one-of");
        assertThat(put(id, "{\"type\":\"DIALOGUE_MEETING\",\"title\":7}").statusCode())
                .isEqualTo(400);
        assertThat(put("a--b", "{\"type\":\"DIALOGUE_MEETING\",\"title\":\"M\"}")
                        .body())
                .contains("bad-id");
        assertThat(put("texts", "{\"type\":\"DIALOGUE_MEETING\",\"title\":\"M\"}")
                        .body())
                .contains("bad-id");
        assertThat(call("GET", "/api/meetings/" + id, null, STAFF).statusCode()).isEqualTo(404);
        assertThat(call("GET", "/api/public/meetings/texts?of=x", null, null).statusCode())
                .isEqualTo(422);
        assertThat(call("POST", "/api/meetings/" + id + "/approve", null, STAFF).statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyStaffComeIn() throws Exception {
        String body = "{\"type\":\"DIALOGUE_MEETING\",\"title\":\"M\"}";
        assertThat(call("PUT", "/api/meetings/mote", body, null).statusCode()).isEqualTo(401);
        assertThat(call("PUT", "/api/meetings/mote", body, Bench.bearer("body:" + BODY))
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("GET", "/api/meetings/mote", null, Bench.bearer("body:" + BODY))
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("DELETE", "/api/meetings/mote", null, STAFF).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aVersionThatSomebodyElseHasPassedIsAConflict() throws Exception {
        String id = Bench.id("mote");
        put(id, "{\"type\":\"CONFERENCE\",\"title\":\"Ett\"}");
        put(id, "{\"type\":\"CONFERENCE\",\"title\":\"Två\"}");
        HttpResponse<String> late = call(
                "PUT",
                "/api/meetings/" + id,
                "{\"type\":\"CONFERENCE\",\"title\":\"Tre\"}",
                STAFF,
                "If-Match",
                "\"1\"");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("\"expected\":1").contains("\"actual\":2");
    }

    @Test
    void whoSavesAMeetingTooLateIsShownWhatTheOtherWroteDownAndWhatTheySentThemselves() throws Exception {
        String id = Bench.id("mote");
        String meeting =
                "{\"type\":\"CONFERENCE\",\"title\":\"Ett\",\"note\":\"%s\",\"viewpoints\":[{\"text\":\"%s\"}]}";
        put(id, meeting.formatted("Först.", "Bron."));
        put(id, meeting.formatted("Kollegans.", "Hamnen."));
        HttpResponse<String> late =
                call("PUT", "/api/meetings/" + id, meeting.formatted("Min.", "Torget."), STAFF, "If-Match", "\"1\"");
        JsonNode both = Json.MAPPER.readTree(late.body());
        assertThat(both.at("/reason").asString()).isEqualTo("version-mismatch");
        assertThat(both.at("/saved/note").asString()).isEqualTo("Kollegans.");
        assertThat(both.at("/saved/viewpoints/0/text").asString()).isEqualTo("Hamnen.");
        assertThat(both.at("/saved/facts/title").asString()).isEqualTo("Ett");
        assertThat(both.at("/sent/note").asString()).isEqualTo("Min.");
        assertThat(call("GET", "/api/meetings/" + id, null, STAFF).body()).contains("Kollegans.");
    }

    @Test
    void aCancelledMeetingSaysWhyAndStaysCancelled() throws Exception {
        String id = Bench.id("mote");
        put(id, "{\"type\":\"CONFERENCE\",\"title\":\"Ett\"}");
        assertThat(call("POST", "/api/meetings/" + id + "/cancel", "{}", STAFF).body())
                .contains("\"member\":\"reason\"");
        assertThat(call("POST", "/api/meetings/" + id + "/cancel", "{\"reason\":\"Sjukdom\"}", STAFF)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused =
                call("POST", "/api/meetings/" + id + "/publish", null, STAFF, "Accept-Language", "en");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("meeting-cancelled").contains("The meeting is cancelled.");
    }

    @Test
    void whileTheOwnerIsAwayTheUnknownWaitsAndTheKnownDoesNot() throws Exception {
        String body = Bench.id("sentby");
        String id = Bench.id("mote");
        String request = "{\"type\":\"CONFERENCE\",\"title\":\"M\",\"counterparts\":[\"" + body + "\"]}";
        Envelope registered = body(body, false);
        NEIGHBOURS.away(true);
        HttpResponse<String> later = put(id, request);
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
        Neighbours.send(registered);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(put(id, request).statusCode()).isIn(200, 201));
    }

    @Test
    void manyAreImportedEachWithItsOwnOutcomeAndTheSameAgainChangesNothing() throws Exception {
        String one = Bench.id("mote");
        String two = Bench.id("mote");
        String list = """
                {"meetings":[{"id":"%s","type":"CONFERENCE","title":"Ett","whenAsStated":"nyligen"},
                             {"id":"%s","type":"NETWORK_MEETING","title":"Två","counterparts":["finns-inte"]},
                             {"id":"a--b","type":"NETWORK_MEETING","title":"Tre"},
                             {"id":"%s","type":"KICKOFF_MEETING","title":"Fyra","note":"Anteckning"}]}""".formatted(one, Bench.id("mote"), two);
        HttpResponse<String> answer = call("POST", "/api/meetings/imports", list, STAFF, "Idempotency-Key", "i-" + one);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(outcomes(answer)).containsExactly("NEW", "WRONG", "WRONG", "NEW");
        assertThat(answer.body()).contains("counterparts[0]: Organisationen finns inte i registret.");
        HttpResponse<String> repeated =
                call("POST", "/api/meetings/imports", list, STAFF, "Idempotency-Key", "i-" + one);
        assertThat(outcomes(repeated)).containsExactly("NEW", "WRONG", "WRONG", "NEW");
        HttpResponse<String> again = call("POST", "/api/meetings/imports", list, STAFF);
        assertThat(outcomes(again)).containsExactly("SAME", "WRONG", "WRONG", "SAME");
    }

    private static List<String> outcomes(HttpResponse<String> answer) {
        List<String> outcomes = new ArrayList<>();
        Json.MAPPER
                .readTree(answer.body())
                .get("items")
                .forEach(item -> outcomes.add(item.get("outcome").asString()));
        return outcomes;
    }

    private static Envelope happened(Vocabulary.Kind kind, String id, Object event, Object after) {
        return NEIGHBOURS.happened(
                kind.topic(), kind.stream() + "/" + id, Vocabulary.typeName(event.getClass()), event, after);
    }
}
