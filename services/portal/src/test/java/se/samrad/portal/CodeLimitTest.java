package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** The limit on asking for codes is the asker's own: from other places the same answer's code is asked for as before. */
class CodeLimitTest extends PortalHarness {
    private static final int TIMES_MAX = 120;
    private static final String CODES = "/api/receipts/exempel--p-1.1.k.abc/codes";
    private static final String PASS = "/api/receipts/exempel--p-1.1.k.abc/pass";

    private static HttpClient place(String address) throws UnknownHostException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .localAddress(InetAddress.getByName(address))
                .build();
    }

    private HttpResponse<String> post(String from, String path) throws IOException, InterruptedException {
        SERVICES.on("responses", CODES, Answer.json("{}"));
        SERVICES.on("responses", PASS, Answer.json("{}"));
        HttpRequest request =
                HttpRequest.newBuilder(at(path)).POST(BodyPublishers.noBody()).build();
        try (HttpClient place = place(from)) {
            return place.send(request, BodyHandlers.ofString());
        }
    }

    /** The page's form, as a browser there sends it. */
    private HttpResponse<String> submit(String from) throws IOException, InterruptedException {
        try (HttpClient place = place(from)) {
            HttpRequest form =
                    HttpRequest.newBuilder(at("/kvittens/kontrollera")).build();
            String token = FormsHarness.hidden(
                    place.send(form, BodyHandlers.ofString()).body(), "_csrf");
            HttpRequest request = HttpRequest.newBuilder(at("/kvittens/exempel--p-1.1.k.abc/kod"))
                    .POST(BodyPublishers.ofString("gor=skicka&_csrf=" + FormsHarness.encode(token)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .build();
            return place.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void whoAsksTooOftenIsToldToWaitAndNobodyElseIs() throws Exception {
        for (int i = 0; i < TIMES_MAX; i++) {
            assertThat(post("127.0.0.71", i % 2 == 0 ? CODES : PASS).statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = post("127.0.0.71", CODES);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"reason\":\"many-codes\"", "Vänta tio minuter");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(post("127.0.0.71", PASS).statusCode()).isEqualTo(429);
        HttpResponse<String> page = submit("127.0.0.71");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body())
                .contains("många gånger härifrån. Vänta tio minuter")
                .contains("href=\"/kvittens/exempel--p-1.1.k.abc\">Tillbaka till kvittensen</a>")
                .doesNotContain("Många frågar samtidigt");
        assertThat(post("127.0.0.72", CODES).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingElseIsCounted() throws Exception {
        String receipt = "/api/receipts/exempel--p-1.1.k.abc";
        SERVICES.on("responses", receipt, Answer.json("{}"));
        for (int i = 0; i <= TIMES_MAX; i++) post("127.0.0.73", receipt);
        assertThat(post("127.0.0.73", CODES).statusCode()).isEqualTo(200);
    }

    /** Somebody in the same house may have used the limit up: who answers with an account never notices. */
    @Test
    void aBodyAnswersAndSendsFilesFromAPlaceThatHasUsedItsLimitUp() throws Exception {
        String answer = "/api/consultations/exempel/responses/exempelby";
        SERVICES.on("responses", answer, Answer.json("{}"));
        SERVICES.on("responses", "/api/files", Answer.json("{}"));
        for (int i = 0; i < TIMES_MAX; i++) post("127.0.0.76", CODES);
        assertThat(post("127.0.0.76", CODES).statusCode()).isEqualTo(429);
        for (String path : new String[] {answer, "/api/files"}) {
            for (int i = 0; i < TIMES_MAX; i += TIMES_MAX / 4) {
                assertThat(post("127.0.0.76", path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void lettersToAnAddressThatSomebodyOnlyTypedCountFourTimesAndTheirLinksNotAtAll() throws Exception {
        String ask = "/api/subscriptions";
        String end = "/api/subscriptions/abc/end";
        SERVICES.on("mail", ask, Answer.json("{}"));
        SERVICES.on("mail", end, Answer.json("{}"));
        for (int i = 0; i < TIMES_MAX / 4; i++)
            assertThat(post("127.0.0.74", ask).statusCode()).isEqualTo(200);
        assertThat(post("127.0.0.74", ask).statusCode()).isEqualTo(429);
        assertThat(post("127.0.0.74", end).statusCode()).isEqualTo(200);
        assertThat(post("127.0.0.75", ask).statusCode()).isEqualTo(200);
    }
}
