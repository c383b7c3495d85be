package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** The public board of a consultation: what it says and how it is filtered and kept fresh. */
class PublicBoardTest extends PortalHarness {
    private static final String REMISS = "/remisser/" + Example.ID;
    private static final String SENTENCE =
            "60 tillfrågade: 41 har lämnat synpunkter, 2 har inga synpunkter, 1 avstår från"
                    + " att svara och 16 har inte svarat, varav 2 har fått mer tid.";

    @Test
    void theBoardAnswersByASentenceAndANumber() throws Exception {
        assertThat(read(REMISS + "/laget"))
                .contains("41 av 60 har lämnat synpunkter", SENTENCE)
                .contains("Sista svarsdag är onsdag 30 september 2026, om 12 dagar.", "Uppdaterad kl. 10.15.30")
                .contains("Dessutom har 12 organisationer som inte var tillfrågade och 85 privatpersoner svarat.")
                .contains("En remiss är ingen omröstning.", "Du behöver inte säga vem du är eller varför.");
    }

    @Test
    void thatAnswersNobodyCanReadYetMayHaveNoCommentsIsSaidWhileThereAreSome() throws Exception {
        String said = "Bland dem som har svarat kan det finnas sådana som inte har några synpunkter.";
        assertThat(read(REMISS + "/laget")).contains(said);
        SERVICES.on(
                "status",
                "/api/public/consultations/" + Example.ID + "/tally",
                Example.tally(41, 2, 1, 0).replace("\"published\":26", "\"published\":140"));
        assertThat(read(REMISS + "/laget"))
                .contains("En remiss är ingen omröstning.")
                .doesNotContain(said);
    }

    @Test
    void theBoardShowsEachStatusByWordAndSymbol() throws Exception {
        String html = get(REMISS + "/laget").body();
        assertThat(words(html)).contains("tillfrågad, mer tid", "inga synpunkter", "avstår från att svara");
        assertThat(html.split("<use href=\"#s-answered\"/>", -1)).hasSizeGreaterThan(41);
        assertThat(html).contains("aria-label=\"En symbol per tillfrågad. " + SENTENCE);
    }

    @Test
    void theMapHasATileForEachMunicipalityThatLeadsToItsRow() throws Exception {
        String html = get(REMISS + "/laget").body();
        assertThat(html.split("class=\"c\\d r\\d\"", -1)).hasSize(27);
        assertThat(html).contains("href=\"#rad-grankoping\"", "id=\"rad-grankoping\"", "class=\"t-more\"");
        assertThat(words(html)).contains("Kommunerna i Exempellän", "Granköping Gra: svarat");
    }

