package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import se.samrad.eventing.bench.Bench;

/** What is sealed off is read by the security role and by nobody else. */
@TestPropertySource(properties = "samrad.sealing.contact=Säkerhetsskyddschefen, 010-000 00 00")
class SealingTest extends WholeService {
    private static final String SECURITY = Bench.bearer("staff:sakerhet");
    private static final String EVERY_OTHER =
            Bench.bearer("staff:handlaggare", "staff:registrator", "staff:kommunikator", "staff:admin");
    private static final String FILE_WORD = "Filord-3308";
    private static final String FILE_NAME = "Filnamn-5521.txt";
    private static final String SEAL = "{\"reason\":\"Kan röra Sveriges säkerhet.\",\"authority\":\"Regionstyrelsen\"}";

    /** In this test's answer alone: the others' can be searched too. */
    private final String word = Bench.id("hemligt");

    private final String consultation = openConsultation();
    private String body = "";
    private String response = "";
    private String receipt = "";
    private String file = "";
    private String other = "";
    private String text = "";

    /** A published answer with two files, and a copy of it handed out. */
    private void answer() {
        body = body();
        file = upload(representative(body), FILE_NAME, (FILE_WORD + " i en fil.").getBytes(UTF_8))
                .at("/sha256");
        other = upload(representative(body), "annan.txt", "En annan fil.".getBytes(UTF_8))
                .at("/sha256");
        Answer given =
                put(consultation, body, representative(body), "nyckel", said()).is(201);
        response = given.at("/response");
        receipt = given.at("/url").replace("/kvittens/", "/api/receipts/");
        act(response, "register", "{\"subject\":\"Rubrik-6640\"}").is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
        act(response, "publish", null).is(200);
        text = get("/api/staff/responses/" + response, REGISTRAR).at("/rendition/sha256");
    }

    private String said() {
        return """
            {"position":"OPPOSES","text":"Svaret är %s.","reference":"Beteckning-2284","files":["%s","%s"],
             "sections":[{"section":"utgangslage","position":"SUPPORTS","text":"Avsnitt-9912."}]}
            """.formatted(word, file, other);
    }

    private Answer seal(String content) {
        return act(response, "seal", content);
    }

    private Answer asSecurity(String method, String path, String content) {
        return send(method, path, SECURITY, content);
    }

    private List<Answer> everyAnswer() {
        List<Answer> all = new ArrayList<>();
        String staff = "/api/staff/responses/" + response;
        for (String token : List.of(REGISTRAR, OFFICER, EVERY_OTHER, representative(body))) {
            for (String path : List.of(
                    staff,
                    staff + "/files/" + file,
                    staff + "/package",
                    staff + "/proposals",
                    "/api/public/responses/texts?of=" + response + "@" + text,
                    "/api/consultations/" + consultation + "/responses/" + body)) {
                all.add(get(path, token));
            }
        }
        for (String path : List.of(
                receipt,
                receipt + "/pdf",
                "/api/public/responses?q=" + word,
                "/api/public/responses?q=" + consultation,
                "/api/public/responses/texts?of=" + response + "@" + text)) {
            all.add(get(path, null));
        }
        all.add(put(consultation, body, representative(body), "nyckel", said()));
        return all;
    }

    @Test
    void noAnswerSaysWhatIsSealedOffFromTheMomentThatItIs() {
        answer();
        assertThat(everyAnswer()).as("before").anyMatch(answer -> answer.text().contains(word));
        seal(SEAL).is(200);

        for (Answer answer : everyAnswer()) {
            String asked = answer.response().request().uri().getPath();
            assertThat(answer.text().replace(asked, ""))
                    .as(asked)
                    .doesNotContain(word, FILE_WORD, FILE_NAME, "Avsnitt-9912", "OPPOSES", "Beteckning-2284")
                    .doesNotContain("Rubrik-6640", "Kan röra Sveriges säkerhet", file);
        }
        Answer seen = get("/api/staff/responses/" + response, OFFICER).is(200);
        assertThat(seen.at("/status")).isEqualTo("SEALED");
        assertThat(seen.at("/bodyName")).isNotBlank();
        assertThat(seen.at("/documentNumber")).isNotBlank();
        assertThat(seen.at("/arrived/day")).isNotBlank();
        assertThat(seen.at("/sealed/contact")).isEqualTo("Säkerhetsskyddschefen, 010-000 00 00");
        assertThat(get(receipt, null).at("/status")).isEqualTo("SEALED");
        get("/api/staff/responses/" + response + "/files/" + file, REGISTRAR).because(409, "sealed-off");
        get("/api/staff/responses/" + response + "/package", REGISTRAR).because(409, "sealed-off");
        get(receipt + "/pdf", null).because(409, "sealed-off");
    }

