package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** What a body's own space says: in the reader's language. */
class OwnSpaceWordsTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String DRAFT = "/api/consultations/" + Example.ID + "/drafts/kommun-2";

    private static String part(String field, long version, String text, boolean own) {
        return "{\"part\":\"%s\",\"version\":%d,\"text\":\"%s\",\"own\":%s,\"at\":\"2026-09-18T08:15:30Z\"}"
                .formatted(field, version, text, own);
    }

    private HttpResponse<String> field(String path, String page, String text) throws Exception {
        String body = "_csrf=%s&for=kommun-2&sedd=%s&falt=text&text=%s"
                .formatted(encode(hidden(page, "_csrf")), encode(hidden(page, "sedd")), encode(text));
        return send("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void whatThePageSaysByItselfIsInTheLanguageOfThePage() throws Exception {
        signIn("body:kommun-2");
        String page = get("/en" + SVAR).body();
        String saving = "/en" + SVAR + "/utkast";
        assertThat(page).contains("data-draft=\"" + saving + "\"");
        SERVICES.on("responses", DRAFT + "/parts/text", part("text", 1, "one", true));
        assertThat(field(saving, page, "one").body()).contains("Saved at");
        SERVICES.on(
                "identity",
                "/oauth2/token",
                new Answer(400, "application/json", "{\"error\":\"invalid_grant\"}", Map.of()));
        HttpResponse<String> ended = field(saving, page, "one two");
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.body()).contains("You have been signed out.");
    }

    @Test
    void aFormThatOutlivedItsSessionSaysSoInTheLanguageOfThePage() throws Exception {
        HttpResponse<String> back = send(
                "POST",
                "/en" + SVAR,
                "for=&text=Kept&satt=skriv&gor=granska&_csrf=gammal",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(location(back)).isEqualTo("/en" + SVAR);
        assertThat(read("/en" + SVAR)).contains("You had been away too long and nothing was sent.");
    }
}