    /** WCAG 2.5.3: who speaks to the page says what stands there. */
    @Test
    void aLinkThatSaysMoreToThoseWhoListenSaysWhatIsWrittenToo() throws Exception {
        for (String path : List.of(REMISS + "/laget", "/en" + REMISS + "/laget")) {
            List<MatchResult> labelled = Pattern.compile("<a [^>]*aria-label=\"([^\"]*)\"[^>]*>([^<]+)</a>")
                    .matcher(get(path).body())
                    .results()
                    .toList();
            assertThat(labelled)
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(link.group(1)).containsIgnoringCase(link.group(2)));
        }
    }

    @Test
    void theListIsReachedFromTheTopOfTheBoard() throws Exception {
        assertThat(get(REMISS + "/laget").body()).contains("<a href=\"#tabell\">Sök i listan</a>");
    }

    @Test
    void aDoubtfulRowClaimsNothing() throws Exception {
        assertThat(read(REMISS + "/laget"))
                .contains("Tallköpings kommun Uppgiften kontrolleras", "Tallköping Tal: Uppgiften kontrolleras");
    }

    @Test
    void drawingsHaveTheirNumbersInATableOrAKeyBeside() throws Exception {
        assertThat(read(REMISS + "/laget"))
                .contains("Svar per dag, sammanlagt", "Visa som tabell Dag Nya svar Sammanlagt")
                .contains("Vad svaren säger", "7 tillstyrker", "6 inte angivet")
                .contains("Avsnitt för avsnitt", "1.3 Samverka kring utvecklingen av Hälsovägen 0 1 0 0 1");
    }

    @Test
    void thoseOfThePublishedThatTheBarOfPositionsLeavesOutAreCountedBesideIt() throws Exception {
        String tally = "/api/public/consultations/" + Example.ID + "/tally";
        assertThat(read(REMISS + "/laget")).contains("26 publicerade svar.").doesNotContain("Diagrammet visar inte");
        String more = Example.tally(41, 2, 1, 16).replace("\"NOT_STATED\":6", "\"NOT_STATED\":3,\"NO_COMMENTS\":1");
        SERVICES.on("status", tally, more);
        assertThat(read(REMISS + "/laget"))
                .contains("Diagrammet visar inte 1 utan synpunkter och 2 från privatpersoner.");
    }

    @Test
    void aboveAHundredAndTwentyTheBoardShowsSharesAndPages() throws Exception {
        SERVICES.on(
                "status", "/api/public/consultations/" + Example.ID + "/tally", Example.tally(600, 160, 31, 14, 0, 0));
        String html = get(REMISS + "/laget").body();
        assertThat(html).contains("class=\"posbar\"").doesNotContain("class=\"units big\"");
        assertThat(words(html)).contains("160 av 600 har lämnat synpunkter", "27 %", "Andel av 600 tillfrågade");
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().endsWith("/bodies"))
                .extracting(FakeServices.Asked::query)
                .anyMatch(query -> query.contains("size=50"));
    }

    @Test
    void theCountAtTheEndOfTheCurveIsNotTakenForThatOfToday() throws Exception {
        assertThat(read(REMISS + "/laget")).contains("43 svar hittills").doesNotContain("43 svar i dag");
        assertThat(read("/en" + REMISS + "/laget")).contains("43 answers so far");
    }

    @Test
    void filtersOfTheTableGoToTheService() throws Exception {
        get(REMISS + "/laget?q=exempel&typ=AUTHORITY&status=SILENT&sortera=deadline&sida=2&visa=otillfragade");
        assertThat(SERVICES.asked())
                .extracting(FakeServices.Asked::query)
                .contains("q=exempel&type=AUTHORITY&status=SILENT&asked=false&sort=deadline&page=1&size=120");
    }

    @Test
    void whoAsksForAPageAfterTheLastComesToTheLast() throws Exception {
        SERVICES.on("status", "/api/public/consultations", """
                {"items":[],"page":8,"size":25,"total":30}""");
        var answer = get("/remisser?q=plan&sida=9");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/remisser?q=plan&sida=2");
        assertThat(get("/en/remisser?q=plan&sida=9").headers().firstValue("Location"))
                .hasValueSatisfying(
                        last -> assertThat(URI.create(last).getPath()).isEqualTo("/en/remisser"));
        SERVICES.on("status", "/api/public/consultations", """
                {"items":[],"page":0,"size":25,"total":0}""");
        assertThat(get("/remisser?q=plan").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownFiltersAreNotPassedOn() throws Exception {
        assertThat(get(REMISS + "/laget?typ=X&status=%27&sortera=drop&sida=-1").statusCode())
                .isEqualTo(200);
        assertThat(SERVICES.asked()).extracting(FakeServices.Asked::query).contains("sort=name&page=0&size=120");
    }

    @Test
    void theUpperPartIsAskedForAgainByItselfAndOnlyWhenItChanged() throws Exception {
        HttpResponse<String> part = get(REMISS + "/laget?del=lage");
        assertThat(part.body())
                .startsWith("<div id=\"lage\"")
                .contains("hx-trigger=\"every 15s, samrad:changed\"")
                .doesNotContain("<html");
        String tag = part.headers().firstValue("ETag").orElseThrow();
        assertThat(get(REMISS + "/laget?del=lage", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void theRefreshCanBePaused() throws Exception {
        assertThat(get(REMISS + "/laget").body()).contains("hx-get=", ">Pausa</a>");
        assertThat(get(REMISS + "/laget?uppdatera=nej").body())
                .contains("Pausad.", ">Fortsätt</a>")
                .doesNotContain("hx-get=");
    }

    @Test
    void whatWasKnownAMomentAgoIsShownWithItsAge() throws Exception {
        get(REMISS + "/laget");
        SERVICES.on("status", "/api/public/consultations/" + Example.ID + "/tally", Answer.status(500));
        assertThat(read(REMISS + "/laget")).contains("Just nu osäkert Visar läget kl. 10.20.", SENTENCE);
    }
}
