package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.portal.FakeServices.Answer;

/** Asking for news by mail, confirming and ending it, without JavaScript and, by the links, without a cookie. */
class FollowingTest extends FormsHarness {
    private static final String TOKEN = "EXEMPEL-exempel-EXEMPEL-exempel-EXEMPEL-exe";
    private static final String CONFIRM = "/prenumerera/bekrafta/" + TOKEN;
    private static final String END = "/prenumerera/avsluta/" + TOKEN;
    private static final String LINK = "/api/subscriptions/" + TOKEN;

    private static String subscription(boolean confirmed) {
        return "{\"theme\":\"kultur\",\"name\":\"Kultur <b>\",\"confirmed\":" + confirmed + "}";
    }

    /** As a mail program does it: no cookie, no form's token, the body of RFC 8058. */
    private HttpResponse<String> oneClick(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        try (HttpClient mailProgram = HttpClient.newHttpClient()) {
            return mailProgram.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void theConsultationsPageLeadsToAFormThatSaysTheSameOfEveryAddress() throws Exception {
        String ask = "/prenumerera/remiss/" + Example.ID;
        assertThat(get(REMISS).body()).contains("href=\"" + ask + "\"");
        SERVICES.on("mail", "/api/subscriptions", new Answer(202, "application/json", "", Map.of()));
        assertThat(location(submit(ask, "epost", " kim@exempel.example "))).isEqualTo(ask);
        assertThat(write("POST", "/api/subscriptions").text())
                .isEqualTo("{\"email\":\"kim@exempel.example\",\"consultation\":\"" + Example.ID
                        + "\",\"language\":\"sv\"}");
        String page = get(ask).body();
        assertThat(words(page)).contains("Nu har vi tagit emot din begäran.");
        assertThat(page).as("the address is not kept in the page").doesNotContain("kim@exempel.example");
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedIsKept() throws Exception {
        String ask = "/prenumerera/remiss/" + Example.ID;
        assertThat(location(submit(ask, "epost", " "))).isEqualTo(ask);
        assertThat(words(get(ask).body())).contains("Skriv din e-postadress.");
        SERVICES.on(
                "mail",
                "/api/subscriptions",
                refused(
                        422,
                        "{\"reason\":\"not-an-email-address\",\"members\":[{\"member\":\"email\",\"detail\":\"Skriv en e-postadress.\"}]}"));
        submit(ask, "epost", "kim");
        assertThat(get(ask).body()).contains("Skriv en e-postadress.", "href=\"#epost\"", "value=\"kim\"");
    }

    @Test
    void lookingAtALinkAsksForNothingAndTheButtonNeedsNoCookie() throws Exception {
        SERVICES.on("mail", LINK, subscription(false));
        SERVICES.on("mail", LINK + "/confirm", subscription(true));
        HttpResponse<String> look = get(CONFIRM);
        assertThat(words(look.body())).contains("Vill du få nyheter om ”Kultur &lt;b&gt;”?", "Ja, skicka nyheter");
        assertThat(look.body()).contains("noindex").doesNotContain("_csrf");
        assertThat(look.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(look.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(look.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));
        HttpResponse<String> pressed = oneClick(CONFIRM);
        assertThat(pressed.statusCode()).isEqualTo(200);
        assertThat(words(pressed.body())).contains("Klart. Du får nyheter om ”Kultur &lt;b&gt;”.");
        assertThat(write("POST", LINK + "/confirm")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/en"})
    void oneClickEndsItAtOnceWithoutACookieAndWithoutARedirect(String language) throws Exception {
        SERVICES.on("mail", LINK, subscription(true));
        SERVICES.on("mail", LINK + "/end", subscription(true));
        assertThat(get(language + END).body()).contains("action=\"" + language + END + "\"");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("POST"));
        HttpResponse<String> ended = oneClick(language + END);
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(words(ended.body())).contains(language.isEmpty() ? "Avslutat." : "Ended.");
        assertThat(write("POST", LINK + "/end")).isNotNull();
    }

    @Test
    void endingAllIsAnotherButtonAndWhatHasEndedIsNoError() throws Exception {
        SERVICES.on("mail", LINK + "/end-all", subscription(true));
        HttpResponse<String> all = send("POST", END, "gor=alla", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(words(all.body())).contains("Avslutat. Du får inga fler nyheter med e-post.");
        SERVICES.on("mail", LINK + "/end", Answer.status(404));
        HttpResponse<String> again = oneClick(END);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(words(again.body())).contains("redan avslutad");
    }

    @Test
    void aLinkThatNoLongerWorksSaysSoAndAServiceThatIsAwayIsNotTakenForIt() throws Exception {
        SERVICES.on("mail", LINK, Answer.status(404));
        HttpResponse<String> gone = get(CONFIRM);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(words(gone.body())).contains("Länken fungerar inte längre");
        SERVICES.on("mail", LINK + "/end", Answer.status(503));
        assertThat(oneClick(END).statusCode()).isEqualTo(503);
    }
}
