package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** Who reads the preview for so long that the session ends loses nothing, and is told. */
class EndedPreviewTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String GRANSKA = SVAR + "/granska";
    private static final String RESPONSES = "/api/consultations/" + Example.ID + "/responses";
    private static final Answer RECEIPT =
            new Answer(201, "application/json", "{\"response\":\"r\",\"url\":\"/kvittens/k\"}", Map.of());

    /** The button of a page whose session has ended since. */
    private HttpResponse<String> pressTooLate(String page) throws Exception {
        browser.cookieHandler()
                .ifPresent(cookies -> ((CookieManager) cookies).getCookieStore().removeAll());
        return send(
                "POST",
                GRANSKA,
                "_csrf=gammal" + carried(page),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin");
    }

    @Test
    void anAnswerThatOutlivedItsSessionIsShownAgainAndCanBeSent() throws Exception {
        submit(SVAR, "satt", "skriv", "text", "Fler cykelvägar.", "name", "Kim");
        HttpResponse<String> back = pressTooLate(get(GRANSKA).body());
        assertThat(location(back)).isEqualTo(GRANSKA);
        assertThat(read(GRANSKA))
                .contains("Du hade varit borta för länge och inget skickades. Svaret är kvar.", "Fler cykelvägar.");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(RESPONSES));
        SERVICES.on("responses", RESPONSES, RECEIPT);
        assertThat(location(submit(GRANSKA))).isEqualTo("/kvittens/k");
        assertThat(write("POST", RESPONSES).text()).contains("Fler cykelvägar.", "Kim");
    }

    @Test
    void anAnswerOfABodyWaitsUnseenUntilSomebodySignsInForItAgain() throws Exception {
        signIn("body:kommun-2");
        submit(SVAR, "text", "Nämndens ord.");
        HttpResponse<String> back = pressTooLate(get(GRANSKA).body());
        assertThat(location(back)).startsWith("/logga-in?till=").contains("granska");
        assertThat(location(get(GRANSKA))).startsWith("/logga-in?till=");
        signInAt("/logga-in?till=" + GRANSKA, "body:kommun-2");
        assertThat(read(GRANSKA)).contains("Svaret är kvar.", "Nämndens ord.");
    }
}
