package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new round of what has been sent out: made by a case officer, and how the rounds lead to each other. */
class NextRoundTest extends FormsHarness {
    private static final String ROUND = "/arbetsyta/remisser/" + Example.ID + "/omgang";
    private static final String PUBLIC = "/api/public/consultations/" + Example.ID;
    private static final String ROUNDS = """
            ,"earlierRound":"samradet","rounds":[
             {"id":"samradet","title":"Exempel: <samrådet>","kind":"SAMRAD","opensOn":"2025-10-01","closesOn":"2025-12-15","status":"CLOSED"},
             {"id":"%s","title":"Exempel: granskningen","kind":"GRANSKNING","opensOn":"2026-06-01","closesOn":"2026-09-30","status":"OPEN","earlierRound":"samradet"},
             {"id":"ny-granskning","title":"Exempel: ny granskning","kind":"GRANSKNING","opensOn":"2026-11-01","closesOn":"2027-02-28","status":"OPEN","earlierRound":"%s"}],"version":7""".formatted(Example.ID, Example.ID);

    @BeforeEach
    void tellStaff() {
        StaffExample.tell(SERVICES);
    }

    @Test
    void theFactsAreTakenOverAndTheDaysAreNot() throws Exception {
        signIn("staff:handlaggare");
        SERVICES.on(
                "consultations",
                "/api/consultations/" + Example.ID,
                StaffExample.OWN.replace("\"REMISS\"", "\"SAMRAD\"").replace("\"DRAFT\"", "\"CLOSED\""));
        assertThat(get("/arbetsyta/remisser/" + Example.ID).body()).contains("href=\"" + ROUND + "\"");
        String page = get(ROUND).body();
        assertThat(read(ROUND))
                .contains(
                        "En ny omgång efter ”Exempel: Färdplan",
                        "Ta med sändlistan (",
                        "ingen får något mejl förrän då");
        assertThat(page)
                .contains("value=\"Regionstyrelsen, Region Exempellän\"", "value=\"Sam Exempel\"", "Fråga två?")
                .contains("name=\"opensOn\" value=\"\"", "name=\"closesOn\" value=\"\"")
                .containsPattern("value=\"GRANSKNING\"[^>]*checked");
    }

    @Test
    void theNewRoundIsADraftOfItsOwnWithTheSameOnItsList() throws Exception {
        signIn("staff:handlaggare");
        String made = "/api/consultations/nya/invitations";
        SERVICES.on("consultations", "/api/consultations/nya", "{\"id\":\"nya\",\"version\":1,\"status\":\"DRAFT\"}");
        SERVICES.on("consultations", made, """
                {"items":[{"body":"kommun-2","outcome":"LISTED"},{"body":"borta","outcome":"WRONG","problem":"Har lämnat registret."}]}""");
        assertThat(location(submit(ROUND, facts("nya")))).isEqualTo("/arbetsyta/remisser/nya");
        var put = write("PUT", "/api/consultations/nya");
        assertThat(put.text()).contains("\"earlierRound\":\"" + Example.ID + "\"", "\"kind\":\"GRANSKNING\"");
        assertThat(put.header("If-Match")).isEqualTo("\"0\"");
        assertThat(write("POST", made).text()).contains("\"kommun-2\"");
        assertThat(write("POST", made).header("If-Match")).isNull();
    }