    @Test
    void theSecurityRoleReadsItAndNothingElse() {
        answer();
        String path = "/api/staff/responses/" + response;
        get(path, SECURITY).is(404);
        seal(SEAL).is(200);
        Answer seen = get(path, SECURITY).is(200);
        assertThat(seen.text()).contains(word, FILE_NAME, "Kan röra Sveriges säkerhet.");
        assertThat(get(path + "/files/" + file, SECURITY).is(200).text()).contains(FILE_WORD);
        get(path + "/package", SECURITY).is(200);
        get(path + "/proposals", SECURITY).is(403);
    }

    @Test
    void nothingOfItIsAssessedMaskedPublishedOrCopied() {
        answer();
        String request = send("POST", "/api/responses/" + response + "/copy-requests", REGISTRAR, "{}")
                .is(200)
                .at("/request");
        String copies = "/api/staff/copy-requests/" + request;
        send("POST", copies + "/give", REGISTRAR, "{}").is(200);
        assertThat(get(copies + "/copy", REGISTRAR).is(200).text()).startsWith("PK");
        seal(SEAL).is(200);

        get(copies + "/copy", REGISTRAR).because(422, "sealed-off");
        String later = send("POST", "/api/responses/" + response + "/copy-requests", REGISTRAR, "{}")
                .is(200)
                .at("/request");
        send("POST", "/api/staff/copy-requests/" + later + "/give", REGISTRAR, "{}")
                .because(422, "sealed-off");
        act(response, "publish", null).because(422, "sealed-off");
        act(response, "assess-secrecy", "{\"secret\":false}").because(422, "sealed-off");
        act(response, "redactions", "{\"passages\":[{\"in\":\"text\",\"quote\":\"" + word + "\",\"ground\":\"GDPR\"}]}")
                .because(422, "sealed-off");
        send(
                        "POST",
                        "/api/staff/copy-requests/" + later + "/refuse",
                        REGISTRAR,
                        "{\"provision\":\"OSL 15 kap. 2 §\",\"reason\":\"Avskilt.\"}")
                .is(200);
    }

    @Test
    void onlyTheSecurityRoleTakesTheSealAwayAndItReturnsToTheWebByHandAlone() {
        answer();
        seal(SEAL).is(200);
        String unseal = "/api/responses/" + response + "/unseal";
        send("POST", unseal, EVERY_OTHER, "{\"reason\":\"Nej.\"}").is(403);
        send("POST", unseal, representative(body), "{\"reason\":\"Nej.\"}").is(403);
        asSecurity("POST", unseal, "{}").member(0, "reason", "missing");
        asSecurity("POST", unseal, "{\"reason\":\"Prövat: inget är klassificerat.\"}")
                .is(200);

        assertThat(get("/api/staff/responses/" + response, REGISTRAR).text()).contains(word, "Rubrik-6640");
        assertThat(get(receipt, null).at("/status")).isEqualTo("RETRACTED");
        assertThat(get("/api/public/responses/texts?of=" + response + "@" + text, null)
                        .text())
                .isEqualTo("[]");
        act(response, "publish", null).is(200);
        assertThat(get("/api/public/responses/texts?of=" + response + "@" + text, null)
                        .text())
                .contains(word);
        get("/api/staff/responses/" + response, SECURITY).is(404);
    }

