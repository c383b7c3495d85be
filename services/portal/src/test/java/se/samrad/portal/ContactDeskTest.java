package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactDeskTest extends FormsHarness {
    private static final String DESK = "/arbetsyta/remisser/" + Example.ID;
    private static final String PAGE = DESK + "/kontakt";
    private static final String API = "/api/consultations/" + Example.ID;

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        SERVICES.on("consultations", API, """
            {"title":"Exempel: Färdplan","status":"OPEN","version":7,"contact":{"name":"Sam Exempel","phone":"08-000 00 00"}}\
            """);
        signIn("staff:handlaggare");
    }

    @Test
    void whatIsOpenLeadsFromItsFactsToTheContactWhichIsLeftToChange() throws Exception {
        assertThat(location(get(DESK + "/uppgifter"))).isEqualTo(PAGE);
        assertThat(get(DESK).body()).contains("href=\"" + PAGE + "\"");
        assertThat(get("/arbetsyta/remisser/utkast").body()).doesNotContain("utkast/kontakt");
    }

    @Test
    void theContactIsChangedWhenAllIsOpenAndWhatIsWrongStandsAtItsField() throws Exception {
        assertThat(get(PAGE).body()).contains("value=\"Sam Exempel\"", "value=\"08-000 00 00\"");
        SERVICES.on("consultations", API + "/contact", refused(422, """
            {"status":422,"reason":"invalid","members":[{"member":"email","reason":"not-an-email","detail":"Det är ingen e-postadress."}]}\
            """));
        submit(PAGE, "version", "7", "name", "Kim Exempel", "phone", "", "email", "kim");
        assertThat(get(PAGE).body()).contains("id=\"email-fel\"", "value=\"Kim Exempel\"");
        SERVICES.on("consultations", API + "/contact", "{\"version\":8}");
        submit(PAGE, "version", "7", "name", "Kim Exempel", "phone", "", "email", "kim@exempel.invalid");
        assertThat(write("PUT", API + "/contact").text())
                .isEqualTo("{\"name\":\"Kim Exempel\",\"email\":\"kim@exempel.invalid\"}");
        assertThat(write("PUT", API + "/contact").header("If-Match")).isEqualTo("\"7\"");
        assertThat(read(DESK)).contains("Kontakten är sparad.");
    }
}
