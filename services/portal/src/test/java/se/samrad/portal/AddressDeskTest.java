package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Asked;

class AddressDeskTest extends FormsHarness {
    private static final String BODY = "/arbetsyta/register/exempelby";
    private static final String PAGE = BODY + "/adresser";
    private static final String API = "/api/bodies/exempelby";

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        SERVICES.on("consultations", API, """
                {"id":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY","version":1,"addresses":[
                 {"email":"gammal@exempelby.example","until":"2026-08-31","valid":false},
                 {"email":"ny@exempelby.example","from":"2027-01-01","until":"2027-12-31","valid":false}]}""");
        signIn("staff:handlaggare");
    }

    @Test
    void thePageOfABodySaysWhenEachAddressIsValidAndThatNoneIs() throws Exception {
        assertThat(read(BODY))
                .contains("gammal@exempelby.example till och med 31 augusti 2026 Gäller inte i dag")
                .contains("ny@exempelby.example från och med 1 januari 2027 till och med 31 december 2027")
                .contains("Ingen adress gäller i dag. Inbjudan kan inte mejlas.")
                .contains("Ändra adresser");
        assertThat(words(get("/en" + BODY).body())).contains("until 31 August 2026 Not valid today");
    }

    @Test
    void anAddressIsGivenItsDaysAndWhatIsWrongIsSaidBesideTheField() throws Exception {
        submit(PAGE, "adress", "", "fran", "", "till", "", "gor", "spara");
        assertThat(read(PAGE)).contains("Skriv adressen.");
        SERVICES.on("consultations", API + "/addresses", refused(422, """
                {"status":422,"reason":"until-before-from","detail":"Den sista dagen är före den första.",
                 "members":[{"member":"until","reason":"until-before-from","detail":"Den sista dagen är före den första."}]}"""));
        submit(PAGE, "adress", "ny@exempelby.example", "fran", "2027-01-01", "till", "2026-12-31", "gor", "spara");
        assertThat(get(PAGE).body()).contains("id=\"till-fel\">Den sista dagen är före den första.");
        SERVICES.on("consultations", API + "/addresses", "{\"items\":[]}");
        var done = submit(PAGE, "adress", "ny@exempelby.example", "fran", "2027-01-01", "till", "", "gor", "spara");
        assertThat(location(done)).isEqualTo(BODY);
        assertThat(write("POST", API + "/addresses").text())
                .contains("\"email\":\"ny@exempelby.example\"", "\"from\":\"2027-01-01\"")
                .doesNotContain("until");
    }

    @Test
    void whoeverChangesDaysThatSomebodyElseHasChangedIsToldAndSeesBoth() throws Exception {
        assertThat(get(PAGE).body())
                .contains("name=\"sag\" value=\"gammal@exempelby.example  2026-08-31\"")
                .contains("name=\"sag\" value=\"ny@exempelby.example 2027-01-01 2027-12-31\"");
        SERVICES.on(
                "consultations",
                API + "/addresses",
                refused(409, "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"Ändrad.\"}"));
        submit(
                PAGE,
                "sag",
                "gammal@exempelby.example  2026-06-30",
                "adress",
                "gammal@exempelby.example",
                "fran",
                "",
                "till",
                "2026-09-30",
                "gor",
                "spara");
        assertThat(write("POST", API + "/addresses").text()).contains("\"seen\":{\"until\":\"2026-06-30\"}");
        assertThat(read(PAGE))
                .contains("Någon annan har sparat en ändring", "gammal@exempelby.example till och med 31 augusti 2026");
        assertThat(get(PAGE).body()).contains("value=\"2026-09-30\"");
    }

    @Test
    void whoeverAddsAnAddressThatSomebodyElseHasAddedIsToldAndSeesBoth() throws Exception {
        SERVICES.on(
                "consultations",
                API + "/addresses",
                refused(409, "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"Ändrad.\"}"));
        String shown = "gammal@exempelby.example  2026-08-31";
        submit(PAGE, "sag", shown, "adress", "ny@exempelby.example", "fran", "2027-03-01", "till", "", "gor", "spara");
        assertThat(write("POST", API + "/addresses").text()).contains("\"seen\":{\"absent\":true}");
        assertThat(read(PAGE))
                .contains("Någon annan har sparat en ändring", "ny@exempelby.example från och med 1 januari 2027");
        assertThat(get(PAGE).body())
                .contains("value=\"2027-03-01\"", "name=\"sag\" value=\"ny@exempelby.example 2027-01-01 2027-12-31\"");
    }

    @Test
    void anAddressIsTakenAway() throws Exception {
        SERVICES.on("consultations", API + "/addresses", "{\"items\":[]}");
        var done = submit(PAGE, "gor", "ta-bort", "bort", "gammal@exempelby.example");
        assertThat(location(done)).isEqualTo(BODY);
        Asked asked = write("DELETE", API + "/addresses");
        assertThat(asked.query()).isEqualTo("email=gammal%40exempelby.example");
    }
}
