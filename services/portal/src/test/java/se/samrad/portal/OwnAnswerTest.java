package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Asked;

/** A body reads what it has answered, and takes it back. */
class OwnAnswerTest extends FormsHarness {
    private static final String OWN = REMISS + "/svar/eget/kommun-2";
    private static final String RESPONSE = "/api/consultations/" + Example.ID + "/responses/kommun-2";
    private static final String WITHDRAW = "/api/responses/" + Example.ID + "--kommun-2/withdraw";

    private static void answered(String status) {
        answered(status, 4);
    }

    private static void answered(String status, long version) {
        SERVICES.on("responses", RESPONSE, """
            {"response":"%s--kommun-2","consultation":"%s","body":"kommun-2","receivedAt":"2026-09-18T08:15:30.123Z","status":"%s","position":"OPPOSES","preliminary":true,"reference":"KS 2026/11","text":{"response":"r","sha256":"a","text":"Vi <i>avstyrker</i>.","answers":[{"question":2,"text":"Hälsovägen."}],"sections":[{"section":"insats-1-3","position":"SUPPORTS","text":"Bra."}],"masked":[]},"files":[{"name":"yttrande.pdf","size":5,"sha256":"b"}],"sha256":"c","url":"/kvittens/exempel.1.k.abc","acts":[{"kind":"WITHDRAWAL","receivedAt":"2026-09-18T08:17:30.123Z","url":"/kvittens/aterta"}],"version":%d}\
            """.formatted(Example.ID, Example.ID, status, version));
    }

    @Test
    void aBodyReadsItsAnswerAndTakesItBack() throws Exception {
        signIn("body:kommun-2");
        answered("PUBLISHED");
        assertThat(get(REMISS + "/svar").body()).contains("href=\"" + OWN + "\"");
        String page = get(OWN).body();
        assertThat(page).contains("Vi &lt;i&gt;avstyrker&lt;/i&gt;.", "href=\"/kvittens/exempel.1.k.abc\"");
        assertThat(words(page))
                .contains(
                        "Avstyrker.",
                        "Hälsovägen.",
                        "1.3",
                        "Ert diarienummer: KS 2026/11",
                        "yttrande.pdf",
                        "Det finns kvar hos myndigheten");

        SERVICES.on("responses", WITHDRAW, "{\"id\":\"r\",\"version\":5,\"url\":\"/kvittens/aterta\"}");
        assertThat(location(submit(OWN, "gor", "aterta", "aterta-ja", "ja", "aterta-skal", "Nytt beslut.")))
                .isEqualTo(OWN);
        Asked sent = write("POST", WITHDRAW);
        assertThat(sent.text()).isEqualTo("{\"reason\":\"Nytt beslut.\"}");
        assertThat(sent.header("If-Match")).isEqualTo("\"4\"");
        answered("WITHDRAWN");
        assertThat(words(get(OWN).body()))
                .contains("Svaret är återtaget.", "Lämna ett nytt svar", "Kvittens på återtagandet")
                .doesNotContain("Vill ni säga varför?");
        assertThat(words(get(REMISS + "/svar").body())).contains("Ert tidigare svar är återtaget.", "Ladda upp");
    }

