package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** Published responses by section, by question, by body, and by what they say. */
class PublishedPagesTest extends PortalHarness {
    private static final String REMISS = "/remisser/" + Example.ID;
    private static final String HITS = """
            {"items":[{"response":"%s--grankoping","consultation":"%s","consultationTitle":"Exempel: Färdplan","body":"grankoping","name":"Granköpings kommun","sender":"BODY","snippets":[{"in":"text","text":"Kommunen <b>vill</b> ha cykelstråk.","marks":[{"start":0,"length":8},{"start":24,"length":10}]}]},
             {"response":"%s--p-1","consultation":"%s","body":"p-1","sender":"PERSON","snippets":[{"in":"text","text":"Min kommun","marks":[]}]}],"page":0,"size":20,"total":2,"more":false}""".formatted(Example.ID, Example.ID, Example.ID, Example.ID);

    @Test
    void searchingNeedsAFormAndNothingElse() throws Exception {
        HttpResponse<String> page = get("/sok");
        assertThat(words(page.body())).contains("Sök i publicerade svar", "Alla ord ska finnas i svaret");
        assertThat(words(page.body())).contains("också orden i tabeller").doesNotContain("Excel");
        assertThat(page.body()).contains("<form class=\"filters\" method=\"get\" role=\"search\" action=\"/sok\">");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void whatIsFoundIsMarkedAndEscaped() throws Exception {
        SERVICES.on("responses", "/api/public/responses", HITS);
        String html = get("/sok?q=kommun+str%C3%A5k").body();
        assertThat(html)
                .contains("<mark>Kommunen</mark> &lt;b&gt;vill&lt;/b&gt; ha <mark>cykelstråk</mark>.")
                .contains("/svar/" + Example.ID + "--grankoping", "value=\"kommun stråk\"")
                .doesNotContain("<b>vill");
        assertThat(words(html)).contains("2 svar.", "Granköpings kommun", "En privatperson");
        assertThat(read("/en/sok?q=kommun")).contains("2 responses.", "A private person");
        SERVICES.on("responses", "/api/public/responses", Answer.status(503));
        assertThat(get("/sok?q=kommun").statusCode()).isEqualTo(503);
    }

    @Test
    void aSearchWithinAConsultationSaysSo() throws Exception {
        SERVICES.on("responses", "/api/public/responses", "{\"items\":[],\"page\":0,\"size\":20,\"total\":0}");
        assertThat(read("/sok?q=kommun&remiss=" + Example.ID))
                .contains("Sök i svaren på alla remisser", "Inget publicerat svar innehåller orden.");
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().equals("/api/public/responses"))
                .extracting(FakeServices.Asked::query)
                .containsExactly("q=kommun&consultation=" + Example.ID + "&page=0&size=20");
    }

