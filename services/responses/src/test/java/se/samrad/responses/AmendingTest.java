package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.files.Documents;

/** What senders do with what they have sent. */
class AmendingTest extends WholeService {
    private static final String SAYS = "{\"position\":\"OPPOSES\",\"text\":\"Vi avstyrker.\"}";
    private static final String SUBJECT = "{\"subject\":\"Remissvar\"}";
    private static final String WHY = "{\"reason\":\"Nämnden behandlar frågan på nytt.\"}";

    private Answer sends(String token, String response, String act, String content, String... headers) {
        return send("POST", "/api/responses/" + response + "/" + act, token, content, headers);
    }

    private Answer original(String response) {
        return get("/api/staff/responses/" + response, REGISTRAR).is(200);
    }

    private void published(String response) {
        act(response, "register", SUBJECT).is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
        act(response, "publish", null).is(200);
    }

    @Test
    void whatIsTakenBackLeavesTheWebAndStaysWithTheAuthority() {
        String consultation = openConsultation();
        String body = body();
        Answer receipt =
                put(consultation, body, representative(body), "k1", SAYS).is(201);
        String response = receipt.at("/response");
        published(response);
        String shown = original(response).at("/shown/sha256");
        String text = "/api/public/responses/texts?of=" + response + "@" + shown;
        assertThat(get(text, null).json()).hasSize(1);

        sends(representative(body), response, "withdraw", WHY).is(200);
        assertThat(get(text, null).json()).isEmpty();
        assertThat(get(receipt.at("/url").replace("/kvittens/", "/api/receipts/"), null)
                        .at("/status"))
                .isEqualTo("WITHDRAWN");
        Answer original = original(response);
        assertThat(original.at("/status")).isEqualTo("WITHDRAWN");
        assertThat(original.at("/text")).isEqualTo("Vi avstyrker.");
        assertThat(original.at("/documentNumber")).isNotEmpty();
        assertThat(original.at("/withdrawal/reason")).isEqualTo("Nämnden behandlar frågan på nytt.");
        assertThat(original.at("/withdrawal/channel")).isEqualTo("WEB");
        act(response, "publish", null).because(422, "withdrawn");

        sends(representative(body), response, "withdraw", "{}").is(200);
        assertThat(original(response).at("/withdrawal/reason")).isEqualTo("Nämnden behandlar frågan på nytt.");
        put(consultation, body, representative(body), "k2", "{\"text\":\"Vårt nya svar.\"}")
                .is(201);
        assertThat(original(response).at("/status")).isEqualTo("RECEIVED");
        assertThat(get(receipt.at("/url").replace("/kvittens/", "/api/receipts/"), null)
                        .at("/status"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void whatTheSenderSaysIsInNoEvent() {
        String response = answered(openConsultation(), SAYS);
        String body = response.split("--")[1];
        sends(representative(body), response, "withdraw", WHY).is(200);
        List<String> commits = new ArrayList<>();
        for (var commit : database.getCollection("commits").find()) commits.add(commit.toJson());
        assertThat(commits).anyMatch(commit -> commit.contains("response-withdrawn") && commit.contains(body));
        assertThat(commits).noneMatch(commit -> commit.contains("Nämnden behandlar"));
    }

    @Test
    void onlyTheSenderAndRegistrarsTakeAnAnswerBack() {
        String response = answered(openConsultation(), SAYS);
        for (String token : new String[] {representative(body()), OFFICER, Bench.bearer("staff:kommunikator")}) {
            sends(token, response, "withdraw", "{}").is(404);
        }
        sends(representative(response.split("--")[1]), "finns-inte--nagon", "withdraw", "{}")
                .is(404);
        send("POST", "/api/responses/" + response + "/withdraw", null, "{}").is(401);
        assertThat(original(response).at("/status")).isEqualTo("RECEIVED");
    }

    @Test
    void aRegistrarSaysByWhichRoadAndWhenAWithdrawalCame() {
        String response = answered(openConsultation(), SAYS);
        String body = response.split("--")[1];
        sends(representative(body), response, "withdraw", "{\"channel\":\"PAPER\"}")
                .is(422)
                .member(0, "channel", "staff-only");
        act(response, "withdraw", "{\"channel\":\"PAPER\",\"arrived\":\"2999-01-01\"}")
                .is(422)
                .member(0, "arrived", "in-the-future");
        act(response, "withdraw", "{\"channel\":\"PAPER\",\"arrived\":\"2026-11-20\",\"arrivedReason\":\"FL 22 §\"}")
                .is(200);
        Answer original = original(response);
        assertThat(original.at("/withdrawal/channel")).isEqualTo("PAPER");
        assertThat(original.at("/withdrawal/arrived/day")).isEqualTo("2026-11-20");
        assertThat(original.at("/withdrawal/arrivedReason")).isEqualTo("FL 22 §");
    }

    @Test
    void aNewAnswerTakesThePlaceOfTheEarlierWhichIsReadUntilTheNewIsPublished() {
        String consultation = openConsultation();
        String body = body();
        Answer first = put(consultation, body, representative(body), "k1", SAYS).is(201);
        String response = first.at("/response");
        published(response);
        String earlier = original(response).at("/shown/sha256");
        String newer = "{\"position\":\"SUPPORTS\",\"text\":\"Vi tillstyrker.\"}";
        put(consultation, body, representative(body), "k2", newer).because(409, "already-answered");
        Answer receipt = sends(representative(body), response, "supersede", newer, "Idempotency-Key", "k3")
                .is(201);
        assertThat(receipt.at("/url")).isNotEqualTo(first.at("/url"));
        assertThat(sends(representative(body), response, "supersede", newer, "Idempotency-Key", "k3")
                        .is(200)
                        .at("/url"))
                .isEqualTo(receipt.at("/url"));

        assertThat(followed(first).at("/status")).isEqualTo("SUPERSEDED");
        assertThat(followed(receipt).at("/status")).isEqualTo("RECEIVED");
        assertThat(followed(receipt).json().has("text")).isFalse();
        String texts = "/api/public/responses/texts?of=" + response + "@";
        assertThat(get(texts + earlier, null).at("/0/text")).isEqualTo("Vi avstyrker.");
        Answer original = original(response);
        assertThat(original.at("/text")).isEqualTo("Vi tillstyrker.");
        assertThat(original.at("/earlier/0/status")).isEqualTo("SUPERSEDED");
        assertThat(original.at("/earlierRead")).isEqualTo("true");
        Answer kept = get("/api/staff/responses/" + response + "?record=" + original.at("/earlier/0/record"), REGISTRAR)
                .is(200);
        assertThat(kept.at("/text")).isEqualTo("Vi avstyrker.");
        assertThat(kept.at("/documentNumber")).isNotEqualTo("");
        get("/api/staff/responses/" + response + "?record=99", REGISTRAR).is(404);

        String shown = original.at("/shown/sha256");
        assertThat(get(texts + shown, null).json()).isEmpty();
        published(response);
        assertThat(get(texts + shown, null).at("/0/text")).isEqualTo("Vi tillstyrker.");
        assertThat(get(texts + earlier, null).json()).isEmpty();
        assertThat(followed(receipt).at("/status")).isEqualTo("PUBLISHED");
        assertThat(original(response).at("/earlierRead")).isEqualTo("false");
    }

    @Test
    void whoHasNotReadTheNewestAnswerDoesNotReplaceItUnseen() {
        String consultation = openConsultation();
        String body = body();
        String response = put(consultation, body, representative(body), "k1", SAYS)
                .is(201)
                .at("/response");
        String own = "/api/consultations/" + consultation + "/responses/" + body;
        String seen = "\"" + get(own, representative(body)).at("/version") + "\"";
        published(response);
        String mine = "{\"text\":\"Vi tillstyrker.\"}";
        String theirs = "{\"text\":\"Vi tillstyrker delvis.\"}";
        sends(representative(body), response, "supersede", mine, "Idempotency-Key", "k2", "If-Match", seen)
                .is(201);
        sends(representative(body), response, "supersede", mine, "Idempotency-Key", "k2", "If-Match", seen)
                .is(200);
        sends(representative(body), response, "supersede", theirs, "Idempotency-Key", "k3", "If-Match", seen)
                .because(409, "version-mismatch");
        assertThat(original(response).at("/text")).isEqualTo("Vi tillstyrker.");
        seen = "\"" + get(own, representative(body)).at("/version") + "\"";
        sends(representative(body), response, "supersede", theirs, "Idempotency-Key", "k3", "If-Match", seen)
                .is(201);
    }

    private Answer followed(Answer receipt) {
        return get(receipt.at("/url").replace("/kvittens/", "/api/receipts/"), null)
                .is(200);
    }

    @Test
    void nobodyReplacesOrConfirmsWhatIsAnothers() {
        String response = answered(openConsultation(), "{\"text\":\"Vi avstyrker.\",\"preliminary\":true}");
        for (String token : new String[] {representative(body()), OFFICER, Bench.bearer("staff:admin")}) {
            sends(token, response, "supersede", SAYS, "Idempotency-Key", "k").is(404);
            sends(token, response, "confirm", "{}").is(404);
        }
        assertThat(original(response).json().at("/earlier")).isEmpty();
    }

    @Test
    void aPreliminaryAnswerIsConfirmedByAnExtractOfTheMinutes() {
        String body = body();
        String token = representative(body);
        String consultation = openConsultation();
        String answer = """
                {"text":"Vi avstyrker.","preliminary":true,
                 "decision":{"by":"Utskottet","date":"2026-11-02","paragraph":"§ 112"}}""";
        String response = put(consultation, body, token, "k1", answer).is(201).at("/response");
        String own = "/api/consultations/" + consultation + "/responses/" + body;
        assertThat(get(own, token).is(200).json().has("confirmation")).isFalse();
        // Others in this service may have handed in the same file before.
        String extract = upload(token, "protokoll.docx", Documents.docx()).at("/sha256");
        sends(token, response, "confirm", "{}").is(422).member(0, "decision", "missing");
        sends(token, response, "confirm", "{\"decision\":{\"date\":\"2999-01-01\"}}")
                .is(422)
                .member(0, "decision.by", "missing")
                .member(1, "decision.date", "in-the-future");
        String said = "{\"decision\":{\"by\":\"Kommunstyrelsen\",\"date\":\"2026-11-18\",\"paragraph\":\"§"
                + " 214\"},\"extract\":\"%s\"}";
        sends(token, response, "confirm", said.formatted("0".repeat(64)))
                .is(422)
                .member(0, "extract", "file-unknown");
        sends(token, response, "confirm", said.formatted(extract)).is(200);
        sends(token, response, "confirm", said.formatted(extract)).is(200);
        Answer original = original(response);
        assertThat(original.json().at("/preliminary").asBoolean()).isFalse();
        assertThat(original.at("/decision/paragraph")).isEqualTo("§ 214");
        assertThat(original.at("/confirmation/extract/name")).isEqualTo("protokoll.docx");
        for (Answer told : List.of(original, get(own, token).is(200))) {
            assertThat(told.at("/confirmation/decision/paragraph")).isEqualTo("§ 214");
            assertThat(told.at("/confirmation/said/paragraph")).isEqualTo("§ 112");
            assertThat(told.at("/confirmation/extract/name")).isEqualTo("protokoll.docx");
        }
        Answer file = get("/api/staff/responses/" + response + "/files/" + extract, REGISTRAR)
                .is(200);
        assertThat(file.header("Content-Disposition")).contains("protokoll.docx");
        assertThat(original.json().at("/text").asString()).isEqualTo("Vi avstyrker.");
        String decided = answered(response.split("--")[0], SAYS);
        act(decided, "confirm", said.formatted(extract).replace(",\"extract\":\"" + extract + "\"", ""))
                .because(422, "not-preliminary");
    }

    @Test
    void theOfficeReadsAPositionIntoWhatStatesNone() {
        String response = answered(openConsultation(), "{\"text\":\"Vi ställer oss bakom förslaget.\"}");
        String reads = "{\"position\":\"SUPPORTS\",\"reason\":\"Yttrandets slutord.\"}";
        String token = representative(response.split("--")[1]);
        sends(token, response, "interpret-position", reads).is(403);
        sends(OFFICER, response, "interpret-position", "{\"position\":\"SUPPORTS\"}")
                .is(422)
                .member(0, "reason", "missing");
        sends(
                        OFFICER,
                        response,
                        "interpret-position",
                        "{\"sections\":[{\"section\":\"finns-inte\",\"position\":\"OPPOSES\"}]}")
                .is(422)
                .member(0, "sections[0].section", "no-such-section");
        sends(OFFICER, response, "interpret-position", reads).is(200);
        Answer original = original(response);
        assertThat(original.json().has("position")).isFalse();
        assertThat(original.at("/interpretation/position")).isEqualTo("SUPPORTS");
        assertThat(original.at("/interpretation/reason")).isEqualTo("Yttrandets slutord.");
        sends(token, response, "supersede", SAYS, "Idempotency-Key", "k9").is(201);
        assertThat(original(response).json().has("interpretation")).isFalse();
        sends(OFFICER, response, "interpret-position", reads).is(422).member(0, "position", "stated-by-sender");
    }

    @Test
    void allThatCameIsRegisteredEachWithANumberOfItsOwn() {
        String body = body();
        String token = representative(body);
        String answer = "{\"text\":\"Vi avstyrker.\",\"preliminary\":true}";
        String response =
                put(openConsultation(), body, token, "k1", answer).is(201).at("/response");
        sends(token, response, "supersede", answer, "Idempotency-Key", "k2").is(201);
        sends(token, response, "confirm", "{\"decision\":{\"by\":\"Nämnden\",\"date\":\"2026-11-18\"}}")
                .is(200);
        sends(token, response, "withdraw", "{}").is(200);
        List<String> numbers = new ArrayList<>();
        for (int record = 4; record >= 1; record--) {
            String said = "{\"subject\":\"Handling %d\",\"record\":%d}".formatted(record, record);
            String number = act(response, "register", said).is(200).at("/documentNumber");
            assertThat(act(response, "register", said).is(200).at("/documentNumber"))
                    .isEqualTo(number);
            numbers.add(number);
        }
        assertThat(numbers).doesNotHaveDuplicates();
        Answer original = original(response);
        assertThat(original.at("/documents/0/documentNumber")).isEqualTo(numbers.getLast());
        assertThat(original.at("/documents/2/kind")).isEqualTo("CONFIRMATION");
        assertThat(original.at("/documents/3/documentNumber")).isEqualTo(numbers.getFirst());
        assertThat(original.at("/subject")).isEqualTo("Handling 2");
        assertThat(get("/api/staff/responses/" + response + "?record=1", REGISTRAR)
                        .at("/subject"))
                .isEqualTo("Handling 1");
        act(response, "register", "{\"subject\":\"Handling\",\"record\":9}")
                .is(422)
                .member(0, "record", "unknown-record");
    }

    @Test
    void whatWasAddedToAnAnswerThatIsReplacedIsReadRegisteredAndChecked() {
        String body = body();
        String token = representative(body);
        String response =
                put(openConsultation(), body, token, "k1", SAYS).is(201).at("/response");
        String more = "{\"text\":\"Ring 070-174 06 05 om kartan.\"}";
        sends(token, response, "supplement", more, "Idempotency-Key", "k2").is(201);
        sends(token, response, "supersede", SAYS, "Idempotency-Key", "k3").is(201);
        String proposals = "/api/staff/responses/" + response + "/proposals?record=";
        assertThat(get(proposals + 2, REGISTRAR).is(200).json().at("/passages")).hasSize(1);
        get(proposals + 9, REGISTRAR).is(404);
        act(response, "register", "{\"subject\":\"Komplettering\",\"record\":2}")
                .is(200);
        assertThat(original(response).json().at("/earlier/0/unassessed").asInt())
                .isEqualTo(1);
        act(response, "assess-secrecy", "{\"secret\":false,\"record\":2}").is(200);
        assertThat(original(response).json().at("/earlier/0/unassessed").asInt())
                .isZero();
        act(response, "redactions", """
                {"passages":[{"in":"text","quote":"070-174 06 05","ground":"GDPR"}],"record":2}""").is(200);
        Answer added = get("/api/staff/responses/" + response + "?record=2", REGISTRAR);
        assertThat(added.at("/documentNumber")).isNotEmpty();
        assertThat(added.json().at("/assessed").asBoolean()).isTrue();
        assertThat(added.json().at("/passages")).hasSize(1);
        assertThat(original(response).json().at("/assessed").asBoolean()).isFalse();

        sends(token, response, "withdraw", "{}").is(200);
        assertThat(get(proposals + 2, REGISTRAR).is(200).json().at("/passages")).hasSize(1);
        act(response, "assess-secrecy", "{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\",\"record\":2}")
                .is(200);
        assertThat(get("/api/staff/responses/" + response + "?record=2", REGISTRAR)
                        .at("/provision"))
                .isEqualTo("OSL 21 kap. 1 §");
    }

    @Test
    void aSupplementHasItsOwnReceiptNumberAndWayToTheWeb() {
        String body = body();
        String token = representative(body);
        Answer first = put(openConsultation(), body, token, "k1", SAYS).is(201);
        String response = first.at("/response");
        published(response);
        String map = upload(token, "karta.pdf", Documents.PDF).is(201).at("/sha256");
        String more = "{\"text\":\"Vi lägger till en karta.\",\"files\":[\"" + map + "\"]}";
        sends(token, response, "supplement", "{}", "Idempotency-Key", "k0").because(422, "empty-answer");
        Answer receipt = sends(token, response, "supplement", more, "Idempotency-Key", "k2")
                .is(201);
        assertThat(sends(token, response, "supplement", more, "Idempotency-Key", "k2")
                        .is(200)
                        .at("/url"))
                .isEqualTo(receipt.at("/url"));
        assertThat(receipt.at("/url")).isNotEqualTo(first.at("/url"));
        assertThat(followed(receipt).at("/status")).isEqualTo("RECEIVED");
        assertThat(followed(first).at("/status")).isEqualTo("PUBLISHED");

        Answer original = original(response);
        assertThat(original.at("/text")).isEqualTo("Vi avstyrker.");
        assertThat(original.at("/supplements/0/text")).isEqualTo("Vi lägger till en karta.");
        assertThat(original.at("/supplements/0/files/0/name")).isEqualTo("karta.pdf");
        int record = original.json().at("/supplements/0/record").asInt();
        get("/api/staff/responses/" + response + "/files/" + map, REGISTRAR).is(200);
        Answer alone = get("/api/staff/responses/" + response + "?record=" + record, REGISTRAR)
                .is(200);
        assertThat(alone.at("/text")).isEqualTo("Vi lägger till en karta.");
        assertThat(alone.json().at("/answer").asInt()).isEqualTo(1);

        String of = ",\"record\":" + record + "}";
        act(response, "register", "{\"subject\":\"Komplettering\"" + of).is(200);
        act(response, "assess-secrecy", "{\"secret\":false" + of).is(200);
        act(response, "redactions", "{\"passages\":[{\"in\":\"text\",\"quote\":\"karta\",\"ground\":\"GDPR\"}]" + of)
                .is(200);
        String shown = original(response).at("/supplements/0/shown/sha256");
        String text = "/api/public/responses/texts?of=" + response + "@" + shown;
        assertThat(get(text, null).json()).isEmpty();
        act(response, "publish", "{\"record\":" + record + "}").is(200);
        assertThat(get(text, null).at("/0/text"))
                .startsWith("Vi lägger till en ")
                .doesNotContain("karta");
        assertThat(followed(receipt).at("/status")).isEqualTo("PUBLISHED");
        act(response, "retract", null).is(200);
        assertThat(get(text, null).json()).isEmpty();
        for (String other : new String[] {representative(body()), OFFICER}) {
            sends(other, response, "supplement", more, "Idempotency-Key", "k3").is(404);
        }
    }

    @Test
    void aBodyFindsTheReceiptsOfItsEarlierAnswersAndOfWhatItSaidAboutThem() {
        String consultation = openConsultation();
        String body = body();
        String token = representative(body);
        Answer first = put(consultation, body, token, "k1", "{\"preliminary\":true,\"text\":\"Preliminärt.\"}")
                .is(201);
        String response = first.at("/response");
        Answer added = sends(token, response, "supplement", "{\"text\":\"Vi lägger till.\"}", "Idempotency-Key", "t1")
                .is(201);
        Answer confirmed = sends(
                        token,
                        response,
                        "confirm",
                        "{\"decision\":{\"by\":\"Kommunstyrelsen\",\"date\":\"2026-09-14\"}}")
                .is(200);
        String own = "/api/consultations/" + consultation + "/responses/" + body;
        assertThat(get(own, token).json().get("earlier")).isEmpty();

        Answer second = sends(token, response, "supersede", SAYS, "Idempotency-Key", "k2")
                .is(201);
        Answer now = get(own, token).is(200);
        assertThat(now.at("/url")).isEqualTo(second.at("/url"));
        assertThat(now.json().get("earlier"))
                .extracting(
                        one -> one.get("kind").asString(), one -> one.get("url").asString())
                .containsExactly(
                        tuple("ANSWER", first.at("/url")),
                        tuple("SUPPLEMENT", added.at("/url")),
                        tuple("CONFIRMATION", confirmed.at("/url")));

        Answer withdrawn = sends(token, response, "withdraw", "{}").is(200);
        put(consultation, body, token, "k3", "{\"text\":\"Vårt tredje svar.\"}").is(201);
        assertThat(get(own, token).json().get("earlier"))
                .extracting(one -> one.get("url").asString())
                .contains(second.at("/url"), withdrawn.at("/url"))
                .hasSize(5);
    }
}