    @Test
    void anAnswerIsNotTakenBackByOneClick() throws Exception {
        signIn("body:kommun-2");
        answered("RECEIVED");
        assertThat(words(get(OWN).body())).contains("Svaret räknas inte längre", "Ja, vi återtar svaret.");
        submit(OWN, "gor", "aterta", "aterta-skal", "Nytt beslut.");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(WITHDRAW));
        assertThat(get(OWN).body())
                .contains(
                        "href=\"#aterta-ja\"",
                        "id=\"aterta-ja-fel\">Svaret är inte återtaget.",
                        "Nytt beslut.</textarea>");
    }

    @Test
    void anErrorGoesAwayWhenItsReaderStartsOver() throws Exception {
        signIn("body:kommun-2");
        answered("RECEIVED");
        submit(OWN, "gor", "aterta");
        assertThat(words(get(OWN).body()))
                .contains("Svaret är inte återtaget.", "Börja om")
                .doesNotContain("Det du skrev är kvar");
        assertThat(words(get(OWN + "?borja-om=ja").body())).doesNotContain("Svaret är inte återtaget.");
    }

    @Test
    void ofAnAnswerThatTheBodyHasNotSentNothingIsTold() throws Exception {
        signIn("body:kommun-2");
        answered("DISOWNED");
        assertThat(words(get(OWN).body())).doesNotContain("KS 2026/11", "Ert diarienummer");
    }

    @Test
    void whoOnlyWritesIsNotOfferedToTakeItBack() throws Exception {
        signIn("body:kommun-2", "author:kommun-2");
        answered("RECEIVED");
        assertThat(words(get(OWN).body()))
                .contains("En kollega som får skicka kan ändra eller återta svaret.")
                .doesNotContain("Vill ni säga varför?");
        String invitation = words(get(REMISS + "/inbjudan/kommun-2").body());
        assertThat(invitation)
                .contains("Det gör en kollega som får skicka svaret.", "Du kan skriva på det")
                .doesNotContain("Meddela att vi avstår", "Be om mer tid");
        signIn("body:kommun-2");
        assertThat(words(get(REMISS + "/inbjudan/kommun-2").body()))
                .contains("Meddela att vi avstår", "Be om mer tid")
                .doesNotContain("Du kan skriva på det");
    }

    @Test
    void ofWhatIsSealedOffItReadsThatItIsAndNothingElse() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on("responses", RESPONSE, """
            {"response":"%s--kommun-2","consultation":"%s","body":"kommun-2","receivedAt":"2026-09-18T08:15:30.123Z","status":"SEALED","preliminary":false,"files":[],"url":"/kvittens/exempel.1.k.abc","standing":true,"sealedFiles":0,"version":4}\
            """.formatted(Example.ID, Example.ID));
        String page = words(get(OWN).body());
        assertThat(page)
                .contains("Myndigheten har avskilt svaret", "Återta svaret")
                .doesNotContain("Det här skickade ni in", "Se hur långt svaret har kommit");
    }

    @Test
    void nobodyElseReadsIt() throws Exception {
        answered("RECEIVED");
        assertThat(location(get(OWN))).startsWith("/logga-in");
        signIn("body:kommun-3");
        assertThat(get(OWN).statusCode()).isEqualTo(404);
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(RESPONSE));
    }

    @Test
    void thatNobodyCanTellJustNowIsNotTakenForNoAnswer() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on("responses", RESPONSE, FakeServices.Answer.status(503));
        assertThat(get(OWN).statusCode()).isEqualTo(503);
    }

    @Test
    void inEnglishToo() throws Exception {
        signIn("body:kommun-2");
        answered("RECEIVED");
        assertThat(words(get("/en" + OWN).body())).contains("Your response", "Withdraw the response");
    }

    @Test
    void aPreliminaryAnswerIsConfirmedWithItsDecision() throws Exception {
        signIn("body:kommun-2");
        answered("REGISTERED");
        String confirm = "/api/responses/" + Example.ID + "--kommun-2/confirm";
        submit(OWN, "gor", "bekrafta", "beslut-av", "Kommunstyrelsen");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(confirm));
        assertThat(get(OWN).body())
                .contains("id=\"beslut-dag-fel\">Skriv vilken dag beslutet fattades.", "value=\"Kommunstyrelsen\"")
                .doesNotContain("id=\"beslut-av-fel\"");
        SERVICES.on("responses", confirm, refused(422, """
            {"status":422,"reason":"invalid","detail":"Fel.","members":[{"member":"decision.date","reason":"in-the-future","detail":"Dagen har inte kommit."}]}\
            """));
        submit(OWN, "gor", "bekrafta", "beslut-av", "Kommunstyrelsen", "beslut-dag", "2027-01-01");
        assertThat(get(OWN).body()).contains("id=\"beslut-dag-fel\">Dagen har inte kommit.");
        SERVICES.on("responses", confirm, "{\"id\":\"r\",\"version\":5}");
        String sha = "b".repeat(64);
        assertThat(location(submit(
                        OWN,
                        "gor",
                        "bekrafta",
                        "beslut-av",
                        "Kommunstyrelsen",
                        "beslut-dag",
                        "2026-09-14",
                        "beslut-paragraf",
                        "§ 1",
                        "fil-sha",
                        sha,
                        "fil-namn",
                        "protokoll.pdf",
                        "fil-storlek",
                        "5")))
                .isEqualTo(OWN);
        assertThat(write("POST", confirm).text())
                .isEqualTo(
                        "{\"decision\":{\"by\":\"Kommunstyrelsen\",\"date\":\"2026-09-14\",\"paragraph\":\"§ 1\"},\"extract\":\"%s\"}"
                                .formatted(sha));
        assertThat(words(get(OWN).body())).contains("Svaret är bekräftat och inte längre preliminärt.");
    }

    @Test
    void whatTheAnswerSaidOfADecisionIsReadBesideTheDecisionThatConfirmedIt() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on("responses", "/api/consultations/" + Example.ID + "/responses/kommun-2", """
                {"response":"x--kommun-2","status":"RECEIVED","standing":true,"files":[],"version":4,
                 "decision":{"by":"Kommunstyrelsen","date":"2026-11-30"},
                 "confirmation":{"arrived":{"day":"2026-12-01"},
                  "decision":{"by":"Kommunstyrelsen","date":"2026-11-30"},
                  "said":{"by":"Kommunstyrelsen","date":"2026-11-02","paragraph":"112"},
                  "extract":{"name":"protokoll.pdf","size":2000,"sha256":"ab"}}}""");
        assertThat(read(OWN))
                .contains("Beslutat, enligt svaret: Kommunstyrelsen, 2 november 2026, § 112")
                .contains("Bekräftat med beslut: Kommunstyrelsen, 30 november 2026. Protokollsutdrag: protokoll.pdf,");
    }

    @Test
    void aFileStaysInTheFormThatItWasSentBy() throws Exception {
        signIn("body:kommun-2");
        answered("REGISTERED");
        SERVICES.on(
                "responses",
                "/api/responses/" + Example.ID + "--kommun-2/supplement",
                refused(422, "{\"status\":422,\"reason\":\"x\",\"detail\":\"Nu gick det inte.\"}"));
        String sha = "b".repeat(64);
        submit(
                OWN,
                "gor",
                "komplettera",
                "tillagg",
                "Vi lägger till.",
                "fil-sha",
                sha,
                "fil-namn",
                "brev.txt",
                "fil-storlek",
                "32");
        String page = get(OWN).body();
        int confirming = page.indexOf("id=\"bekrafta\"");
        int supplementing = page.indexOf("id=\"komplettera\"");
        assertThat(confirming).isPositive().isLessThan(supplementing);
        assertThat(page.substring(confirming, supplementing)).doesNotContain(sha, "brev.txt");
        assertThat(page.substring(supplementing)).contains("value=\"" + sha + "\"", "brev.txt");
    }

    @Test
    void aNewAnswerBeginsWithWhatWasSaidAndTakesItsPlace() throws Exception {
        signIn("body:kommun-2");
        answered("PUBLISHED");
        String again = REMISS + "/svar?for=kommun-2&ersatt=ja";
        assertThat(get(OWN).body()).contains("for=kommun-2&amp;ersatt=ja");
        assertThat(get(again).body())
                .contains(
                        "Det här svaret ersätter det ni har skickat in.",
                        "Vi &lt;i&gt;avstyrker&lt;/i&gt;.</textarea>");
        submit(again, "ersatt", "ja", "satt", "skriv", "text", "Vi tillstyrker.");
        String supersede = "/api/responses/" + Example.ID + "--kommun-2/supersede";
        SERVICES.on(
                "responses",
                supersede,
                new FakeServices.Answer(
                        201,
                        "application/json",
                        "{\"response\":\"r\",\"url\":\"/kvittens/nytt\"}",
                        java.util.Map.of()));
        assertThat(location(submit(REMISS + "/svar/granska"))).isEqualTo("/kvittens/nytt");
        assertThat(write("POST", supersede).text()).isEqualTo("{\"text\":\"Vi tillstyrker.\"}");
    }

    @Test
    void anAdditionThatCameTooLateForAnAnswerTakenBackCanStillBeCopied() throws Exception {
        signIn("body:kommun-2");
        answered("PUBLISHED");
        SERVICES.on(
                "responses",
                "/api/responses/" + Example.ID + "--kommun-2/supplement",
                new FakeServices.Answer(
                        409,
                        "application/problem+json",
                        "{\"status\":409,\"reason\":\"withdrawn\",\"detail\":\"Svaret är återtaget.\"}",
                        java.util.Map.of()));
        submit(OWN, "gor", "komplettera", "tillagg", "En karta\noch en <bänk>.");
        assertThat(words(get(OWN).body())).doesNotContain("Texten är inte skickad.");
        answered("WITHDRAWN");
        String page = get(OWN).body();
        assertThat(words(page)).contains("Svaret är återtaget.", "Texten är inte skickad.");
        assertThat(page).contains("En karta\noch en &lt;bänk&gt;.</p>");
    }

    @Test
    void theFilesOfAnAdditionThatCameTooLateAreNamedAsNotSent() throws Exception {
        signIn("body:kommun-2");
        answered("PUBLISHED");
        SERVICES.on(
                "responses",
                "/api/responses/" + Example.ID + "--kommun-2/supplement",
                new FakeServices.Answer(
                        409,
                        "application/problem+json",
                        "{\"status\":409,\"reason\":\"withdrawn\",\"detail\":\"Svaret är återtaget.\"}",
                        java.util.Map.of()));
        String[] files = {"fil-sha", "b".repeat(64), "fil-namn", "karta.pdf", "fil-storlek", "5", "fil-vantar", "nej"};
        submit(OWN, with(files, "gor", "komplettera", "tillagg", ""));
        answered("WITHDRAWN");
        assertThat(read(OWN))
                .contains("Kompletteringen", "Filerna är inte skickade. Välj dem på nytt om de behövs", "karta.pdf 5 B")
                .doesNotContain("Texten är inte skickad.");
        submit(OWN, with(files, "gor", "komplettera", "tillagg", "En karta."));
        assertThat(read(OWN)).contains("Texten är inte skickad.", "En karta.", "Filerna är inte skickade.");
    }

    @Test
    void whatAColleagueHasPutInItsPlaceMeanwhileIsNotReplacedUnseen() throws Exception {
        signIn("body:kommun-2");
        answered("PUBLISHED");
        String again = REMISS + "/svar?for=kommun-2&ersatt=ja";
        submit(again, "ersatt", "ja", "satt", "skriv", "text", "Vi tillstyrker.");
        answered("RECEIVED", 7);
        String supersede = "/api/responses/" + Example.ID + "--kommun-2/supersede";
        SERVICES.on(
                "responses",
                supersede,
                new FakeServices.Answer(
                        409,
                        "application/problem+json",
                        "{\"status\":409,\"reason\":\"version-mismatch\",\"expected\":4,\"actual\":7}",
                        java.util.Map.of()));
        assertThat(location(submit(REMISS + "/svar/granska"))).isEqualTo(REMISS + "/svar");
        assertThat(write("POST", supersede).header("If-Match")).isEqualTo("\"4\"");
        String page = get(REMISS + "/svar").body();
        assertThat(words(page))
                .contains("Inget är skickat. Svaret har ändrats medan ni skrev.")
                .doesNotContain("sparat en ändring");
        assertThat(page).contains(">Vi tillstyrker.</textarea>", "href=\"" + OWN + "\"");
        submit(REMISS + "/svar", "ersatt", "ja", "satt", "skriv", "text", "Vi tillstyrker båda.");
        submit(REMISS + "/svar/granska");
        assertThat(write("POST", supersede).header("If-Match")).isEqualTo("\"7\"");
    }

    @Test
    void theNewAnswerKeepsTheCaseNumberAndTheDecisionAndTheEarlierReceiptsAreFound() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on("responses", RESPONSE, """
            {"response":"%s--kommun-2","body":"kommun-2","receivedAt":"2026-09-18T08:15:30.123Z","status":"RECEIVED","standing":true,"preliminary":true,"reference":"KS 2026/11","decision":{"by":"Kommunstyrelsen","date":"2026-09-14","paragraph":"§ 118"},"files":[],"url":"/kvittens/nytt","earlier":[{"kind":"ANSWER","receivedAt":"2026-09-10T08:15:30.123Z","url":"/kvittens/forsta"},{"kind":"SUPPLEMENT","receivedAt":"2026-09-11T08:15:30.123Z","url":"/kvittens/tillagg"}],"version":4}\
            """.formatted(Example.ID));
        assertThat(words(get(OWN).body()))
                .contains("Tidigare svar Kvittens på svaret Mottaget 10 september 2026", "Kvittens på kompletteringen");
        assertThat(get(OWN).body()).contains("href=\"/kvittens/forsta\"", "href=\"/kvittens/tillagg\"");
        assertThat(get(REMISS + "/svar?for=kommun-2&ersatt=ja").body())
                .contains(
                        "value=\"KS 2026/11\"", "value=\"Kommunstyrelsen\"", "value=\"2026-09-14\"", "value=\"§ 118\"")
                .doesNotContainPattern("name=\"preliminary\"[^>]*checked");
    }

    @Test
    void aBodyAddsToItsAnswerAndGetsAReceipt() throws Exception {
        signIn("body:kommun-2");
        answered("PUBLISHED");
        String supplement = "/api/responses/" + Example.ID + "--kommun-2/supplement";
        submit(OWN, "gor", "komplettera", "tillagg", " ");
        assertThat(words(get(OWN).body())).contains("Skriv något eller välj en fil.");
        SERVICES.on(
                "responses",
                supplement,
                new FakeServices.Answer(
                        201,
                        "application/json",
                        "{\"response\":\"r\",\"url\":\"/kvittens/tillagg\"}",
                        java.util.Map.of()));
        assertThat(location(submit(OWN, "gor", "komplettera", "tillagg", "Vi lägger till en karta.")))
                .isEqualTo(OWN);
        assertThat(write("POST", supplement).text()).isEqualTo("{\"text\":\"Vi lägger till en karta.\"}");
        assertThat(get(OWN).body()).contains("Kompletteringen är mottagen.", "href=\"/kvittens/tillagg\"");
    }

    @Test
    void aRefusedFileIsLeftOutOfASupplementAndTheRestIsSent() throws Exception {
        signIn("body:kommun-2");
        answered("PUBLISHED");
        String supplement = "/api/responses/" + Example.ID + "--kommun-2/supplement";
        SERVICES.on("responses", "/api/files", refused(422, """
                {"status":422,"reason":"file-type-not-received","detail":"Filtypen tas inte emot."}"""));

        attach("");
        assertThat(words(get(OWN).body()))
                .contains("bilaga.zip: Filtypen tas inte emot.", "Mejla filen till", "Ange ärendet REX 2026-0000.");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(supplement));

        SERVICES.on(
                "responses",
                supplement,
                new FakeServices.Answer(
                        201,
                        "application/json",
                        "{\"response\":\"r\",\"url\":\"/kvittens/tillagg\"}",
                        java.util.Map.of()));
        attach("Vi lägger till en karta.");
        assertThat(write("POST", supplement).text()).isEqualTo("{\"text\":\"Vi lägger till en karta.\"}");
        assertThat(words(get(OWN).body()))
                .contains(
                        "Kompletteringen är mottagen.",
                        "bilaga.zip",
                        "Filen är utelämnad. Filtypen tas inte emot. Mejla filen till")
                .doesNotContain("Det här behöver rättas");
        assertThat(words(get(OWN).body())).doesNotContain("bilaga.zip");
    }

    private void attach(String text) throws Exception {
        String page = get(OWN).body();
        String body = part("_csrf", hidden(page, "_csrf"))
                + part("nyckel", hidden(page, "nyckel"))
                + part("gor", "komplettera")
                + part("tillagg", text)
                + "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"bilaga.zip\"\r\n"
                + "Content-Type: application/zip\r\n\r\nPK\r\n--b--\r\n";
        assertThat(location(send("POST", OWN, body, "Content-Type", "multipart/form-data; boundary=b")))
                .isEqualTo(OWN);
    }
}
