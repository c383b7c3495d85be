package se.samrad.responses.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.samrad.eventing.Command;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.MovableClock;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.files.StandInScanner;
import se.samrad.responses.files.StandInScanner.Mood;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the authority's own diary gets of an e-mail is the e-mail too. */
class MessageInPackageTest extends WithMailbox {
    private static final String EML = "meddelanden/01-meddelande.eml";
    private static final StandInScanner SCANNER = new StandInScanner();
    private static Duration ahead = Duration.ZERO;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("samrad.clamav.host", () -> "127.0.0.1");
        registry.add("samrad.clamav.port", SCANNER::port);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        MovableClock movable() {
            return new MovableClock();
        }
    }

    @Autowired
    private MovableClock movable;

    @Autowired
    private MongoDatabase database;

    @Value("${local.server.port}")
    private int port;

    /** Nobody remembers any longer that the scanner was away. */
    @BeforeEach
    void well() {
        SCANNER.is(Mood.WELL);
        ahead = ahead.plusHours(1);
        movable.moveBy(ahead);
    }

    @AfterEach
    void backToNow() {
        movable.putBack();
    }

    private HttpResponse<byte[]> ask(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", Bench.bearer("staff:registrator"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private Map<String, byte[]> packed(ResponseId response) throws Exception {
        HttpResponse<byte[]> answer = ask("GET", "/api/staff/responses/" + response.text() + "/package", "");
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                entries.put(entry.getName(), zip.readAllBytes());
        }
        return entries;
    }

    private static JsonNode metadata(Map<String, byte[]> entries) {
        return new JsonMapper().readTree(entries.get("metadata.json"));
    }

    private static List<String> kept(Map<String, byte[]> entries) {
        return metadata(entries)
                .get("messagesKept")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private Case withNote() {
        Case one = newCase();
        mailbox.put(one.letter()
                .words("Vi tillstyrker.")
                .with("anteckning.txt", "Mer".getBytes(UTF_8))
                .sent());
        round();
        return one;
    }

    /** A file of it, and the message itself. */
    private String file(Case one) {
        return received(one.response()).getFirst().files().getFirst().sha256();
    }

    @Test
    void theMessageIsInItByteForByteWithItsSizeAndChecksum() throws Exception {
        Case one = newCase();
        byte[] message = one.letter()
                .words("Vi tillstyrker.")
                .with("anteckning.txt", "Mer".getBytes(UTF_8))
                .sent();
        mailbox.put(message);
        round();

        Map<String, byte[]> entries = packed(one.response());

        assertThat(entries.keySet())
                .containsExactly("metadata.json", "metadata.xml", "svar.pdf", "filer/01-anteckning.txt", EML);
        assertThat(entries.get(EML)).isEqualTo(message);
        JsonNode told = metadata(entries).get("files").get(2);
        assertThat(told.get("path").asString()).isEqualTo(EML);
        assertThat(told.get("size").asInt()).isEqualTo(message.length);
        assertThat(told.get("sha256").asString()).isEqualTo(Command.sha256(message));
        assertThat(kept(entries)).isEmpty();
    }

    @Test
    void itHoldsEveryFileSoWhereOneIsMaliciousOrSealedOffItStaysAndTheMetadataSaysSo() throws Exception {
        Case malicious = withNote();
        database.getCollection("intakeMails")
                .updateOne(
                        Filters.eq("_id", mail(malicious).id()),
                        Updates.push("mail.refused", new Document("name", "a.js").append("reason", "file-infected")));
        assertThat(packed(malicious.response())).doesNotContainKey(EML);
        assertThat(kept(packed(malicious.response()))).containsExactly("MALICIOUS");

        Case sealed = withNote();
        assertThat(packed(sealed.response())).containsKey(EML);
        String seal = "{\"reason\":\"Exempel.\",\"files\":[\"" + file(sealed) + "\"]}";
        assertThat(ask("POST", "/api/responses/" + sealed.response().text() + "/seal", seal)
                        .statusCode())
                .isEqualTo(200);
        assertThat(packed(sealed.response())).doesNotContainKey(EML);
        assertThat(kept(packed(sealed.response()))).containsExactly("SEALED_OFF");
    }

    @Test
    void itIsLookedThroughAsAWholeForWhatIsNotReceivedAsAFile() throws Exception {
        Case malicious = newCase();
        mailbox.put(malicious.letter().words("Hej. " + StandInScanner.EICAR).sent());
        round();
        assertThat(packed(malicious.response())).doesNotContainKey(EML);
        assertThat(kept(packed(malicious.response()))).containsExactly("MALICIOUS");
        String inTheQueue = "/api/staff/intake/%s/message";
        HttpResponse<byte[]> kept =
                ask("GET", inTheQueue.formatted(mail(malicious).id()), "");
        assertThat(kept.statusCode()).isEqualTo(409);
        assertThat(new String(kept.body(), UTF_8)).contains("file-infected");

        Case one = withNote();
        assertThat(ask("GET", inTheQueue.formatted(mail(one).id()), "").statusCode())
                .isEqualTo(200);
        SCANNER.is(Mood.GARBLED);
        assertThat(packed(one.response())).doesNotContainKey(EML);
        assertThat(kept(packed(one.response()))).containsExactly("NOT_LOOKED_THROUGH");
        SCANNER.is(Mood.WELL);
        assertThat(packed(one.response())).containsKey(EML);
        SCANNER.is(Mood.AWAY);
        HttpResponse<byte[]> later =
                ask("GET", "/api/staff/responses/" + one.response().text() + "/package", "");
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(new String(later.body(), UTF_8)).contains("file-waits");
    }

    @Test
    void ofTwoThatArrivedInTheSameMomentNeitherIsTakenForTheOther() throws Exception {
        Case one = withNote();
        Document twin = Objects.requireNonNull(database.getCollection("intakeMails")
                .find(Filters.eq("_id", mail(one).id()))
                .first());
        database.getCollection("intakeMails").insertOne(twin.append("_id", twin.getString("_id") + "-2"));

        assertThat(packed(one.response())).doesNotContainKey(EML);
        assertThat(kept(packed(one.response()))).containsExactly("SAME_MOMENT");
    }
}