    @Test
    void aSectionHasAPageOfWhatIsSaidOfIt() throws Exception {
        HttpResponse<String> page = get(REMISS + "/avsnitt/insats-1-3");
        assertThat(words(page.body()))
                .contains("Ett publicerat svar säger något om detta.", "Granköpings kommun")
                .contains("Tillstyrker med synpunkter.", "Dolt på webben: personuppgift");
        assertThat(page.body()).doesNotContain("070-000");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, noarchive");
        assertThat(read(REMISS + "/avsnitt/insats-1-3?stallning=SUPPORTS_WITH_REMARKS"))
                .contains("Granköpings kommun");
        assertThat(read(REMISS + "/avsnitt/insats-1-3?stallning=OPPOSES"))
                .contains("Inget publicerat svar att visa.")
                .doesNotContain("Granköpings kommun");
        assertThat(get(REMISS + "/avsnitt/finns-inte").statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasNoNameHereIsAHeadingTooAndPositionsAreChosenByTheirOwnName() throws Exception {
        SERVICES.on(
                "status",
                "/api/public/consultations/" + Example.ID + "/responses",
                Example.list(Example.responseOfAPerson()));
        assertThat(read(REMISS + "/fragor/2"))
                .contains("Alla ställningstaganden", "En privatperson")
                .doesNotContain("Alla statusar");
    }

    @Test
    void theListsSayHowTheOfficeReadsAnAnswerThatStatesNoPosition() throws Exception {
        String list =
                Example.responses().replace("\"position\":\"SUPPORTS_WITH_REMARKS\"", "\"interpreted\":\"OPPOSES\"");
        SERVICES.on("status", "/api/public/consultations/" + Example.ID + "/responses", list);
        SERVICES.on(
                "status",
                "/api/public/bodies/grankoping",
                "{\"id\":\"grankoping\",\"name\":\"Granköpings kommun\",\"type\":\"MUNICIPALITY\"}");
        SERVICES.on("status", "/api/public/bodies/grankoping/responses", list);
        for (String page : new String[] {REMISS + "/svar/publicerade", "/remissinstanser/grankoping"}) {
            assertThat(read(page)).contains("inte angivet kansliet tolkar svaret som: avstyrker");
        }
        assertThat(read("/en" + REMISS + "/svar/publicerade")).contains("the office reads it as: opposes");
    }

    @Test
    void aQuestionHasAPageOfItsAnswers() throws Exception {
        assertThat(read(REMISS + "/fragor/2")).contains("Vilka insatser är viktigast", "Granköpings kommun");
        assertThat(read(REMISS + "/fragor/1")).contains("Inget publicerat svar att visa.");
        assertThat(get(REMISS + "/fragor/99").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsRetractedIsOnNoneOfThesePagesBeforeTheViewsKnow() throws Exception {
        SERVICES.on("responses", "/api/public/responses/texts", "[]");
        assertThat(read(REMISS + "/avsnitt/insats-1-3")).doesNotContain("Granköpings kommun", "Frågor besvaras");
        assertThat(read(REMISS + "/fragor/2")).doesNotContain("Granköpings kommun");
    }

    @Test
    void aBodyHasAPageOfAllItsResponses() throws Exception {
        SERVICES.on(
                "status",
                "/api/public/bodies/grankoping",
                "{\"id\":\"grankoping\",\"name\":\"Granköpings kommun\",\"type\":\"MUNICIPALITY\"}");
        SERVICES.on("status", "/api/public/bodies/grankoping/responses", Example.responses());
        assertThat(read("/remissinstanser/grankoping"))
                .contains("Granköpings kommun", "Flemingsberg", "tillstyrker med synpunkter", "21 september 2026");
        assertThat(get("/remissinstanser/finns-inte").statusCode()).isEqualTo(404);
    }

    @Test
    void thePublishedOnesCanBeFollowedFetchedAndSearched() throws Exception {
        assertThat(get(REMISS + "/svar/publicerade").body())
                .contains("/svar/flode.atom?remiss=" + Example.ID, "/svar/publicerade.csv", "/svar/publicerade.json")
                .contains("rel=\"alternate\" type=\"application/atom+xml\"", REMISS + "/fragor/1", "action=\"/sok\"");
        assertThat(get(REMISS + "/laget").body()).contains(REMISS + "/avsnitt/insats-1-3");
    }

    @Test
    void aResponseSaysUntilWhenItStays() throws Exception {
        SERVICES.on(
                "status",
                "/api/public/responses/" + Example.ID + "--grankoping",
                Example.response().replace("\"publishedAt\"", "\"until\":\"2028-09-20\",\"publishedAt\""));
        assertThat(read("/svar/" + Example.ID + "--grankoping"))
                .contains("Kan läsas här till och med 20 september 2028", "Alla svar från samma avsändare");
    }

    private static void published(String more) {
        SERVICES.on("status", "/api/public/responses/exempel--tidig", """
                {"response":"exempel--tidig","body":"tidig","name":"Tidig kommun","sender":"BODY","consultation":"%s","arrived":"2026-09-18","position":"SUPPORTS","doubtful":false%s}""".formatted(Example.ID, more));
    }

    @Test
    void aPreliminaryAnswerIsCalledThatUntilItsSenderHasDecided() throws Exception {
        published(",\"preliminary\":true");
        assertThat(read("/svar/exempel--tidig"))
                .contains("Svaret är preliminärt: avsändaren har inte fattat sitt beslut än.");
        assertThat(read("/en/svar/exempel--tidig")).contains("The response is preliminary");
        published(",\"confirmed\":\"2026-09-16\"");
        assertThat(read("/svar/exempel--tidig"))
                .contains("Avsändaren bekräftade det 16 september 2026.")
                .doesNotContain("inte fattat sitt beslut");
        published("");
        assertThat(read("/svar/exempel--tidig")).doesNotContain("reliminär", "bekräftade");
    }

    @Test
    void anAnswerThatIsGoneSaysWhyAndRepeatsNothing() throws Exception {
        assertThat(get("/svar/exempel--borta").statusCode()).isEqualTo(404);
        for (String[] each : new String[][] {
            {"TAKEN_DOWN", "Myndigheten tog bort det 16 september 2026."},
            {"TAKEN_BACK", "avsändaren har återtagit det"},
            {"OVER", "Det fanns här till och med 16 september 2026."}
        }) {
            SERVICES.on("status", "/api/public/responses/exempel--borta/gone", """
                    {"response":"exempel--borta","consultation":"%s","why":"%s","since":"2026-09-16"}""".formatted(Example.ID, each[0]));
            HttpResponse<String> page = get("/svar/exempel--borta");
            assertThat(page.statusCode()).isEqualTo(410);
            assertThat(words(page.body())).contains("Svaret finns inte kvar på webben", each[1], "begära ut den");
            assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, noarchive");
        }
    }
}
