package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.pdf.VeraPdf;
import tools.jackson.databind.json.JsonMapper;

class ReceiptTest extends WholeService {
    private static final String HELD_BACK = "Det här är inte publicerat än.";

    private String receipt(String consultation) {
        String body = body();
        return put(consultation, body, representative(body), Bench.id("key"), "{\"text\":\"" + HELD_BACK + "\"}")
                .is(201)
                .at("/url")
                .replace("/kvittens/", "/api/receipts/");
    }

    private Answer check(String text) {
        String input = new JsonMapper().writeValueAsString(java.util.Map.of("text", text));
        return send("POST", "/api/receipts/check", null, input);
    }

    @Test
    void aReceiptTellsThatItCameAfterTheLastDayAsLongAsThatIsSo() {
        String consultation = openConsultation();
        clock.moveTo(OPEN);
        assertThat(get(receipt(consultation), null).json().at("/late").asBoolean())
                .isFalse();
        clock.moveTo(OPEN.plus(Duration.ofDays(60)));
        assertThat(get(receipt(consultation), null).json().at("/late").asBoolean())
                .isTrue();
    }

    private static String read(Answer pdf) throws IOException {
        try (PDDocument opened = Loader.loadPDF(pdf.response().body())) {
            return new PDFTextStripper().getText(opened);
        }
    }

