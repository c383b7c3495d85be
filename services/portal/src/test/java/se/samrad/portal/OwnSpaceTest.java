package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

class OwnSpaceTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String DRAFT = "/api/consultations/" + Example.ID + "/drafts/kommun-2";
    private static final String RESPONSE = "/api/consultations/" + Example.ID + "/responses/kommun-2";
    private static final String ONLY_YOU = "Bara ni kan läsa det ni sparar här.";

    private static String part(String field, long version, String text) {
        return "{\"part\":\"%s\",\"version\":%d,\"text\":\"%s\",\"own\":false,\"at\":\"2026-09-18T08:15:30Z\"}"
                .formatted(field, version, text);
    }

    private static void saved(String... parts) {
        SERVICES.on("responses", DRAFT, "{\"parts\":[" + String.join(",", parts) + "],\"writing\":[]}");
    }

    private static void takes(String field, long version, String text) {
        SERVICES.on("responses", DRAFT + "/parts/" + field, part(field, version, text));
    }

    private static boolean nothingWasSaved() {
        return SERVICES.asked().stream().noneMatch(asked -> asked.method().equals("PUT"));
    }

    @Test
    void aBodySavesItsDraftAndFindsItAgain() throws Exception {
        signIn("body:kommun-2");
        assertThat(read(SVAR)).contains(ONLY_YOU, "Inget är sparat än.");
        // Shown by script once something is saved, as the counts follow what is typed.
        assertThat(get(SVAR).body())
                .contains("id=\"utkast-slang\" hidden", "id=\"utkast-versioner\" hidden", "data-counts=\"t-\"")
                .containsPattern("data-counts=\"fraga-\" data-words=\"\\{0} av \\d\">0 av");
        takes("t-insats-1-3", 1, "Bra.");
        HttpResponse<String> back =
                submit(SVAR, "gor", "spara", "satt", "fil", "t-insats-1-3", "Bra.", "p-insats-1-3", "");
        assertThat(location(back)).isEqualTo(SVAR + "?for=kommun-2");
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.method().equals("PUT"))
                .hasSize(1);
        assertThat(write("PUT", DRAFT + "/parts/t-insats-1-3").text()).isEqualTo("{\"text\":\"Bra.\"}");
        assertThat(write("PUT", DRAFT + "/parts/t-insats-1-3").header("If-Match"))
                .isEqualTo("\"0\"");
        saved(part("t-insats-1-3", 1, "Bra."), part("position", 1, "OPPOSES"));
        HttpResponse<String> page = get(SVAR);
        assertThat(words(page.body()))
                .contains("Utkastet är sparat", "Sparat 18 september 2026 kl. 10.15.")
                .doesNotContain("Det du skrev är kvar.");
        assertThat(page.body()).contains(">Bra.</textarea>").containsPattern("value=\"OPPOSES\"[^>]*checked");
        assertThat(page.body()).contains("id=\"utkast-slang\">");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void inItsLastWeekThePageWarnsThatTheDraftGoesSinceNoLetterDoes() throws Exception {
        signIn("body:kommun-2");
        String draft = "{\"parts\":[" + part("text", 1, "ett")
                + "],\"writing\":[],\"keptUntil\":\"2026-11-29\",\"ending\":%s}";
        SERVICES.on("responses", DRAFT, draft.formatted(false));
        assertThat(read(SVAR)).contains("till och med 29 november 2026").doesNotContain("Sedan raderas det.");
        SERVICES.on("responses", DRAFT, draft.formatted(true));
        assertThat(read(SVAR)).contains("Utkastet sparas till och med 29 november 2026. Sedan raderas det.");
    }

    @Test
    void whatAColleagueChangedInAnotherFieldIsLeftAloneAndShown() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 1, "ett"), part("reference", 1, "EXK 1"));
        String page = get(SVAR).body();
        saved(part("text", 1, "ett"), part("reference", 2, "EXK 2"));
        takes("text", 2, "två");
        typed(page, "spara", "text", "två", "reference", "EXK 1");
        assertThat(write("PUT", DRAFT + "/parts/text").header("If-Match")).isEqualTo("\"1\"");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().endsWith("/parts/reference"));
    }

    @Test
    void inTheSameFieldBothTextsAreShownAndTheWriterChooses() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 1, "ett"));
        String page = get(SVAR).body();
        saved(part("text", 2, "kollegans"));
        assertThat(location(typed(page, "spara", "text", "min"))).isEqualTo(SVAR);
        assertThat(nothingWasSaved()).isTrue();
        String both = get(SVAR).body();
        assertThat(words(both)).contains("En kollega har ändrat samtidigt", "kollegans", "Välj text och spara igen.");
        assertThat(both).contains(">min</textarea>");

        takes("text", 3, "min");
        typed(both, "spara", "text", "min");
        assertThat(write("PUT", DRAFT + "/parts/text").header("If-Match")).isEqualTo("\"2\"");

        typed(both, "", "text", "min", "deras", "text", "andras-text", "kollegans");
        assertThat(get(SVAR).body()).contains(">kollegans</textarea>").doesNotContain("id=\"krock\"");
    }

    @Test
    void aClashThatShowsFirstInTheSavingIsToldTheSameWay() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on("responses", DRAFT + "/parts/text", refused(409, """
                {"status":409,"reason":"version-mismatch","detail":"Ändrat."}"""));
        submit(SVAR, "gor", "spara", "text", "min");
        assertThat(read(SVAR)).contains("En kollega har ändrat samtidigt", "(tomt)");
    }

    @Test
    void theSameTextSavedTwiceAtOnceIsNoClash() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on("responses", DRAFT + "/parts/text", refused(409, """
                {"status":409,"reason":"version-mismatch","detail":"Ändrat."}"""));
        SERVICES.meanwhile(DRAFT + "/parts/text", () -> saved(part("text", 1, "min")));
        assertThat(location(submit(SVAR, "text", "min"))).isEqualTo(SVAR + "/granska");
        assertThat(read(SVAR)).doesNotContain("En kollega har ändrat samtidigt");
    }

    @Test
    void withoutTheSpaceOneAnswersAllTheSame() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on("responses", DRAFT, Answer.status(503));
        assertThat(read(SVAR))
                .contains("Det går inte att spara eller visa utkast just nu. Ni kan ändå skriva och skicka in svaret.")
                .doesNotContain(ONLY_YOU);
        assertThat(location(submit(SVAR, "gor", "spara", "text", "Ja."))).isEqualTo(SVAR);
        assertThat(get(SVAR).body()).contains("Utkastet kunde inte sparas just nu.", ">Ja.</textarea>");
        assertThat(location(submit(SVAR, "text", "Ja."))).isEqualTo(SVAR + "/granska");
        SERVICES.on(
                "responses",
                RESPONSE,
                new Answer(201, "application/json", "{\"response\":\"r\",\"url\":\"/kvittens/k\"}", Map.of()));
        assertThat(location(submit(SVAR + "/granska", "utan-filer", "ja"))).isEqualTo("/kvittens/k");
        assertThat(write("PUT", RESPONSE).text()).isEqualTo("{\"text\":\"Ja.\"}");
    }

    @Test
    void whatAColleagueChangesDuringThePreviewIsReadBeforeItIsSent() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 1, "ett"));
        typed(get(SVAR).body(), "granska", "text", "ett");
        saved(part("text", 2, "två"));
        assertThat(location(submit(SVAR + "/granska"))).isEqualTo(SVAR + "/granska");
        assertThat(nothingWasSaved()).isTrue();
        assertThat(read(SVAR + "/granska")).contains("Utkastet har ändrats sedan du öppnade", "två");
        SERVICES.on("responses", RESPONSE, new Answer(201, "application/json", "{\"response\":\"r\"}", Map.of()));
        submit(SVAR + "/granska");
        assertThat(write("PUT", RESPONSE).text()).isEqualTo("{\"text\":\"två\"}");
    }

    @Test
    void theDraftIsThrownAwayForAll() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 1, "ett"));
        String page = get(SVAR).body();
        SERVICES.on("responses", DRAFT, new Answer(204, "application/json", "", Map.of()));
        typed(page, "slang");
        assertThat(write("DELETE", DRAFT).bytes()).isZero();
        SERVICES.on("responses", DRAFT, Answer.status(404));
        assertThat(read(SVAR)).contains("Utkastet är borttaget.", "Inget är sparat än.");
    }

    @Test
    void aFieldIsSavedAsItIsTyped() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 1, "ett"));
        String page = get(SVAR).body();
        assertThat(page).contains("data-draft=\"" + SVAR + "/utkast\"", "/draft.js");
        takes("text", 2, "två");
        SERVICES.on("responses", DRAFT + "/parts/text/writing", "[{\"part\":\"t-insats-1-3\",\"until\":\"x\"}]");
        HttpResponse<String> answer = field(page, "text", "två");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .contains("Sparat kl.", "text=2=", "En kollega skriver just nu: Era synpunkter på 1.3")
                .doesNotContain("två");
        assertThat(write("PUT", DRAFT + "/parts/text").header("If-Match")).isEqualTo("\"1\"");
        assertThat(write("POST", DRAFT + "/parts/text/writing").bytes()).isZero();

        saved(part("text", 3, "kollegans"));
        answer = field(page, "text", "två");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"text\":\"kollegans\"", "Behåll min text", "Använd kollegans text");

        SERVICES.on("responses", DRAFT, Answer.status(503));
        assertThat(field(page, "text", "två").statusCode()).isEqualTo(503);
        assertThat(field(page, "email", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTypedAfterTheSignInEndedIsNotKeptTwice() throws Exception {
        signIn("body:kommun-2");
        String page = get(SVAR).body();
        SERVICES.on(
                "identity",
                "/oauth2/token",
                new Answer(400, "application/json", "{\"error\":\"invalid_grant\"}", Map.of()));
        HttpResponse<String> answer = field(page, "text", "två");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Inloggningen har gått ut.");
        assertThat(location(typed(page, "spara", "text", "två"))).startsWith("/logga-in?till=");
    }

    @Test
    void whoIsRemovedReadsNothingMoreOfIt() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 1, "Bara för oss."));
        assertThat(get(SVAR).body()).contains("Bara för oss.");
        SERVICES.on(
                "identity",
                "/oauth2/token",
                new Answer(400, "application/json", "{\"error\":\"invalid_grant\"}", Map.of()));
        assertThat(get(SVAR).body()).doesNotContain("Bara för oss.", ONLY_YOU);
        assertThat(location(get(SVAR + "/utkast/text?for=kommun-2"))).startsWith("/logga-in?till=");
        assertThat(location(get(SVAR + "/eget/kommun-2"))).startsWith("/logga-in?till=");
    }

    /** A browser without script: nothing was saved while its writer typed. */
    @Test
    void whatWasTypedForABodyIsThereForWhoSignsInAgainAfterTheSessionEndedAndForNobodyElse() throws Exception {
        HttpResponse<String> back = send(
                "POST",
                SVAR,
                "for=kommun-2&text=En+timmes+arbete&satt=skriv&gor=spara&_csrf=gammal",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(location(back)).startsWith("/logga-in?till=");
        assertThat(get(SVAR).body())
                .contains("Det du skrev för din organisation är kvar.", "/logga-in?till=")
                .doesNotContain("En timmes arbete");

        signIn("body:kommun-2");
        assertThat(get(SVAR).body()).contains(">En timmes arbete</textarea>");
        assertThat(read(SVAR)).contains("Du hade varit borta för länge och inget skickades.", ONLY_YOU);
    }

    @Test
    void whatIsTypedOnAfterSigningInAgainIsWhatThePageShowsFromThenOn() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 1, "ett"), part("reference", 1, "KS 1"));
        String sent = "for=kommun-2&satt=skriv&gor=spara&_csrf=gammal&text=ett+tv%C3%A5&reference=KS+2&sedd=";
        sent += encode(hidden(get(SVAR).body(), "sedd"));
        send("POST", SVAR, sent, "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin");
        String page = get(SVAR).body();
        assertThat(page).contains(">ett två</textarea>", "Du hade varit borta för länge");

        takes("text", 2, "ett två tre");
        assertThat(field(page, "text", "ett två tre").statusCode()).isEqualTo(200);
        saved(part("text", 2, "ett två tre"), part("reference", 1, "KS 1"));
        page = get(SVAR).body();
        // What is not saved yet is still there.
        assertThat(page).contains(">ett två tre</textarea>", "value=\"KS 2\"", "Du hade varit borta för länge");

        takes("reference", 2, "KS 3");
        field(page, "reference", "KS 3");
        takes("satt", 1, "skriv");
        field(page, "satt", "skriv");
        saved(part("text", 2, "ett två tre"), part("reference", 2, "KS 3"), part("satt", 1, "skriv"));
        page = get(SVAR).body();
        assertThat(page)
                .contains(">ett två tre</textarea>", "value=\"KS 3\"")
                .doesNotContain("Du hade varit borta för länge", "Det du skrev är kvar.");
        takes("text", 3, "ett två tre fyra");
        assertThat(location(typed(page, "granska", "text", "ett två tre fyra"))).isEqualTo(SVAR + "/granska");
        assertThat(write("PUT", DRAFT + "/parts/text").header("If-Match")).isEqualTo("\"2\"");
    }

    @Test
    void whatWasTypedForABodyIsGoneWhenAnotherSignsIn() throws Exception {
        send(
                "POST",
                SVAR,
                "for=kommun-2&text=En+timmes+arbete&satt=skriv&gor=spara&_csrf=gammal",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin");
        signIn("body:kommun-3");
        assertThat(get(SVAR).body()).doesNotContain("En timmes arbete", "är kvar");
        signIn("body:kommun-2");
        assertThat(get(SVAR).body()).doesNotContain("En timmes arbete");
    }

    @Test
    void aColleagueThatIsWritingIsSeen() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on("responses", DRAFT, "{\"parts\":[],\"writing\":[{\"part\":\"text\"}]}");
        assertThat(read(SVAR)).contains("En kollega skriver just nu: Ert svar");
    }

    @Test
    void whatWasWrittenOverIsReadAndHadBack() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 2, "två"));
        String versions = SVAR + "/utkast/text?for=kommun-2";
        assertThat(get(SVAR).body()).contains("href=\"" + versions + "\"");
        SERVICES.on(
                "responses",
                DRAFT + "/parts/text",
                "{\"now\":" + part("text", 2, "två") + ",\"before\":[" + part("text", 1, "ett") + "]}");
        assertThat(read(versions)).contains("Tidigare versioner: Ert svar", "två", "Så ser det ut nu.", "ett");
        String page = get(versions).body();
        SERVICES.on("responses", DRAFT + "/parts/text/restore", part("text", 3, "ett"));
        HttpResponse<String> back = send(
                "POST",
                SVAR + "/utkast/text",
                "for=kommun-2&version=" + hidden(page, "version") + "&_csrf=" + encode(hidden(page, "_csrf")),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(location(back)).isEqualTo(SVAR + "?for=kommun-2");
        assertThat(write("POST", DRAFT + "/parts/text/restore").text()).isEqualTo("{\"version\":1}");
        assertThat(read(SVAR)).contains("Den tidigare versionen gäller igen.");
        assertThat(get(SVAR + "/utkast/email?for=kommun-2").statusCode()).isEqualTo(404);
        assertThat(location(get(SVAR + "/utkast/text?for=kommun-3"))).startsWith("/logga-in");
    }

    private HttpResponse<String> field(String page, String field, String text) throws Exception {
        String body = "falt=" + field + "&" + field + "=" + encode(text);
        for (String name : new String[] {"_csrf", "for", "sedd"}) {
            body += "&" + name + "=" + encode(hidden(page, name));
        }
        return send("POST", SVAR + "/utkast", body, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void whatAColleagueThrewAwayButIsOnThePageIsSavedAnew() throws Exception {
        signIn("body:kommun-2");
        saved(part("text", 4, "ett"));
        String page = get(SVAR).body();
        SERVICES.on("responses", DRAFT, Answer.status(404));
        takes("text", 1, "ett");
        typed(page, "spara", "text", "ett");
        assertThat(write("PUT", DRAFT + "/parts/text").header("If-Match")).isEqualTo("\"0\"");
    }

    @Test
    void anAuthorReadsWhoMaySendAndIsNotOfferedTo() throws Exception {
        signIn("body:kommun-2", "author:kommun-2");
        SERVICES.on(
                "consultations",
                "/api/bodies/kommun-2/colleagues",
                "{\"items\":[{\"email\":\"kim@exempel.example\",\"role\":\"APPROVER\"},"
                        + "{\"email\":\"jag@exempel.example\",\"role\":\"AUTHOR\"}]}");
        submit(SVAR, "text", "Ja.");
        String preview = get(SVAR + "/granska").body();
        assertThat(words(preview))
                .contains("Du skriver, någon annan skickar in", "kim@exempel.example")
                .doesNotContain("jag@exempel.example", "Ni får en kvittens direkt");
        signIn("body:kommun-2");
        submit(SVAR, "text", "Ja.");
        assertThat(words(get(SVAR + "/granska").body()))
                .contains("Ni får en kvittens direkt")
                .doesNotContain("Du skriver, någon annan skickar in");
    }

    @Test
    void nobodyElseIsOfferedTheSpace() throws Exception {
        assertThat(read(SVAR)).doesNotContain(ONLY_YOU, "Spara utkast");
        signIn("body:kommun-3");
        submit(SVAR, "gor", "spara", "for", "kommun-2", "text", "x");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().startsWith(DRAFT));
    }

    /** What is typed on a page that was opened before. */
    private HttpResponse<String> typed(String page, String act, String... typed) throws Exception {
        StringBuilder body = new StringBuilder("gor=" + act);
        for (String name : new String[] {"_csrf", "nyckel", "for", "sedd"}) {
            body.append('&').append(name).append('=').append(encode(hidden(page, name)));
        }
        for (int i = 0; i < typed.length; i += 2) {
            body.append('&').append(typed[i]).append('=').append(encode(typed[i + 1]));
        }
        return send("POST", SVAR, body.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    private static final String SHA = "738d3db5f542ddf916c8a288da8a8c0f16c91e588e2ea7e2e0d590d21b56fdc0";

    private static String file(String id, String sha256, String name, String safety) {
        return "{\"id\":\"%s\",\"sha256\":\"%s\",\"name\":\"%s\",\"size\":184000,\"safety\":\"%s\",\"own\":false,\"at\":\"2026-09-18T08:15:30Z\"}"
                .formatted(id, sha256, name, safety);
    }

    private static void holds(String... files) {
        SERVICES.on(
                "responses",
                DRAFT,
                "{\"parts\":[" + part("text", 1, "ett") + "],\"files\":[" + String.join(",", files)
                        + "],\"writing\":[]}");
    }

    @Test
    void aFileOfTheDraftIsReadAndSentByAColleagueWithoutBeingHandedInAgain() throws Exception {
        signIn("body:kommun-2");
        holds(file("f1", SHA, "yttrande.docx", "CLEAN"));
        String page = get(SVAR).body();
        assertThat(words(page)).contains("yttrande.docx", "184 kB. Tillagd av en kollega 18 september 2026 kl. 10.15.");
        assertThat(page).contains("href=\"" + SVAR + "/utkast/filer/f1?for=kommun-2\"");
        assertThat(location(typed(page, "granska", "text", "ett"))).isEqualTo(SVAR + "/granska");
        assertThat(read(SVAR + "/granska")).contains("yttrande.docx");
        SERVICES.on("responses", RESPONSE, new Answer(201, "application/json", "{\"response\":\"r\"}", Map.of()));
        submit(SVAR + "/granska");
        assertThat(write("PUT", RESPONSE).text()).isEqualTo("{\"text\":\"ett\",\"files\":[\"" + SHA + "\"]}");
    }

    @Test
    void aFileThatAColleagueAddsOrTakesAwayDuringThePreviewIsSeenBeforeTheAnswerIsSent() throws Exception {
        signIn("body:kommun-2");
        holds(file("f1", SHA, "yttrande.docx", "CLEAN"));
        typed(get(SVAR).body(), "granska", "text", "ett");
        String page = get(SVAR + "/granska").body();
        String seen = "_csrf=" + encode(hidden(page, "_csrf")) + carried(page);
        holds();
        HttpResponse<String> sent =
                send("POST", SVAR + "/granska", seen, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(location(sent)).isEqualTo(SVAR + "/granska");
        assertThat(nothingWasSaved()).isTrue();
        assertThat(read(SVAR + "/granska"))
                .contains("Utkastet har ändrats sedan du öppnade")
                .doesNotContain("yttrande.docx");
    }

    @Test
    void withoutScriptsAFileGoesIntoTheDraftAndARefusedOneIsLeftOut() throws Exception {
        signIn("body:kommun-2");
        holds();
        SERVICES.on("responses", DRAFT + "/files", file("f1", SHA, "yttrande.docx", "CLEAN"));
        assertThat(location(hand("yttrande.docx"))).isEqualTo(SVAR);
        assertThat(write("POST", DRAFT + "/files").text()).contains("yttrande.docx");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals("/api/files"));
        SERVICES.on("responses", DRAFT + "/files", refused(422, """
                {"status":422,"reason":"validation","detail":"Fel.","members":[{"member":"file","reason":"file-with-macros","detail":"Filen har makron."}]}"""));
        hand("makro.docm");
        assertThat(read(SVAR)).contains("makro.docm", "Filen är utelämnad. Filen har makron.");
        SERVICES.on("responses", DRAFT + "/files/f1", new Answer(204, "application/json", "", Map.of()));
        submit(SVAR, "for", "kommun-2", "ta-bort-ur", "f1");
        assertThat(write("DELETE", DRAFT + "/files/f1")).isNotNull();
    }

    @Test
    void aFileThatWaitsOrIsInfectedIsNoLinkAndThePageSaysSo() throws Exception {
        signIn("body:kommun-2");
        holds(file("f1", SHA, "yttrande.docx", "WAITING"), file("f2", "0".repeat(64), "bilaga.pdf", "INFECTED"));
        assertThat(read(SVAR))
                .contains("Filen kontrolleras för skadlig kod.", "Filen innehåller skadlig kod och följer inte med");
        assertThat(get(SVAR).body()).doesNotContain("/utkast/filer/");
    }

    @Test
    void aFileOfTheDraftIsSavedAndNeverOpened() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on(
                "responses",
                DRAFT + "/files/f1",
                new Answer(
                        200,
                        "application/octet-stream",
                        "Kommunen avstyrker.",
                        Map.of("Content-Disposition", "attachment; filename=\"yttrande.txt\"")));
        HttpResponse<String> file = get(SVAR + "/utkast/filer/f1?for=kommun-2");
        assertThat(file.body()).isEqualTo("Kommunen avstyrker.");
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"yttrande.txt\"");
        assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
        HttpResponse<String> another = get(SVAR + "/utkast/filer/f1?for=kommun-3");
        assertThat(another.statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> hand(String name) throws Exception {
        String csrf = hidden(get(SVAR).body(), "_csrf");
        String body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"for\"\r\n\r\nkommun-2"
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"gor\"\r\n\r\nladda-upp"
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\nhej\r\n--b--\r\n";
        return send("POST", SVAR, body, "Content-Type", "multipart/form-data; boundary=b");
    }
}
