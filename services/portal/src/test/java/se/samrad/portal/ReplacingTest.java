package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** A body writes an answer that takes the place of the one that stands. */
class ReplacingTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String REPLACING = SVAR + "?for=kommun-2&ersatt=ja";
    private static final String RESPONSE = "/api/consultations/" + Example.ID + "/responses/kommun-2";

    private static void answered() {
        SERVICES.on("responses", RESPONSE, """
            {"response":"%s--kommun-2","body":"kommun-2","receivedAt":"2026-09-18T08:15:30.123Z","status":"RECEIVED","standing":true,"preliminary":false,"text":{"response":"r","sha256":"a","text":"Vi avstyrker.","answers":[],"sections":[],"masked":[]},"files":[],"url":"/kvittens/k","version":4}\
            """.formatted(Example.ID));
    }

    /** What the page sends by itself while one types: all of it. */
    private HttpResponse<String> saved(String page, String path, String text, String... headers) throws Exception {
        String body = "_csrf=%s&nyckel=%s&version=%s&for=kommun-2&ersatt=ja&satt=skriv&text=%s"
                .formatted(
                        encode(hidden(page, "_csrf")), hidden(page, "nyckel"), hidden(page, "version"), encode(text));
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        return send("POST", path, body, all);
    }

    @Test
    void whatIsTypedIsSavedAsItIsTypedAndThereWhenThePageIsOpenedAgain() throws Exception {
        signIn("body:kommun-2");
        answered();
        String page = get(REPLACING).body();
        assertThat(page)
                .contains("data-draft=\"" + SVAR + "/utkast\"", "data-whole=\"ja\"", "/draft.js", "id=\"utkast-sagt\"")
                .contains(">Vi avstyrker.</textarea>")
                .contains("data-ended=\"Inloggningen har gått ut. Välj Förhandsgranska svaret");
        HttpResponse<String> answer = saved(page, SVAR + "/utkast", "Vi tillstyrker.");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(words(answer.body())).contains("Sparat kl. 10.20. Bara du ser det.");
        assertThat(get(REPLACING).body()).contains(">Vi tillstyrker.</textarea>");
        assertThat(read(SVAR)).contains("Det här svaret ersätter det ni har skickat in.", "Det du skrev är kvar.");
        // The answer as it was read when the writing began.
        assertThat(hidden(get(SVAR).body(), "version")).isEqualTo("4");
        assertThat(SERVICES.asked())
                .noneMatch(asked -> asked.method().equals("PUT") || asked.path().contains("/drafts/"));
    }

    @Test
    void whatWasLeftOfAnAnswerThatWasNeverSentIsNotInTheOneThatReplacesAColleagues() throws Exception {
        signIn("body:kommun-2");
        submit(
                SVAR,
                "satt",
                "skriv",
                "text",
                "Halvt.",
                "reference",
                "KS 2026/1",
                "preliminary",
                "ja",
                "gor",
                "granska");
        assertThat(get(SVAR).body()).contains("KS 2026/1").containsPattern("name=\"preliminary\"[^>]*checked");
        answered();
        String page = get(REPLACING).body();
        assertThat(page)
                .contains(">Vi avstyrker.</textarea>")
                .doesNotContain("KS 2026/1")
                .doesNotContainPattern("name=\"preliminary\"[^>]*checked");
        assertThat(words(page)).doesNotContain("Det du skrev är kvar.");
        saved(page, SVAR + "/utkast", "Vi tillstyrker.");
        assertThat(get(REPLACING).body())
                .contains(">Vi tillstyrker.</textarea>")
                .doesNotContain("KS 2026/1");
    }

    @Test
    void whatWasSavedWaitsUnseenUntilSomebodySignsInForTheBodyAgain() throws Exception {
        signIn("body:kommun-2");
        answered();
        String page = get(REPLACING).body();
        saved(page, SVAR + "/utkast", "Vi tillstyrker.");
        SERVICES.on(
                "identity",
                "/oauth2/token",
                new Answer(400, "application/json", "{\"error\":\"invalid_grant\"}", Map.of()));
        HttpResponse<String> ended = saved(page, SVAR + "/utkast", "Vi tillstyrker båda.");
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.body()).contains("Inloggningen har gått ut. Välj Förhandsgranska svaret");
        assertThat(get(REPLACING).body()).doesNotContain("Vi tillstyrker");
        signIn("body:kommun-2");
        answered();
        assertThat(get(REPLACING).body()).contains(">Vi tillstyrker.</textarea>");
    }

    @Test
    void whatWasSavedIsGoneWithTheSession() throws Exception {
        signIn("body:kommun-2");
        answered();
        String page = get(REPLACING).body();
        saved(page, SVAR + "/utkast", "Vi tillstyrker.");
        send(
                "POST",
                "/logga-ut",
                "_csrf=" + encode(hidden(page, "_csrf")),
                "Content-Type",
                "application/x-www-form-urlencoded");
        signIn("body:kommun-2");
        answered();
        assertThat(get(REPLACING).body()).contains(">Vi avstyrker.</textarea>");
    }

    @Test
    void withoutAnAccountNothingIsSavedWithoutBeingAsked() throws Exception {
        assertThat(get(SVAR).body()).doesNotContain("data-draft", "/draft.js");
    }
}
