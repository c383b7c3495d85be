package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** What a body's own space says: in the reader's language, of whom it is, and as long as there is anything to read. */
class OwnSpaceWordsTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String DRAFT = "/api/consultations/" + Example.ID + "/drafts/kommun-2";

    private static String part(String field, long version, String text, boolean own) {
        return "{\"part\":\"%s\",\"version\":%d,\"text\":\"%s\",\"own\":%s,\"at\":\"2026-09-18T08:15:30Z\"}"
                .formatted(field, version, text, own);
    }

    private static void saved(String... parts) {
        SERVICES.on("responses", DRAFT, "{\"parts\":[" + String.join(",", parts) + "],\"writing\":[]}");
    }

    private HttpResponse<String> typed(String page, String act, String text) throws Exception {
        String body = "_csrf=%s&for=kommun-2&sedd=%s&gor=%s&text=%s"
                .formatted(encode(hidden(page, "_csrf")), encode(hidden(page, "sedd")), act, encode(text));
        return send("POST", SVAR, body, "Content-Type", "application/x-www-form-urlencoded");
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

    @Test
    void whatTheWriterSavedInAnotherTabIsNotAColleagues() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 1, "ett", true));
        String page = get(SVAR).body();
        saved(part("text", 2, "den andra fliken", true));
        typed(page, "spara", "den här");
        String both = get(SVAR).body();
        String clash = both.substring(both.indexOf("id=\"krock\""));
        assertThat(words(clash.substring(0, clash.indexOf("</section>"))))
                .contains(
                        "Du har ändrat i en annan flik eller på en annan enhet",
                        "den andra fliken",
                        "Texten i den andra fliken",
                        "Använd den andra texten")
                .doesNotContain("olleg");
        assertThat(both).contains("id=\"text-fel\">Du har ändrat här i en annan flik eller på en annan enhet.");
        HttpResponse<String> told = field(SVAR + "/utkast", page, "den här");
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body())
                .contains("Du har ändrat i samma fält i en annan flik", "Använd den andra texten")
                .doesNotContain("olleg");
        saved(part("text", 2, "kollegans", false));
        assertThat(field(SVAR + "/utkast", page, "den här").body()).contains("En kollega har ändrat i samma fält.");
    }

    @Test
    void whoeverChangedTheDraftBeforeItIsSentIsNotGuessed() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 1, "ett", true));
        typed(get(SVAR).body(), "granska", "ett");
        saved(part("text", 2, "två", true));
        submit(SVAR + "/granska");
        assertThat(read(SVAR + "/granska"))
                .contains("Utkastet har ändrats sedan du öppnade den här sidan, av en kollega eller av dig i en annan")
                .doesNotContain("En kollega har ändrat");
    }

    @Test
    void aDraftIsReadOnAfterTheConsultationWasCancelledAndNotSent() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on(
                "status",
                "/api/public/consultations/" + Example.ID,
                Example.consultation(true).replace("\"status\":\"OPEN\"", "\"status\":\"CANCELLED\""));
        SERVICES.on(
                "responses",
                DRAFT,
                "{\"parts\":["
                        + part("text", 1, "Vi <b>avstyrker</b>.", true) + "," + part("position", 1, "OPPOSES", false)
                        + "],\"writing\":[],\"keptUntil\":\"2026-10-30\",\"files\":[{\"id\":\"f1\",\"sha256\":\""
                        + "b".repeat(64)
                        + "\",\"name\":\"yttrande.pdf\",\"size\":5,\"own\":true,\"at\":\"2026-09-18T08:15:30Z\"}]}");
        String page = get(SVAR).body();
        assertThat(words(page))
                .contains("Er text finns kvar, men den går inte att skicka in.", "till och med 30 oktober 2026")
                .contains("Ert svar Vi &lt;b&gt;avstyrker&lt;/b&gt;.", "Avstyrker")
                .doesNotContain("Spara utkast", "Förhandsgranska");
        assertThat(page)
                .contains("href=\"" + SVAR + "/utkast/filer/f1?for=kommun-2\"", "value=\"slang\"")
                .doesNotContain("form=\"svar\"");
        // What could not be saved any longer is read there too.
        typed("name=\"_csrf\" value=\"" + hidden(page, "_csrf") + "\" name=\"sedd\" value=\"\"", "granska", "Osparat.");
        assertThat(read(SVAR)).contains("Osparat.");
        SERVICES.on("responses", DRAFT, new Answer(204, "application/json", "", Map.of()));
        HttpResponse<String> gone = send(
                "POST",
                SVAR,
                "_csrf=" + encode(hidden(page, "_csrf")) + "&for=kommun-2&gor=slang",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(location(gone)).isEqualTo(SVAR + "?for=kommun-2");
        SERVICES.on("responses", DRAFT, Answer.status(404));
        assertThat(read(SVAR)).contains("Utkastet är borttaget.").doesNotContain("Er text finns kvar", "Osparat.");
    }
}
