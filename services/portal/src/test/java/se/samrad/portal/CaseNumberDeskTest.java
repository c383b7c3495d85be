package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseNumberDeskTest extends FormsHarness {
    private static final String DESK = "/arbetsyta/remisser/" + Example.ID;
    private static final String PAGE = DESK + "/diarienummer";
    private static final String API = "/api/consultations/" + Example.ID;
    private static final String CORRECT = API + "/correct-case-number";

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        SERVICES.on("consultations", API, """
            {"title":"Exempel: Färdplan","status":"OPEN","version":7,"caseNumber":"EX 2026-24","earlierNumbers":["EX 2026-2"]}\
            """);
        signIn("staff:handlaggare");
    }

    @Test
    void whatIsOpenLeadsToItsCaseNumberAndADraftDoesNot() throws Exception {
        assertThat(get(DESK).body()).contains("href=\"" + PAGE + "\"");
        assertThat(get("/arbetsyta/remisser/utkast").body()).doesNotContain("utkast/diarienummer");
    }

    @Test
    void theNumberIsCorrectedWithAReasonAndWhatIsWrongStandsAtItsField() throws Exception {
        assertThat(get(PAGE).body()).contains("value=\"EX 2026-24\"", "Tidigare diarienummer: EX 2026-2<");
        assertThat(get("/en" + PAGE).body()).contains("Correct the case number", "Earlier case numbers: EX 2026-2<");
        submit(PAGE, "version", "7", "caseNumber", "EX 2026-42", "reason", "");
        assertThat(get(PAGE).body()).contains("id=\"reason-fel\"", "value=\"EX 2026-42\"");
        SERVICES.on("consultations", CORRECT, refused(422, """
            {"status":422,"reason":"invalid","members":[{"member":"caseNumber","reason":"number-of-another-consultation","detail":"Numret hör till en annan remiss."}]}\
            """));
        submit(PAGE, "version", "7", "caseNumber", "EX 2026-42", "reason", "Siffrorna hade bytt plats.");
        assertThat(get(PAGE).body())
                .contains("id=\"caseNumber-fel\"", "Numret hör till en annan remiss.", "value=\"EX 2026-42\"");
        SERVICES.on("consultations", CORRECT, "{\"version\":8}");
        submit(PAGE, "version", "7", "caseNumber", "EX 2026-42", "reason", "Siffrorna hade bytt plats.");
        assertThat(write("POST", CORRECT).text())
                .isEqualTo("{\"caseNumber\":\"EX 2026-42\",\"reason\":\"Siffrorna hade bytt plats.\"}");
        assertThat(write("POST", CORRECT).header("If-Match")).isEqualTo("\"7\"");
        assertThat(read(DESK)).contains("Diarienumret är rättat.");
    }

    @Test
    void everybodyReadsThatTheNumberWasCorrectedAndNotWhy() throws Exception {
        SERVICES.on(
                "status",
                "/api/public/consultations/" + Example.ID,
                Example.consultation(true).replace("\"timeline\":[", "\"timeline\":[" + """
                        {"at":"2026-09-11T08:00:00.000Z","type":"case-number-corrected-publicly","data":{"caseNumber":"EX 2026-42","earlierNumber":"EX 2026-24"}},\
                        {"at":"2026-09-10T09:00:00.000Z","type":"case-number-corrected-publicly","data":{"caseNumber":"EX 2026-24"}},\
                        """));
        assertThat(get("/remisser/" + Example.ID).body())
                .contains(
                        "Diarienumret rättades från EX 2026-24 till EX 2026-42",
                        "Remissen fick diarienumret EX 2026-24");
        assertThat(get("/en/remisser/" + Example.ID).body())
                .contains("The case number was corrected from EX 2026-24 to EX 2026-42");
    }
}
