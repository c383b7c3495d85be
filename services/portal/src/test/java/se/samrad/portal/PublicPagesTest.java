package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.portal.FakeServices.Answer;

class PublicPagesTest extends PortalHarness {
    private static final String REMISS = "/remisser/" + Example.ID;

    @Test
    void whatTheOfficeReadsIntoAnAnswerIsShownAsTheOfficesOwn() throws Exception {
        String page = "/svar/" + Example.ID + "--grankoping";
        SERVICES.on(
                "status",
                "/api/public/responses/" + Example.ID + "--grankoping",
                Example.response().replace("\"position\":\"SUPPORTS_WITH_REMARKS\"", "\"interpreted\":\"OPPOSES\""));
        assertThat(words(get(page).body())).contains("Kansliet tolkar svaret som: avstyrker.");
        assertThat(words(get("/en" + page).body())).contains("The office reads the answer as: opposes.");
    }

    @Test
    void anAnswerThatHasBeenReplacedSaysSo() throws Exception {
        String page = "/svar/" + Example.ID + "--grankoping";
        assertThat(words(get(page).body())).doesNotContain("ett nytt svar som ersätter");
        SERVICES.on(
                "status",
                "/api/public/responses/" + Example.ID + "--grankoping",
                Example.response().replaceFirst("\\{", "{\"replaced\":true,"));
        assertThat(words(get(page).body())).contains("ett nytt svar som ersätter det här");
    }

    @Test
    void whatWasAddedIsReadUnderTheAnswerWithItsOwnDayWhileItMayBeRead() throws Exception {
        String page = "/svar/" + Example.ID + "--grankoping";
        SERVICES.on(
                "status",
                "/api/public/responses/" + Example.ID + "--grankoping",
                Example.response()
                        .replaceFirst(
                                "\\{",
                                "{\"supplements\":[{\"arrived\":\"2026-10-02\",\"text\":{\"sha256\":\"fade\",\"size\":9}},{\"arrived\":\"2026-10-05\"}],"));
        assertThat(words(get(page).body())).doesNotContain("2 oktober").contains("Kompletteringen består av filer.");
        SERVICES.on(
                "responses",
                "/api/public/responses/texts",
                Example.texts()
                        .replaceFirst(
                                "\\[",
                                "[{\"response\":\"r\",\"sha256\":\"fade\",\"text\":\"Vi <i>lägger</i> till.\"},"));
        assertThat(get(page).body()).contains("Vi &lt;i&gt;lägger&lt;/i&gt; till.");
        assertThat(words(get(page).body())).contains("Komplettering", "2 oktober", "5 oktober");
    }

    @Test
    void theStartPageSaysWhatIsOpenWhatIsNewAndWhatIsNext() throws Exception {
        assertThat(read("/"))
                .contains(
                        "Vad är öppet just nu?",
                        "Två remisser är öppna.",
                        "12 dagar kvar",
                        "41 av 60 har lämnat synpunkter")
                .contains("Svara om Flemingsberg senast 30 september", "Dialogmöte med Exempelby kommun")
                .contains("Demonstration. Drivs inte av någon myndighet.")
                .doesNotContain("tillbakadragen");
    }

    @Test
    void withNothingOpenTheStartPageSaysWhatToDo() throws Exception {
        SERVICES.on("status", "/api/public/consultations?status=OPEN", Example.list());
        SERVICES.on("status", "/api/public/news", Example.list());
        SERVICES.on("status", "/api/public/calendar", Example.list());
        assertThat(read("/"))
                .contains("Ingen remiss är öppen.", "Följ nyheterna eller kalendern", "Inga nyheter här än.")
                .contains("Inget är planerat just nu.");
    }