    @Test
    void aDraftThatIsThereAlreadyIsNotWrittenOver() throws Exception {
        signIn("staff:handlaggare");
        SERVICES.on("consultations", "/api/consultations/upptagen", refused(409, """
                {"status":409,"reason":"version-mismatch","detail":"Någon har ändrat.","expected":0,"actual":3}"""));
        assertThat(location(submit(ROUND, facts("upptagen")))).startsWith(ROUND);
        assertThat(read(ROUND)).contains("Det finns redan en remiss med den adressen.");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().endsWith("/upptagen/invitations"));
    }

    @Test
    void neitherIsOneThatIsThereAlreadyWhenAnotherIsBegunFromNothing() throws Exception {
        signIn("staff:handlaggare");
        String fresh = "/arbetsyta/remisser/ny";
        SERVICES.on("consultations", "/api/consultations/upptagen", refused(409, """
                {"status":409,"reason":"version-mismatch","detail":"Någon har ändrat.","expected":0,"actual":3}"""));
        assertThat(location(submit(fresh, facts("upptagen")))).startsWith(fresh);
        assertThat(write("PUT", "/api/consultations/upptagen").header("If-Match"))
                .isEqualTo("\"0\"");
        assertThat(read(fresh)).contains("Det finns redan en remiss med den adressen.");
    }

    private static String[] facts(String id) {
        return List.of(
                        "title",
                        "Exempel: granskning",
                        "kind",
                        "GRANSKNING",
                        "opensOn",
                        "2026-12-01",
                        "closesOn",
                        "2027-03-15",
                        "sandlista",
                        "ja",
                        "id",
                        id)
                .toArray(String[]::new);
    }

    @Test
    void eachRoundLeadsToTheOneBeforeAndTheOneAfter() throws Exception {
        SERVICES.on("status", PUBLIC, Example.consultation(true).replace(",\"version\":7", ROUNDS));
        assertThat(read("/remisser/" + Example.ID))
                .contains("Tidigare omgång", "Samråd enligt plan- och bygglagen", "Nästa omgång", "ny granskning");
        assertThat(get("/remisser/" + Example.ID).body())
                .contains("href=\"/remisser/samradet\"", "href=\"/remisser/ny-granskning\"", "&lt;samrådet&gt;");
        SERVICES.on("status", PUBLIC, Example.consultation(true));
        assertThat(read("/remisser/" + Example.ID)).doesNotContain("Tidigare omgång", "Nästa omgång");
    }

    private static final String TRACES = "/api/consultations/utkast/traces";

    private void tellTraces() {
        SERVICES.on("consultations", TRACES, """
                {"id":"utkast","version":5,"earlierRound":"samradet","proposal":2,"sections":[
                 {"section":"hamnen","number":"1","title":"Hamnen","level":1,"from":["kajen"],"because":"SAME_TITLE"},
                 {"section":"torget","title":"Torget","level":1,"from":[],"because":"NEW"}],
                 "earlier":[{"section":"kajen","number":"3","title":"Hamnen","level":1,"dropped":false},
                 {"section":"bron","number":"4","title":"Bron <1>","level":1,"dropped":true}]}""");
    }

    @Test
    void theCaseOfficerSaysWhereEachSectionStood() throws Exception {
        signIn("staff:handlaggare");
        tellTraces();
        String page = "/arbetsyta/remisser/utkast/avsnitt";
        assertThat(read(page))
                .contains("förslag: samma rubrik", "förslag: nytt", "Finns inte kvar", "4 Bron &lt;1&gt;");
        assertThat(get(page).body())
                .contains(
                        "name=\"fran-hamnen\" value=\"3 Hamnen\"",
                        "href=\"/remisser/samradet/avsnitt/kajen\"",
                        ">: 3 Hamnen</span>");
        submit(page, "forslag", "2", "fran-hamnen", "3 Hamnen | 4 Bron <1>", "fran-torget", "5 Fel");
        assertThat(SERVICES.asked())
                .noneMatch(asked -> asked.method().equals("PUT") && asked.path().equals(TRACES));
        assertThat(read(page)).contains("”5 Fel” finns inte i den tidigare omgången.");
        submit(page, "forslag", "2", "fran-hamnen", "3 Hamnen | 4 Bron <1>", "fran-torget", "");
        assertThat(write("PUT", TRACES).text())
                .contains("\"proposal\":2", "\"from\":[\"kajen\",\"bron\"]", "\"from\":[]");
        assertThat(write("PUT", TRACES).header("If-Match")).isEqualTo("\"5\"");
    }

    @Test
    void aSectionsPageShowsWhereItStoodAndHowMuchWasSaidOfIt() throws Exception {
        String traces = """
                ,"traces":[{"section":"insats-1-3","from":["insats-1-1","insats-1-3"]},{"section":"insats-1-1","from":[]}]""";
        SERVICES.on("status", PUBLIC, Example.consultation(true).replace(",\"version\":7", traces + ROUNDS));
        SERVICES.on(
                "status",
                "/api/public/consultations/samradet",
                Example.consultation(true).replace(Example.ID, "samradet"));
        SERVICES.on("status", "/api/public/consultations/samradet/responses", Example.list());
        String section = "/remisser/" + Example.ID + "/avsnitt/insats-1-3";
        assertThat(get("/remisser/" + Example.ID).body()).contains("href=\"" + section + "\"");
        assertThat(read("/remisser/" + Example.ID)).contains("Nytt i den här omgången");
        assertThat(read(section))
                .contains(
                        "I den tidigare omgången",
                        "1.1 Stärk kommunikationen",
                        "Inget publicerat svar säger något om det.");
        assertThat(get(section).body()).contains("href=\"/remisser/samradet/avsnitt/insats-1-3\"");
        assertThat(read("/remisser/" + Example.ID + "/avsnitt/insats-1-1")).contains("Avsnittet är nytt.");
        assertThat(read("/remisser/" + Example.ID + "/avsnitt/inledning")).doesNotContain("I den tidigare omgången");
    }
}
