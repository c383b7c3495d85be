package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.samrad.eventing.Recurring;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.files.Attachments;
import se.samrad.responses.files.StandInScanner;
import se.samrad.responses.files.StandInScanner.Mood;

class ScanningTest extends WholeService {
    private static final StandInScanner SCANNER = new StandInScanner();
    private static Duration ahead = Duration.ZERO;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("samrad.clamav.host", () -> "127.0.0.1");
        registry.add("samrad.clamav.port", SCANNER::port);
        registry.add("samrad.clamav.timeout", () -> "2s");
    }

    @Autowired
    Attachments attachments;

    @Autowired
    @Qualifier("scanRound")
    Recurring scanning;

    @Autowired
    @Qualifier("draftLook")
    Recurring draftLook;

    @BeforeEach
    void well() {
        SCANNER.is(Mood.WELL);
        // Nobody remembers any longer that the scanner was away.
        ahead = ahead.plusHours(1);
        clock.moveBy(ahead);
    }

    private static byte[] harmless() {
        return ("Vi tillstyrker. " + Bench.id("text")).getBytes(UTF_8);
    }

    private static byte[] pest() {
        return (Bench.id("text") + " " + StandInScanner.EICAR).getBytes(UTF_8);
    }

    private static String names(Answer... stored) {
        List<String> hashes = new ArrayList<>();
        for (Answer one : stored) hashes.add("\"" + one.at("/sha256") + "\"");
        return "{\"text\":\"Hej.\",\"files\":[" + String.join(",", hashes) + "]}";
    }

    private static String file(String response, Answer stored) {
        return "/api/staff/responses/" + response + "/files/" + stored.at("/sha256");
    }

    private static List<String> entries(Answer zip) {
        List<String> names = new ArrayList<>();
        try (ZipInputStream entries =
                new ZipInputStream(new ByteArrayInputStream(zip.response().body()))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return names;
    }

    @Test
    void whatIsCleanIsReceivedAndReadAtOnce() {
        String body = body();
        Answer stored = upload(representative(body), "yttrande.txt", harmless()).is(201);
        assertThat(stored.at("/safety")).isEqualTo("CLEAN");
        String response = put(openConsultation(), body, representative(body), "k", names(stored))
                .is(201)
                .at("/response");
        get(file(response, stored), OFFICER).is(200);
        assertThat(get("/api/staff/responses/" + response, OFFICER).at("/files/0/safety"))
                .isEqualTo("CLEAN");
    }

    @Test
    void whatIsInfectedIsRefusedWhicheverRoadItCame() {
        byte[] pest = pest();
        uploadFor("k", "yttrande.txt", pest).is(422).member(0, "file", "file-infected");
        upload(OFFICER, "inskannat.txt", pest).is(422).member(0, "file", "file-infected");
        assertThatThrownBy(() -> attachments.take("mail", clock.instant(), "bilaga.txt", pest))
                .hasMessage("file-infected");
        assertThat(database.getCollection("contents").countDocuments(new Document("size", (long) pest.length)))
                .isZero();
        assertThat(attachments.take("mail", clock.instant(), "bilaga.txt", harmless()))
                .hasSize(64);
    }

    @ParameterizedTest
    @EnumSource(names = {"AWAY", "SILENT", "GARBLED", "FULL"})
    void withoutAVerdictTheAnswerIsReceivedAndTheFileWaits(Mood mood) {
        SCANNER.is(mood);
        String body = body();
        Answer stored = upload(representative(body), "yttrande.txt", harmless()).is(201);
        assertThat(stored.at("/safety")).isEqualTo("WAITING");
        String response = put(openConsultation(), body, representative(body), "k", names(stored))
                .is(201)
                .at("/response");
        get(file(response, stored), OFFICER).because(409, "file-waits");
        get("/api/staff/responses/" + response + "/package", REGISTRAR).because(409, "file-waits");
        scanning.round();
        assertThat(get("/api/staff/responses/" + response, OFFICER).at("/files/0/safety"))
                .isEqualTo("WAITING");

        SCANNER.is(Mood.WELL);
        clock.moveBy(Duration.ofMinutes(11));
        scanning.round();

        get(file(response, stored), OFFICER).is(200);
        assertThat(entries(get("/api/staff/responses/" + response + "/package", REGISTRAR)
                        .is(200)))
                .contains("filer/01-yttrande.txt");
    }

    @Test
    void whatTurnsOutToBeInfectedIsNeverHandedOutAndTheRestIs() {
        SCANNER.is(Mood.AWAY);
        String body = body();
        Answer bad = upload(representative(body), "bilaga.txt", pest()).is(201);
        Answer good = upload(representative(body), "yttrande.txt", harmless()).is(201);
        String response = put(openConsultation(), body, representative(body), "k", names(bad, good))
                .is(201)
                .at("/response");
        SCANNER.is(Mood.WELL);
        scanning.round();

        get(file(response, bad), OFFICER).because(409, "file-infected");
        get(file(response, good), OFFICER).is(200);
        assertThat(get("/api/staff/responses/" + response, OFFICER).at("/files/0/safety"))
                .isEqualTo("INFECTED");
        Answer handedOver =
                get("/api/staff/responses/" + response + "/package", REGISTRAR).is(200);
        assertThat(entries(handedOver)).contains("filer/01-yttrande.txt").noneMatch(name -> name.contains("bilaga"));
        uploadFor("k", "igen.txt", harmless()).is(201);
    }

    @Test
    void whatCameToADraftWhileTheScannerWasAwayIsLookedThroughThere() {
        SCANNER.is(Mood.AWAY);
        String consultation = openConsultation();
        String body = body();
        String token = representative(body);
        String draft = draft(consultation, body);
        byte[] statement = harmless();
        String bad =
                uploadTo(draft + "/files", token, "bilaga.txt", pest()).is(201).at("/id");
        String good = uploadTo(draft + "/files", token, "yttrande.txt", statement)
                .is(201)
                .at("/id");
        get(draft + "/files/" + good, token).because(409, "file-waits");
        SCANNER.is(Mood.WELL);
        clock.moveBy(Duration.ofMinutes(1));
        draftLook.round();

        assertThat(get(draft + "/files/" + good, token).is(200).response().body())
                .isEqualTo(statement);
        get(draft + "/files/" + bad, token).because(409, "file-infected");
        Answer seen = get(draft, token).is(200);
        String both = "{\"files\":[\"" + seen.at("/files/0/sha256") + "\",\"" + seen.at("/files/1/sha256") + "\"]}";
        Answer receipt = put(consultation, body, token, "k", both).is(201);
        assertThat(receipt.json().at("/files")).hasSize(1);
        assertThat(receipt.at("/files/0/name")).isEqualTo("yttrande.txt");
    }

    @Test
    void aFileFoundOutBeforeTheAnswerIsSentIsLeftOutAndNamed() {
        SCANNER.is(Mood.AWAY);
        String body = body();
        Answer bad = upload(representative(body), "bilaga.txt", pest()).is(201);
        Answer good = upload(representative(body), "yttrande.txt", harmless()).is(201);
        SCANNER.is(Mood.WELL);
        scanning.round();
        String consultation = openConsultation();
        String alone = "{\"files\":[\"" + bad.at("/sha256") + "\"]}";
        put(consultation, body, representative(body), "k1", alone).is(422).member(0, "files[0]", "file-infected");

        Answer receipt = put(consultation, body, representative(body), "k2", names(bad, good))
                .is(201);

        assertThat(receipt.json().at("/files")).hasSize(1);
        assertThat(receipt.at("/files/0/sha256")).isEqualTo(good.at("/sha256"));
        Document details = database.getCollection("details")
                .find(new Document("response", receipt.at("/response")))
                .first();
        assertThat(String.valueOf(details)).contains("bilaga.txt", "file-infected");
    }
}