    @Test
    void theListOfConsultationsIsFilteredByItsAddress() throws Exception {
        assertThat(read("/remisser?status=avslutade&q=plan&tema=hallbarhet"))
                .contains("3 remisser motsvarar filtret.", "Samråd om ny regional utvecklingsplan", "avslutad");
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().equals("/api/public/consultations"))
                .extracting(FakeServices.Asked::query)
                .containsExactly("status=CLOSED&theme=hallbarhet&q=plan&page=0&size=20");
    }

    @Test
    void aConsultationShowsWhatItIsHowToAnswerAndTheProposalToRead() throws Exception {
        assertThat(read(REMISS))
                .contains(
                        "Frivillig remiss, inget lagkrav",
                        "Dnr REX 2026-0000",
                        "onsdag 30 september 2026 12 dagar kvar")
                .contains("Alla får svara", "Sam Exempel, handläggare 08-000 00 00", "Svara på remissen")
                .contains("1. Tillstyrker ni förslaget, helt eller med synpunkter?", "pdf, 4,1 MB")
                .contains("Följebrev", "Vi vill veta vad ni tycker &lt;om den&gt;.")
                .contains("Gemensamma insatser 1.1 Stärk kommunikationen", "Ansvarig: Region Exempellän.")
                .contains("Lämna synpunkt på 1.1", "Remissen öppnade 1 juni 2026", "Två fick mer tid att svara");
        assertThat(get(REMISS).body()).contains("id=\"insats-1-3\"", "samordna &lt;b&gt;insatser&lt;/b&gt;");
    }

    @Test
    void aProposalThatWasNeverReadInIsNotSaidToBeThere() throws Exception {
        SERVICES.on("status", "/api/public/consultations/aldre", """
            {"id":"aldre","title":"Äldre","kind":"SAMRAD","opensOn":"2024-04-10","closesOn":"2024-09-30","status":"CLOSED","askedUnknown":true}\
            """);
        assertThat(read("/remisser/aldre"))
                .contains("Svarstiden är slut.", "Förslaget finns inte här.")
                .doesNotContain("Förslaget finns kvar att läsa.", "Fråga den som står som kontakt");
    }

    @Test
    void whereNoContactIsNamedNobodyIsSentToAsk() throws Exception {
        String api = "/api/public/consultations/tom";
        String open = """
            {"id":"tom","title":"Tom","kind":"REMISS","opensOn":"2026-09-01","closesOn":"2026-10-30","status":"OPEN"%s}\
            """;
        SERVICES.on("status", api, open.formatted(""));
        assertThat(read("/remisser/tom"))
                .contains("Förslaget finns inte att läsa här än.", "Titta in igen senare.")
                .doesNotContain("Fråga den som står som kontakt");
        SERVICES.on("status", api, open.formatted(",\"contact\":{\"name\":\"Sam\"}"));
        assertThat(read("/remisser/tom")).contains("Fråga den som står som kontakt");
    }

    @Test
    void whoWasAskedLongAgoIsNotGuessed() throws Exception {
        assertThat(read("/remisser/okand/laget"))
                .contains("Vilka som fick förslaget och vilka som svarade framgår inte av handlingarna")
                .doesNotContain("tillfrågade:", "inget svar");
    }

    @Test
    void publishedResponsesAreListedAndReadBySection() throws Exception {
        assertThat(read(REMISS + "/svar/publicerade"))
                .contains("Granköpings kommun tillstyrker med synpunkter 18 september 2026 21 september 2026");
        HttpResponse<String> one = get("/svar/" + Example.ID + "--grankoping");
        assertThat(words(one.body()))
                .contains("Svar från Granköpings kommun", "Tillstyrker med synpunkter. Kom in 18 september 2026.")
                .contains("Vilka insatser är viktigast att börja med?", "1.3 Samverka kring utvecklingen av Hälsovägen")
                .contains("Kim Exempel, Dolt på webben: personuppgift, under dagtid.", "En uppgift är dold på webben.");
        assertThat(one.body()).doesNotContain("070-000", "<script>alert").contains("&lt;script&gt;");
    }

    @Test
    void searchEnginesAreAskedToLeaveOutWhatAPrivatePersonWrote() throws Exception {
        String svar = "/svar/" + Example.ID + "--grankoping";
        HttpResponse<String> ofABody = get(svar);
        assertThat(ofABody.headers().firstValue("X-Robots-Tag")).isEmpty();
        assertThat(ofABody.body()).doesNotContain("noindex");

        SERVICES.on("status", "/api/public/responses/" + Example.ID + "--grankoping", Example.responseOfAPerson());
        HttpResponse<String> ofAPerson = get(svar);
        assertThat(ofAPerson.headers().firstValue("X-Robots-Tag")).contains("noindex, noarchive");
        assertThat(ofAPerson.body()).contains("<meta name=\"robots\" content=\"noindex, noarchive\">");
        assertThat(words(ofAPerson.body()))
                .contains("Svar från en privatperson")
                .doesNotContain("PERSON");
    }

    @Test
    void filesThatEverybodyMaySaveAreNamedByTheirOwner() throws Exception {
        String svar = "/svar/" + Example.ID + "--grankoping";
        String files = "/api/public/responses/" + Example.ID + "--grankoping/files";
        SERVICES.on(
                "status",
                "/api/public/responses/" + Example.ID + "--grankoping",
                Example.response()
                        .replace(
                                "\"publishedAt\"",
                                "\"files\":[{\"sha256\":\"f00d\",\"size\":184000}],\"publishedAt\""));
        SERVICES.on(
                "responses",
                files,
                "{\"response\":\"r\",\"files\":[{\"sha256\":\"f00d\",\"name\":\"karta <1>.pdf\",\"size\":184000}]}");
        HttpResponse<String> page = get(svar);
        assertThat(words(page.body())).contains("Filerna är avsändarens egna");
        assertThat(page.body()).contains("karta &lt;1&gt;.pdf", "href=\"" + files + "/f00d\"");
        SERVICES.on("responses", files, Answer.status(404));
        assertThat(get(svar).body()).doesNotContain("karta", "f00d");
    }

    @Test
    void aRetractedResponseIsGoneBeforeTheViewsKnow() throws Exception {
        SERVICES.on("responses", "/api/public/responses/texts", "[]");
        assertThat(read("/svar/" + Example.ID + "--grankoping")).contains("Svaret visas inte längre.");
    }

    @Test
    void aTextRetractedWhileItsServiceIsAwayIsNotShownFromMemory() throws Exception {
        String svar = "/svar/" + Example.ID + "--grankoping";
        assertThat(read(svar)).contains("Tillstyrker med synpunkter.");
        assertThat(read(REMISS + "/svar/publicerade")).contains("Granköpings kommun");
        SERVICES.on("responses", "/api/public/responses/texts", Answer.status(503));
        HttpResponse<String> away = get(svar);
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(words(away.body())).doesNotContain("Tillstyrker", "Kim Exempel");
        SERVICES.on("status", "/api/public/responses/" + Example.ID + "--grankoping", Answer.status(503));
        SERVICES.on("status", "/api/public/consultations/" + Example.ID + "/responses", Answer.status(503));
        assertThat(get(svar).statusCode()).isEqualTo(503);
        assertThat(get(REMISS + "/svar/publicerade").statusCode()).isEqualTo(503);
        Example.tell(SERVICES);
        SERVICES.on("responses", "/api/public/responses/texts", "[]");
        assertThat(read(svar)).contains("Svaret visas inte längre.");
    }

    @Test
    void newsIsNeverShownFromMemoryAndTheRestOfThePageDoesWithoutIt() throws Exception {
        assertThat(read("/")).doesNotContain("Nyheterna går inte att visa");
        SERVICES.on("status", "/api/public/news", Answer.status(503));
        assertThat(read("/")).contains("Nyheterna går inte att visa just nu.", "41 av 60", "Det här händer");
        assertThat(get(REMISS).statusCode()).isEqualTo(200);
        assertThat(get("/nyheter").statusCode()).isEqualTo(503);
    }

    @Test
    void theOriginalOfTheProposalCanBeHadWithItsNameAndSize() throws Exception {
        assertThat(read(REMISS)).contains("Hämta Färdplan för Flemingsberg.pdf (pdf, 4,1 MB)");
        assertThat(get(REMISS).body()).contains("href=\"/api/public/consultations/" + Example.ID + "/proposal\"");
        SERVICES.on("consultations", "/api/public/consultations/" + Example.ID + "/proposal", "{}");
        assertThat(get("/api/public/consultations/" + Example.ID + "/proposal").statusCode())
                .isEqualTo(200);
    }

    @Test
    void meetingsKeepRoughDatesAsTheyWereStated() throws Exception {
        assertThat(read("/moten")).contains("Möten", "I slutet av maj 2026", "Torsdag 10 september 2026");
        assertThat(read("/moten/exempel-grankoping"))
                .contains("Dialogmöte med Granköpings kommun", "Det här sa de", "De är inte ett svar på remissen.")
                .contains(
                        "1.3 Samverka kring utvecklingen av Hälsovägen",
                        "Gäller hela förslaget",
                        "Parterna träffas igen.");
    }

    @Test
    void newsHasThemesWithCountsAndTheFeedsOfTheChosenOne() throws Exception {
        String html = get("/nyheter?tema=regional-utveckling").body();
        assertThat(html).contains("/nyheter/flode.atom?tema=regional-utveckling", "/nyheter/flode.rss?tema=");
        assertThat(words(html))
                .contains("Regional utveckling 11", "Rättad 15 september 2026.", "En nyhet är tillbakadragen")
                .contains("Nyheter som saknar datum i källan visas i källans ordning.");
    }

    @Test
    void aNewsItemIsMarkdownWithoutScripts() throws Exception {
        assertThat(get("/nyheter/svara").body())
                .contains("<strong>förslaget</strong>", "<h3>Så gör ni</h3>")
                .doesNotContain("<script>alert", "href=\"javascript");
    }

    @Test
    void aWithdrawnNewsItemIsAPageThatSaysSo() throws Exception {
        HttpResponse<String> gone = get("/nyheter/borta");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(words(gone.body())).contains("En nyhet är tillbakadragen");
    }

    @Test
    void theReceiptOfAWithdrawalIsRegisteredAndNeverPublished() throws Exception {
        SERVICES.on(
                "responses",
                "/api/receipts/aterta",
                "{\"response\":\"exempel--b\",\"consultation\":\"" + Example.ID
                        + "\",\"kind\":\"WITHDRAWAL\",\"answer\":\"/kvittens/svaret\",\"status\":\"RECEIVED\",\"files\":[],"
                        + "\"receivedAt\":\"2026-09-18T08:15:30.123Z\",\"sha256\":\"35cc51c414b94f25\"}");
        String page = get("/kvittens/aterta").body();
        assertThat(words(page))
                .contains("Återtagandet har kommit in", "Inte än. En registrator tar hand om det.", "35cc51c4 14b94f25")
                .doesNotContain("Publicerat", "Svaret på webben", "Svaret har kommit in");
        assertThat(page).contains("href=\"/kvittens/svaret\"", "href=\"/api/receipts/aterta/pdf?lang=sv\"");
    }

    @Test
    void aReceiptShowsWhereTheAnswerStandsAndNoNamesOfFiles() throws Exception {
        HttpResponse<String> receipt = get("/kvittens/exempel.1.k.abc");
        assertThat(words(receipt.body()))
                .contains("Svaret har kommit in", "Registrerat Handling 42", "Inte än. Först registreras det.")
                .contains("Fil 1 184 kB 35cc51c4 14b94f25", "2026-09-18T08:15:30.123Z");
        assertThat(receipt.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aReceiptTellsTheDayThatCountsWhereTheOfficeHasStatedIt() throws Exception {
        String receipt = "{\"response\":\"x--b\",\"status\":\"RECEIVED\",\"files\":[],"
                + "\"receivedAt\":\"2026-09-18T08:15:30.123Z\",\"arrived\":{\"day\":\"2026-09-15\"%s}}";
        SERVICES.on("responses", "/api/receipts/papper", receipt.formatted(""));
        assertThat(read("/kvittens/papper"))
                .contains("Mottaget 18 september 2026 kl. 10.15.")
                .contains("Räknas som inkommet 15 september 2026. Lades in av kansliet.");
        SERVICES.on("responses", "/api/receipts/webb", receipt.formatted(",\"at\":\"2026-09-18T08:15:30.123Z\""));
        assertThat(read("/kvittens/webb")).doesNotContain("Räknas som inkommet");
    }

    @Test
    void aReceiptIsShownAlsoWhileTheViewsAreAway() throws Exception {
        SERVICES.on("status", "/api/public/consultations/kvittens", Answer.status(503));
        SERVICES.on(
                "responses",
                "/api/receipts/ny",
                "{\"response\":\"kvittens--b\",\"consultation\":\"kvittens\",\"status\":\"RECEIVED\",\"files\":[],"
                        + "\"sha256\":\"35cc51c414b94f25\",\"receivedAt\":\"2026-09-18T08:15:30.123Z\"}");
        assertThat(read("/kvittens/ny")).contains("Svaret har kommit in", "35cc51c4 14b94f25");
    }

    @Test
    void theEnglishPagesHaveTheSameStructure() throws Exception {
        HttpResponse<String> board = get("/en" + REMISS + "/laget");
        assertThat(board.body())
                .containsPattern("<html[^>]* lang=\"en\"")
                .contains("hreflang=\"sv\" href=\"http", "href=\"/en/moten\"", "href=\"" + REMISS + "/laget\"");
        assertThat(words(board.body()))
                .contains("41 of 60 have sent comments", "16 have not answered, of which 2 have been given more time.")
                .contains("The last day to answer is Wednesday 30 September 2026, in 12 days.");
        assertThat(SERVICES.lastAsked().header("Accept-Language")).isEqualTo("en");
        assertThat(read("/en")).contains("What is open right now?");
        assertThat(read("/en/finns-inte")).contains("The page does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/om",
                "/tillganglighet",
                "/personuppgifter",
                "/en/om",
                "/en/tillganglighet",
                "/en/personuppgifter"
            })
    void thePagesAboutTheServiceSayThatNobodyRunsTheDemonstration(String path) throws Exception {
        assertThat(read(path))
                .containsAnyOf(
                        "Demonstration, drivs inte av någon myndighet.", "Demonstration, not run by any authority.");
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() throws Exception {
        for (String path :
                new String[] {"/finns-inte", "/remisser/finns-inte", "/remisser/finns-inte/laget", "/moten/x"}) {
            HttpResponse<String> page = get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(words(page.body())).contains("Sidan finns inte", "Till startsidan");
        }
    }

    @Test
    void aSilentServiceNeverLooksLikeNobodyAnswered() throws Exception {
        String path = "/api/public/consultations/tyst";
        SERVICES.on("status", path, Answer.status(503));
        HttpResponse<String> page = get("/remisser/tyst/laget");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(words(page.body())).contains("Just nu går uppgifterna inte att visa", "Inget är förlorat.");
    }

    @Test
    void everyPageComesWithAStrictPolicy() throws Exception {
        for (String path : new String[] {"/", REMISS + "/laget", "/finns-inte"}) {
            HttpResponse<String> page = get(path);
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .contains(
                            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src"
                                    + " 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
                                    + " http://127.0.0.1:"
                                    + SERVICES.port());
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(page.body()).doesNotContain(" style=", " onclick=", "<script>");
        }
    }

    @Test
    void readersGetNoCookie() throws Exception {
        assertThat(get(REMISS + "/laget").headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/samrad.css",
                "/portal.css",
                "/samrad.js",
                "/icon.svg",
                "/vendor/designsystemet.css",
                "/webjars/htmx.org/dist/htmx.min.js"
            })
    void filesOfTheLookAreServed(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }
}
