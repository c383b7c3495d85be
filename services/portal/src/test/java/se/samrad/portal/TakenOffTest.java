package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** A colleague is removed while writing in the body's own space. */
class TakenOffTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String DRAFT = "/api/consultations/" + Example.ID + "/drafts/kommun-2";
    private static final String NO_LONGER = "Du kan inte längre skriva för Exempel-Bro kommun";

    /** Nothing of it was read before, so nothing that is known from then can be shown instead. */
    private static final String UNSEEN = "/remisser/exempel-%s/svar";

    private static void removed() {
        SERVICES.on(
                "identity",
                "/oauth2/token",
                new Answer(
                        400,
                        "application/json",
                        "{\"error\":\"invalid_grant\",\"error_description\":\"no-body\"}",
                        Map.of()));
    }

    private HttpResponse<String> post(String page, String path, String typed) throws Exception {
        String body = typed + "&for=kommun-2&_csrf=" + encode(hidden(page, "_csrf"));
        return send("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void thePageThatSavesByItselfSaysThatTheyCannotWriteAnyLongerAndNotThatSigningInHelps() throws Exception {
        signIn("body:kommun-2");
        String page = get(SVAR).body();
        removed();
        HttpResponse<String> told = post(page, SVAR + "/utkast", "falt=text&text=hej&sedd=");
        assertThat(told.statusCode()).isEqualTo(403);
        assertThat(told.body())
                .contains(NO_LONGER + ". Kopiera det du vill spara.")
                .doesNotContain("logga in");
    }

    @Test
    void theyAreToldTheSameAfterAnotherWindowHasReadSomethingAndStoppedKnowingThem() throws Exception {
        signIn("body:kommun-2");
        String page = get(SVAR).body();
        removed();
        assertThat(read(SVAR)).contains("Logga in");
        HttpResponse<String> told = post(page, SVAR + "/utkast", "falt=text&text=hej&sedd=");
        assertThat(told.statusCode()).isEqualTo(403);
        assertThat(told.body()).contains(NO_LONGER);
        HttpResponse<String> shown = post(page, SVAR, "gor=spara&satt=skriv&text=En+timmes+arbete");
        assertThat(words(shown.body())).contains(NO_LONGER, "En timmes arbete");
        // As a private person they answer like anybody.
        HttpResponse<String> own = send(
                "POST",
                SVAR,
                "for=&satt=skriv&text=Mitt+eget&gor=granska&_csrf="
                        + encode(hidden(get(SVAR).body(), "_csrf")),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(location(own)).startsWith(SVAR);
    }

    @Test
    void whatTheySendIsShownToBeCopiedAndNothingOfItIsKept() throws Exception {
        signIn("body:kommun-2");
        String page = get(SVAR).body();
        removed();
        HttpResponse<String> shown = post(page, SVAR, "gor=spara&satt=skriv&text=En+timmes+arbete");
        assertThat(shown.statusCode()).isEqualTo(403);
        assertThat(words(shown.body())).contains(NO_LONGER, "Kopiera det du vill spara.", "En timmes arbete");
        assertThat(read(SVAR)).contains("Ditt svar").doesNotContain("En timmes arbete", "Logga in igen");
    }

    @Test
    void whoWritesForSeveralIsToldOfTheOneThatIsGone() throws Exception {
        signIn("body:kommun-2", "body:kommun-3");
        SERVICES.on("responses", DRAFT, Answer.status(404));
        String page = get(SVAR + "?for=kommun-2").body();
        renewedAs("body:kommun-3");
        HttpResponse<String> told = post(page, SVAR + "/utkast", "falt=text&text=hej&sedd=");
        assertThat(told.statusCode()).isEqualTo(403);
        assertThat(told.body()).contains(NO_LONGER);
        assertThat(words(post(page, SVAR, "gor=spara&text=hej").body())).contains(NO_LONGER, "hej");
    }

    @Test
    void whatShouldTakeThePlaceOfAnAnswerIsNotKeptForTheOneThatIsGone() throws Exception {
        signIn("body:kommun-2", "body:kommun-3");
        SERVICES.on("responses", DRAFT, Answer.status(404));
        String page = get(SVAR + "?for=kommun-2").body();
        renewedAs("body:kommun-3");
        HttpResponse<String> told = post(page, SVAR + "/utkast", "ersatt=ja&text=hej");
        assertThat(told.statusCode()).isEqualTo(403);
        assertThat(told.body()).contains(NO_LONGER);
    }

    private static void away(String consultation) {
        String path = "/api/public/consultations/exempel-" + consultation;
        SERVICES.on("status", path, Answer.status(503));
        SERVICES.on("status", path + "/bodies", Answer.status(503));
        SERVICES.on("status", "/api/public/bodies/kommun-2", Answer.status(503));
    }

    @Test
    void whoWritesForSeveralIsToldOfTheOneThatIsGoneAlsoWhileNobodyKnowsItsName() throws Exception {
        signIn("body:kommun-2", "body:kommun-3");
        SERVICES.on("responses", DRAFT, Answer.status(404));
        String page = get(SVAR + "?for=kommun-2").body();
        renewedAs("body:kommun-3");
        away("osedd");
        HttpResponse<String> told = post(page, UNSEEN.formatted("osedd") + "/utkast", "falt=text&text=hej&sedd=");
        assertThat(told.statusCode()).isEqualTo(403);
        assertThat(told.body()).contains("Du kan inte längre skriva för kommun-2. Kopiera det du vill spara.");
    }

    @Test
    void thePageThatWouldShowWhatTheyWroteSaysThatItCannotBeShownJustNowAndDoesNotAskThemToSignIn() throws Exception {
        signIn("body:kommun-2");
        String page = get(SVAR).body();
        removed();
        away("okand");
        HttpResponse<String> shown = post(page, UNSEEN.formatted("okand"), "gor=spara&satt=skriv&text=hej");
        assertThat(shown.statusCode()).isEqualTo(503);
        assertThat(shown.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whereTheConsultationIsKnownWhatTheyWroteIsShownAlsoWhileNobodyKnowsTheNameOfTheBody() throws Exception {
        signIn("body:kommun-2", "body:kommun-3");
        SERVICES.on("responses", DRAFT, Answer.status(404));
        String page = get(SVAR + "?for=kommun-2").body();
        renewedAs("body:kommun-3");
        String path = "/api/public/consultations/exempel-namnlos";
        away("namnlos");
        SERVICES.on("status", path, Example.consultation(true).replace(Example.ID, "exempel-namnlos"));
        HttpResponse<String> shown = post(page, UNSEEN.formatted("namnlos"), "gor=spara&satt=skriv&text=En+timme");
        assertThat(shown.statusCode()).isEqualTo(403);
        assertThat(words(shown.body())).contains("Du kan inte längre skriva för kommun-2", "En timme");
    }
}
