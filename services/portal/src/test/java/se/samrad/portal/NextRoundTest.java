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
}