    @Test
    void theReceiptIsADocumentThatProvesItself() throws IOException {
        clock.moveTo(OPEN);
        String receipt = receipt(openConsultation());
        Answer followed = get(receipt, null).is(200);
        Answer pdf = get(receipt + "/pdf", null).is(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition")).startsWith("attachment");
        assertThat(pdf.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(VeraPdf.broken(pdf.response().body())).isEmpty();
        String text = read(pdf);
        assertThat(text)
                .contains("22 november 2026 kl. 11.15.30", "EX 2026")
                .containsPattern("2026-11-22T10:15:30\\.\\d{3}Z");
        assertThat(check(text).is(200).at("/verdict")).isEqualTo("GENUINE");
        Answer genuine = check(followed.at("/signed"));
        assertThat(genuine.at("/verdict")).isEqualTo("GENUINE");
        assertThat(genuine.at("/facts/0/value")).isEqualTo(followed.at("/response"));
        assertThat(genuine.at("/facts/1/value")).startsWith("2026-11-22T10:15:30");
        assertThat(check(text.replace("2026-11-22T10", "2026-11-22T09")).at("/verdict"))
                .isEqualTo("TAMPERED");
    }

    @Test
    void theDocumentAndTheLetterAreToldThatItCameAfterTheLastDayAsThePageIs() throws IOException {
        String consultation = openConsultation();
        for (boolean late : new boolean[] {false, true}) {
            clock.moveTo(late ? OPEN.plus(Duration.ofDays(60)) : OPEN);
            String receipt = receipt(consultation);
            String response = get(receipt, null).at("/response");
            Answer pdf = get(receipt + "/pdf", null).is(200);
            assertThat(VeraPdf.broken(pdf.response().body())).isEmpty();
            String swedish = read(pdf);
            String english = read(get(receipt + "/pdf?lang=en", null).is(200));
            Answer letter = send(
                            "GET",
                            "/internal/responses/" + response + "/sender",
                            null,
                            null,
                            "Samrad-Service-Token",
                            Bench.SERVICE_TOKEN)
                    .is(200);
            assertThat(swedish.contains("Inkommet efter sista svarsdagen")).isEqualTo(late);
            assertThat(english.contains("Received after the last day to respond"))
                    .isEqualTo(late);
            assertThat(letter.json().at("/late").asBoolean()).isEqualTo(late);
            // The proof is of when it came: what counts as late may change.
            assertThat(check(swedish).at("/verdict")).isEqualTo("GENUINE");
        }
    }

    @Test
    void theLetterIsToldTheDayThatCountsWhereTheOfficeHasStatedIt() {
        for (String day : new String[] {"", "2026-11-20"}) {
            String arrived = day.isEmpty() ? "" : ",\"arrived\":\"" + day + "\"";
            String response = put(
                            openConsultation(),
                            body(),
                            REGISTRAR,
                            Bench.id("key"),
                            "{\"text\":\"Hej\",\"channel\":\"PAPER\"" + arrived + "}")
                    .is(201)
                    .at("/response");
            assertThat(send(
                                    "GET",
                                    "/internal/responses/" + response + "/sender",
                                    null,
                                    null,
                                    "Samrad-Service-Token",
                                    Bench.SERVICE_TOKEN)
                            .is(200)
                            .at("/arrivedOn"))
                    .isEqualTo(day);
        }
    }

    @Test
    void whoAnswersInEnglishGetsTheDocumentInEnglish() throws IOException {
        clock.moveTo(OPEN);
        String body = body();
        Answer answer = send(
                        "PUT",
                        "/api/consultations/" + openConsultation() + "/responses/" + body,
                        representative(body),
                        "{\"preliminary\":true,\"text\":\"" + HELD_BACK + "\"}",
                        "Idempotency-Key",
                        Bench.id("key"),
                        "Accept-Language",
                        "en")
                .is(201);
        String receipt = answer.at("/url").replace("/kvittens/", "/api/receipts/");
        Answer pdf = get(receipt + "/pdf", null).is(200);
        assertThat(VeraPdf.broken(pdf.response().body())).isEmpty();
        try (PDDocument opened = Loader.loadPDF(pdf.response().body())) {
            assertThat(opened.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(opened.getDocumentInformation().getTitle()).isEqualTo("Receipt for a response");
        }
        String text = read(pdf);
        assertThat(text.replaceAll("\\s+", " "))
                .contains(
                        "Part Bytes Checksum",
                        "22 November 2026 at 11:15:30",
                        "Received, UTC",
                        "The whole response",
                        "/kvittens/kontrollera.")
                .doesNotContain("Mottaget", "Kvittens", "Underskrift", HELD_BACK);
        assertThat(check(text).is(200).at("/verdict")).isEqualTo("GENUINE");
        assertThat(check(text.replace("2026-11-22T10", "2026-11-22T09")).at("/verdict"))
                .isEqualTo("TAMPERED");
        assertThat(read(get(receipt + "/pdf?lang=sv", null).is(200))).contains("Mottaget, svensk tid");
        String act = does(
                answer.at("/response"),
                "confirm",
                "{\"decision\":{\"by\":\"Exempelnämnden\",\"date\":\"2026-11-20\"}}");
        Answer acted = get(act + "/pdf", null).is(200);
        assertThat(VeraPdf.broken(acted.response().body())).isEmpty();
        assertThat(read(acted)).contains("Receipt for a confirmation of a response");
        assertThat(check(read(acted)).at("/verdict")).isEqualTo("GENUINE");
        assertThat(read(get(receipt(openConsultation()) + "/pdf", null))).contains("Mottaget, svensk tid");
    }

    @Test
    void theKeysAreThereForEverybody() {
        Answer keys = get("/api/receipts/keys", null).is(200);
        assertThat(keys.at("/keys/0/crv")).isEqualTo("Ed25519");
        String signed = get(receipt(openConsultation()), null).at("/signed");
        assertThat(signed).contains("\nkey " + keys.at("/keys/0/kid") + "\n");
    }

    @Test
    void theReceiptShowsWhereTheResponseStandsAndNothingThatIsNotPublished() throws IOException {
        String receipt = receipt(openConsultation());
        assertThat(get(receipt, null).is(200).text()).doesNotContain(HELD_BACK);
        assertThat(read(get(receipt + "/pdf", null).is(200))).doesNotContain(HELD_BACK);
        String response = get(receipt, null).at("/response");
        String token = receipt.substring("/api/receipts/".length());
        assertThat(get("/api/staff/responses/" + response, null).status()).isEqualTo(401);
        assertThat(get("/api/staff/responses/" + response, "Bearer " + token).status())
                .isEqualTo(401);
        assertThat(send("POST", "/api/responses/" + response + "/retract", "Bearer " + token, "{}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aReceiptThatWeDidNotGiveOpensNothing() {
        String receipt = receipt(openConsultation());
        String forged = receipt.substring(0, receipt.length() - 1) + (receipt.endsWith("A") ? "B" : "A");
        get(forged.replaceFirst("\\.1\\.", ".2."), null).is(404);
        get("/api/receipts/no-such/pdf", null).is(404);
    }

    @Test
    void aCheckOfNothingIsToldSo() {
        send("POST", "/api/receipts/check", null, "{}").is(422).member(0, "text", "missing");
    }

    /** What the sender does with an answer, and the receipt of that. */
    private String does(String response, String act, String content) {
        return send(
                        "POST",
                        "/api/responses/" + response + "/" + act,
                        representative(response.split("--")[1]),
                        content,
                        "Idempotency-Key",
                        Bench.id(act))
                .at("/url")
                .replace("/kvittens/", "/api/receipts/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "confirm; {\"decision\":{\"by\":\"Exempelnämnden\",\"date\":\"2026-11-20\"}}; CONFIRMATION; bekräftelse",
                "withdraw; {\"reason\":\"Exempelnämnden behandlar frågan på nytt.\"}; WITHDRAWAL; återtagande",
                "supplement; {\"text\":\"Exempel: vi lägger till.\"}; SUPPLEMENT; komplettering"
            })
    void whatIsDoneWithAnAnswerHasAReceiptOfItsOwnThatProvesItself(String act, String content, String kind, String word)
            throws IOException {
        clock.moveTo(OPEN);
        String body = body();
        Answer first = put(
                        openConsultation(),
                        body,
                        representative(body),
                        Bench.id("key"),
                        "{\"preliminary\":true,\"text\":\"" + HELD_BACK + "\"}")
                .is(201);
        String receipt = does(first.at("/response"), act, content);
        Answer followed = get(receipt, null).is(200);
        assertThat(followed.at("/kind")).isEqualTo(kind);
        assertThat(followed.at("/status")).isIn("RECEIVED", "WITHDRAWN");
        assertThat(followed.at("/sha256")).isNotEqualTo(first.at("/sha256"));
        assertThat(followed.text()).doesNotContain(HELD_BACK, "Exempelnämnden", "lägger till");

        Answer pdf = get(receipt + "/pdf", null).is(200);
        assertThat(VeraPdf.broken(pdf.response().body())).isEmpty();
        String text = read(pdf);
        assertThat(text).contains("Kvittens på").contains(word).doesNotContain("Exempelnämnden");
        Answer checked = check(text).is(200);
        assertThat(checked.at("/verdict")).isEqualTo("GENUINE");
        assertThat(checked.at("/facts/1/name")).isEqualTo("kind");
        assertThat(checked.at("/facts/1/value")).isEqualToIgnoringCase(kind);
        if (!act.equals("supplement")) {
            assertThat(checked.text()).contains("about", first.at("/sha256"));
            assertThat(followed.at("/answer")).isEqualTo(first.at("/url"));
        }
        assertThat(check(text.replace("kind ", "")).at("/verdict")).isNotEqualTo("GENUINE");

        Answer own =
                get("/api/consultations/" + first.at("/response").replace("--", "/responses/"), representative(body));
        if (!act.equals("supplement")) {
            assertThat(own.at("/acts/0/url").replace("/kvittens/", "/api/receipts/"))
                    .isEqualTo(receipt);
            assertThat(own.at("/acts/0/kind")).isEqualTo(kind);
        }
        Answer answer = get(first.at("/url").replace("/kvittens/", "/api/receipts/"), null)
                .is(200);
        assertThat(answer.at("/kind")).isEqualTo("ANSWER");
        assertThat(answer.at("/signed")).doesNotContain("kind ", "about ");
        assertThat(check(answer.at("/signed")).at("/verdict")).isEqualTo("GENUINE");
    }

    @Test
    void aRepeatedActGivesTheReceiptOfTheFirst() {
        String consultation = openConsultation();
        String body = body();
        String response = put(consultation, body, representative(body), Bench.id("key"), "{\"text\":\"Exempel.\"}")
                .is(201)
                .at("/response");
        assertThat(does(response, "withdraw", "{}")).isEqualTo(does(response, "withdraw", "{}"));
    }

    @Test
    void theReceiptOfAnActTellsItsNumberOnceItHasOneAndNothingWhenAllIsSealedOff() {
        String consultation = openConsultation();
        String body = body();
        String response = put(consultation, body, representative(body), Bench.id("key"), "{\"text\":\"Exempel.\"}")
                .is(201)
                .at("/response");
        String receipt = does(response, "withdraw", "{}");
        act(response, "register", "{\"subject\":\"Exempel\",\"documentNumber\":\"EX 7\",\"record\":2}")
                .is(200);
        assertThat(get(receipt, null).at("/status")).isEqualTo("REGISTERED");
        assertThat(get(receipt, null).at("/documentNumber")).isEqualTo("EX 7");
        act(response, "seal", "{\"reason\":\"Exempel.\"}").is(200);
        Answer sealed = get(receipt, null).is(200);
        assertThat(sealed.at("/status")).isEqualTo("SEALED");
        assertThat(sealed.text()).doesNotContain("EX 7", "sha256\":\"", "signed\":\"");
        get(receipt + "/pdf", null).because(409, "sealed-off");
    }

    @Test
    void theReceiptOfWhatWasNotTheSendersIsMailedToNobodyAlsoWhenTheSenderHasAnsweredSince() {
        String consultation = openConsultation();
        String body = body();
        String response = put(consultation, body, OFFICER, "k1", "{\"text\":\"Falskt.\",\"channel\":\"EMAIL\"}")
                .is(201)
                .at("/response");
        String letter = "/internal/responses/" + response + "/sender?document=";
        String[] service = {"Samrad-Service-Token", Bench.SERVICE_TOKEN};
        assertThat(send("GET", letter + 1, null, null, service).is(200).at("/emails/0"))
                .isEqualTo("registrator@exempelby.example");
        act(response, "not-from-sender", "{\"reason\":\"Kommunen har inte skickat detta.\"}")
                .is(200);
        put(consultation, body, representative(body), "k2", "{\"text\":\"Ja.\"}")
                .is(201);
        assertThat(send("GET", letter + 1, null, null, service).is(200).json().at("/emails"))
                .isEmpty();
        assertThat(send("GET", letter + 2, null, null, service).is(200).at("/emails/0"))
                .isEqualTo("registrator@exempelby.example");
    }
}
