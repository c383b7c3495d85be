package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** What is sent is what the page shows, and pressed twice it is sent once. */
class SendingTwiceTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String GRANSKA = SVAR + "/granska";
    private static final String RESPONSES = "/api/consultations/" + Example.ID + "/responses";
    private static final String OWN = RESPONSES + "/kommun-2";
    private static final Answer RECEIPT =
            new Answer(201, "application/json", "{\"response\":\"r\",\"url\":\"/kvittens/k\"}", Map.of());

    /** The button of a page that was opened a while ago. */
    private HttpResponse<String> press(String page) throws Exception {
        String body = "_csrf=" + encode(hidden(page, "_csrf")) + carried(page);
        return send("POST", GRANSKA, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void whoPressesTwiceComesToTheSameReceipt() throws Exception {
        submit(SVAR, "satt", "skriv", "text", "Fler cykelvägar.\r\n\r\nOch \"bänkar\" & <träd>.", "name", "Kim");
        String preview = get(GRANSKA).body();
        SERVICES.on("responses", RESPONSES, RECEIPT);
        assertThat(location(press(preview))).isEqualTo("/kvittens/k");
        FakeServices.Asked first = write("POST", RESPONSES);
        assertThat(first.text()).contains("\\\"bänkar\\\" & <träd>.", "\"name\":\"Kim\"");

        assertThat(location(press(preview))).isEqualTo("/kvittens/k");
        FakeServices.Asked second = write("POST", RESPONSES);
        assertThat(second).isNotSameAs(first);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Key")).isEqualTo(first.header("Idempotency-Key"));
    }

    @Test
    void whatIsTypedInAnotherTabIsNotSentFromThisOneAndIsStillThere() throws Exception {
        submit(SVAR, "satt", "skriv", "text", "Jag är emot.", "name", "Kim");
        String preview = get(GRANSKA).body();
        submit(SVAR, "satt", "skriv", "text", "Vi är för.", "organisation", "Exempelföreningen");
        SERVICES.on("responses", RESPONSES, RECEIPT);
        press(preview);
        assertThat(write("POST", RESPONSES).text()).isEqualTo("{\"text\":\"Jag är emot.\",\"name\":\"Kim\"}");
        assertThat(get(SVAR).body()).contains(">Vi är för.</textarea>", "value=\"Exempelföreningen\"");
    }

    @Test
    void aBodyWhoseDraftWentWithTheAnswerIsToldThatItHasAnswered() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on(
                "responses", "/api/consultations/" + Example.ID + "/drafts/kommun-2", """
            {"parts":[],"writing":[],"files":[{"id":"f","sha256":"%s","name":"y.pdf","size":1,"safety":"CLEAN","own":true,"at":"2026-09-18T08:15:30Z","handedOver":false}]}""".formatted("7".repeat(64)));
        submit(SVAR, "text", "Ja.");
        String preview = get(GRANSKA).body();
        SERVICES.on("responses", OWN, RECEIPT);
        assertThat(location(press(preview))).isEqualTo("/kvittens/k");
        SERVICES.on("responses", "/api/consultations/" + Example.ID + "/drafts/kommun-2", "{\"parts\":[]}");
        SERVICES.on("responses", OWN, """
            {"response":"r","body":"kommun-2","receivedAt":"2026-09-18T08:15:30.123Z","status":"RECEIVED","standing":true,"files":[],"url":"/kvittens/k","version":1}""");
        assertThat(location(press(preview))).isEqualTo(SVAR + "?for=kommun-2");
        assertThat(read(SVAR)).contains("Ni har redan svarat.").doesNotContain("En kollega har ändrat");
    }

    @Test
    void anAnswerInTheNameOfABodyIsShownToWhoIsSignedInForItAlone() throws Exception {
        submit(SVAR, "for", "kommun-2", "text", "Nämndens ord.", "gor", "granska");
        assertThat(location(get(GRANSKA))).startsWith("/logga-in?till=");
        signIn("body:kommun-3");
        assertThat(location(get(GRANSKA))).isEqualTo(SVAR);
    }
}
