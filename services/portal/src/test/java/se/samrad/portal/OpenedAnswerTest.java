package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Asked;

/** Who has answered without an account opens the answer by a code, reads it, replaces it and takes it back. */
class OpenedAnswerTest extends FormsHarness {
    private static final String SENDER = "p-00112233445566778899aabbccddeeff";
    private static final String RESPONSE = Example.ID + "--" + SENDER;
    private static final String TOKEN = RESPONSE + ".1.k.abc";
    private static final String RECEIPT = "/kvittens/" + TOKEN;
    private static final String CODE = RECEIPT + "/kod";
    private static final String OWN = RECEIPT + "/svar";

    private static String pass(long secondsLeft) {
        return RESPONSE + "." + (Instant.now().getEpochSecond() + secondsLeft) + ".k.def";
    }

    private static void answered() {
        SERVICES.on("responses", "/api/receipts/" + TOKEN, """
            {"response":"%s","consultation":"%s","body":"%s","receivedAt":"2026-09-18T08:15:30.123Z","arrived":"2026-09-18","sha256":"c","files":[],"status":"RECEIVED"}\
            """.formatted(RESPONSE, Example.ID, SENDER));
        SERVICES.on("responses", "/api/consultations/" + Example.ID + "/responses/" + SENDER, """
            {"response":"%s","consultation":"%s","body":"%s","receivedAt":"2026-09-18T08:15:30.123Z","status":"RECEIVED","preliminary":false,"text":{"response":"r","sha256":"a","text":"Exempel: en bänk.","answers":[],"sections":[],"masked":[]},"files":[],"sha256":"c","url":"%s","standing":true,"version":1}\
            """.formatted(
                        RESPONSE, Example.ID, SENDER, RECEIPT));
        SERVICES.on(
                "responses", "/api/receipts/" + TOKEN + "/codes", "{\"asked\":\"hemligt-i-sessionen\",\"sent\":true}");
    }

    private void opened(long secondsLeft) throws Exception {
        answered();
        SERVICES.on("responses", "/api/receipts/" + TOKEN + "/pass", "{\"pass\":\"" + pass(secondsLeft) + "\"}");
        assertThat(location(submit(CODE, "gor", "skicka"))).isEqualTo(CODE);
        assertThat(location(submit(CODE, "gor", "oppna", "kod", "1234 5678"))).isEqualTo(OWN);
    }

    @Test
    void theReceiptLeadsToACodeAndTheCodeToTheAnswer() throws Exception {
        answered();
        assertThat(get(RECEIPT).body()).contains("href=\"" + OWN + "\"").doesNotContain("en bänk");
        assertThat(location(get(OWN))).isEqualTo(CODE);
        assertThat(words(get(CODE).body()))
                .contains("Öppna ditt svar", "Skicka en kod")
                .doesNotContain("Tolv siffror");
        opened(3600);
        Asked used = write("POST", "/api/receipts/" + TOKEN + "/pass");
        assertThat(used.text()).contains("\"asked\":\"hemligt-i-sessionen\"", "\"code\":\"1234 5678\"");
        String page = get(OWN).body();
        assertThat(words(page))
                .contains("Ditt svar", "Exempel: en bänk.", "Vill du säga varför?", "Vad vill du lägga till?")
                .doesNotContain("Vill ni", "Ert svar");
        assertThat(page).doesNotContain("hemligt-i-sessionen", ".k.def");
    }

    @Test
    void whatIsDoneIsDoneWithThePass() throws Exception {
        opened(3600);
        SERVICES.on("responses", "/api/responses/" + RESPONSE + "/withdraw", "{\"id\":\"r\",\"version\":2}");
        assertThat(location(submit(OWN, "gor", "aterta", "aterta-ja", "ja", "aterta-skal", "Exempel.")))
                .isEqualTo(OWN);
        Asked sent = write("POST", "/api/responses/" + RESPONSE + "/withdraw");
        assertThat(sent.header("Samrad-Pass")).startsWith(RESPONSE).endsWith(".k.def");
        assertThat(sent.header("Authorization")).isNull();
    }

