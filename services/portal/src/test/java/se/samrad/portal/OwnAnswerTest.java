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
        SERVICES.on("responses", RESPONSE, """
                {"response":"%s--kommun-2","consultation":"%s","body":"kommun-2","receivedAt":"2026-09-18T08:15:30.123Z","status":"%s","position":"OPPOSES","preliminary":true,"text":{"response":"r","sha256":"a","text":"Vi <i>avstyrker</i>.","answers":[{"question":2,"text":"Hälsovägen."}],"sections":[{"section":"insats-1-3","position":"SUPPORTS","text":"Bra."}],"masked":[]},"files":[{"name":"yttrande.pdf","size":5,"sha256":"b"}],"sha256":"c","url":"/kvittens/exempel.1.k.abc","version":4}""".formatted(Example.ID, Example.ID, status));
    }

    @Test
    void aBodyReadsItsAnswerAndTakesItBack() throws Exception {
        signIn("body:kommun-2");
        answered("PUBLISHED");
        assertThat(get(REMISS + "/svar").body()).contains("href=\"" + OWN + "\"");
        String page = get(OWN).body();
        assertThat(page).contains("Vi &lt;i&gt;avstyrker&lt;/i&gt;.", "href=\"/kvittens/exempel.1.k.abc\"");
        assertThat(words(page))
                .contains("Avstyrker.", "Hälsovägen.", "1.3", "yttrande.pdf", "Det finns kvar hos myndigheten");

        SERVICES.on("responses", WITHDRAW, "{\"id\":\"r\",\"version\":5}");
        assertThat(location(submit(OWN, "gor", "aterta", "aterta-skal", "Nytt beslut.")))
                .isEqualTo(OWN);
        Asked sent = write("POST", WITHDRAW);
        assertThat(sent.text()).isEqualTo("{\"reason\":\"Nytt beslut.\"}");
        assertThat(sent.header("If-Match")).isEqualTo("\"4\"");
        answered("WITHDRAWN");
        assertThat(words(get(OWN).body()))
                .contains("Svaret är återtaget.", "Lämna ett nytt svar")
                .doesNotContain("Vill ni säga varför?");
        assertThat(words(get(REMISS + "/svar").body())).contains("Ert tidigare svar är återtaget.", "Ladda upp");
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
    void inEnglishToo() throws Exception {
        signIn("body:kommun-2");
        answered("RECEIVED");
        assertThat(words(get("/en" + OWN).body())).contains("Your response", "Withdraw the response");
    }
}