    @Test
    void oneFileIsSealedOffAndTheRestIsAsBefore() {
        answer();
        seal("{\"reason\":\"Fel bilaga.\",\"files\":[\"" + file + "\"]}").is(200);
        Answer seen = get("/api/staff/responses/" + response, REGISTRAR).is(200);
        assertThat(seen.text()).contains(word, "annan.txt", other).doesNotContain(FILE_NAME, file);
        assertThat(seen.at("/sealed/files")).isEqualTo("1");
        get("/api/staff/responses/" + response + "/files/" + file, REGISTRAR).because(409, "sealed-off");
        get("/api/staff/responses/" + response + "/files/" + other, REGISTRAR).is(200);
        String own = get("/api/consultations/" + consultation + "/responses/" + body, representative(body))
                .text();
        assertThat(own).contains("annan.txt", "\"sealedFiles\":1").doesNotContain(FILE_NAME, file);
        assertThat(get("/api/staff/responses/" + response + "/package", REGISTRAR)
                        .is(200)
                        .text())
                .contains("annan.txt")
                .doesNotContain(FILE_NAME);
    }

    @Test
    void theSameFileInAnotherBodysResponseIsThatBodysOwn() {
        answer();
        String another = body();
        String same = upload(representative(another), "samma.txt", (FILE_WORD + " i en fil.").getBytes(UTF_8))
                .at("/sha256");
        assertThat(same).isEqualTo(file);
        String theirs = put(consultation, another, representative(another), "k", "{\"files\":[\"" + same + "\"]}")
                .is(201)
                .at("/response");
        seal(SEAL).is(200);
        assertThat(get("/api/staff/responses/" + theirs + "/files/" + same, REGISTRAR)
                        .is(200)
                        .text())
                .contains(FILE_WORD);
        get("/api/staff/responses/" + response + "/files/" + same, REGISTRAR).because(409, "sealed-off");
    }

    @Test
    void itStaysSealedOffWhenTheSenderTakesItBackAndAnswersAnew() {
        answer();
        seal(SEAL).is(200);
        send("POST", "/api/responses/" + response + "/withdraw", representative(body), "{\"reason\":\"Återtar-1188\"}")
                .is(200);
        assertThat(get("/api/staff/responses/" + response, REGISTRAR).text()).doesNotContain("Återtar-1188", word);
        put(consultation, body, representative(body), "nyckel-2", "{\"text\":\"Ett nytt svar.\"}")
                .is(201);
        for (Answer answer : everyAnswer()) assertThat(answer.text()).doesNotContain(word, FILE_WORD, FILE_NAME);
        assertThat(get(receipt, null).at("/status")).isEqualTo("SEALED");
        assertThat(get("/api/staff/responses/" + response, REGISTRAR).text()).contains("Ett nytt svar.");
    }

    @Test
    void whatIsReplacedAndThenSealedOffIsGoneWithWhatItReplacedAlthoughEverybodyReadThat() {
        answer();
        String newer = "{\"text\":\"Nyare-3391 i stället.\"}";
        Answer replaced = send(
                        "POST",
                        "/api/responses/" + response + "/supersede",
                        representative(body),
                        newer,
                        "Idempotency-Key",
                        "nyckel-3")
                .is(201);
        assertThat(get("/api/public/responses/texts?of=" + response + "@" + text, null)
                        .text())
                .as("everybody reads the earlier one until the new one is published")
                .contains(word);
        seal(SEAL).is(200);

        for (Answer answer : everyAnswer()) {
            String asked = answer.response().request().uri().getPath();
            assertThat(answer.text().replace(asked, ""))
                    .as(asked)
                    .doesNotContain(word, FILE_WORD, FILE_NAME, "Avsnitt-9912", "Nyare-3391", file);
        }
        assertThat(get(receipt, null).at("/status")).isEqualTo("SEALED");
        String second = replaced.at("/url").replace("/kvittens/", "/api/receipts/");
        assertThat(get(second, null).at("/status")).isEqualTo("SEALED");
        assertThat(get("/api/staff/responses/" + response + "?record=1", REGISTRAR)
                        .text())
                .doesNotContain(word, FILE_NAME);
        assertThat(get("/api/staff/responses/" + response, SECURITY).text()).contains("Nyare-3391");
        asSecurity("POST", "/api/responses/" + response + "/unseal", "{\"reason\":\"Prövat.\"}")
                .is(200);
        assertThat(get("/api/public/responses/texts?of=" + response + "@" + text, null)
                        .text())
                .as("nothing returns to the web by itself")
                .isEqualTo("[]");
    }
}