    @Test
    void anotherAnswerTakesItsPlaceAndAsksForNoNameAgain() throws Exception {
        opened(3600);
        String form = REMISS + "/svar?kvittens=" + TOKEN;
        assertThat(get(OWN).body()).contains(form);
        String page = get(form).body();
        assertThat(words(page)).contains("Det här svaret ersätter det du har skickat in.");
        assertThat(page).contains("Exempel: en bänk.").doesNotContain("name=\"email\"");
        assertThat(location(submit(
                        form, "kvittens", TOKEN, "satt", "skriv", "text", "Exempel: två bänkar.", "gor", "granska")))
                .isEqualTo(REMISS + "/svar/granska");
        SERVICES.on(
                "responses",
                "/api/responses/" + RESPONSE + "/supersede",
                "{\"response\":\"r\",\"url\":\"/kvittens/nytt.2.k.abc\"}");
        assertThat(location(submit(REMISS + "/svar/granska"))).isEqualTo("/kvittens/nytt.2.k.abc");
        Asked sent = write("POST", "/api/responses/" + RESPONSE + "/supersede");
        assertThat(sent.text()).contains("två bänkar").doesNotContain("email");
        assertThat(sent.header("Samrad-Pass")).startsWith(RESPONSE);
    }

    @Test
    void thePreviewSaysOfAnOrganisationWhatWillBePublished() throws Exception {
        opened(3600);
        String form = REMISS + "/svar?kvittens=" + TOKEN;
        submit(form, "kvittens", TOKEN, "satt", "skriv", "text", "Exempel: två bänkar.");
        assertThat(read(REMISS + "/svar/granska"))
                .contains("En privatperson")
                .doesNotContain("Organisationens namn visas inte på webben.");
        String own = "/api/consultations/" + Example.ID + "/responses/" + SENDER;
        SERVICES.on("responses", own, """
            {"response":"%s","body":"%s","sender":"ORGANISATION","status":"RECEIVED","preliminary":false,"files":[],"url":"%s","standing":true,"version":1}\
            """.formatted(RESPONSE, SENDER, RECEIPT));
        assertThat(read(REMISS + "/svar/granska"))
                .contains("En organisation", "Organisationens namn visas inte på webben.")
                .doesNotContain("En privatperson");
        // Who the sender is stands in the answer alone, and that is not known while nobody may open it.
        opened(-400L * 24 * 3600);
        assertThat(location(get(REMISS + "/svar/granska"))).isEqualTo(CODE);
    }

    @Test
    void whenThePassHasEndedWhatWasTypedWaitsForANewCode() throws Exception {
        opened(-400L * 24 * 3600);
        assertThat(location(get(OWN))).isEqualTo(CODE);
        String typed =
                "_csrf=" + encode(hidden(get(CODE).body(), "_csrf")) + "&gor=komplettera&tillagg=Exempel+till%C3%A4gg";
        assertThat(location(send("POST", OWN, typed, "Content-Type", "application/x-www-form-urlencoded")))
                .isEqualTo(CODE);
        opened(3600);
        assertThat(get(OWN).body()).contains("Exempel tillägg");
    }

    @Test
    void aWrongCodeIsSaidAtTheField() throws Exception {
        answered();
        submit(CODE, "gor", "skicka");
        SERVICES.on(
                "responses",
                "/api/receipts/" + TOKEN + "/pass",
                refused(
                        422,
                        "{\"reason\":\"invalid\",\"members\":[{\"member\":\"code\",\"reason\":\"wrong-code\",\"detail\":\"Koden stämmer inte.\"}]}"));
        assertThat(location(submit(CODE, "gor", "oppna", "kod", "0000 0000"))).isEqualTo(CODE);
        assertThat(get(CODE).body()).contains("Koden stämmer inte.", "href=\"#kod\"");
    }

    @Test
    void whoGaveNoAddressIsToldWhereToTurn() throws Exception {
        answered();
        SERVICES.on(
                "responses",
                "/api/receipts/" + TOKEN + "/codes",
                refused(422, "{\"reason\":\"no-address\",\"detail\":\"Vänd dig till myndigheten.\"}"));
        submit(CODE, "gor", "skicka");
        assertThat(words(get(CODE).body()))
                .contains("Vänd dig till myndigheten.")
                .doesNotContain("Tolv siffror");
    }

    @Test
    void aCodeThatWasJustMailedServesAnotherBrowserToo() throws Exception {
        answered();
        SERVICES.on(
                "responses",
                "/api/receipts/" + TOKEN + "/codes",
                "{\"asked\":\"h\",\"sent\":false,\"mailedAt\":\"2026-09-18T08:16:00Z\",\"end\":\"2026-09-18T08:26:00Z\"}");
        submit(CODE, "gor", "skicka");
        assertThat(words(get(CODE).body()))
                .contains("Det finns redan en kod som mejlades kl. 10.16. Den gäller till kl. 10.26", "Tolv siffror")
                .doesNotContain("Koden är på väg");
    }
}
