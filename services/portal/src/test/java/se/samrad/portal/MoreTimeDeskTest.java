package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoreTimeDeskTest extends FormsHarness {
    private static final String API = "/api/consultations/" + Example.ID;

    @BeforeEach
    void tellStaff() {
        StaffExample.tell(SERVICES);
    }

    @Test
    void moreTimeIsGrantedToAnotherDayAndRefusedWithAReason() throws Exception {
        signIn("staff:handlaggare");
        SERVICES.on("consultations", API + "/extend", "{\"version\":2}");
        String[] asked = {
            "remiss", Example.ID, "instans", "kommun-2", "namn", "Exempel-Bro kommun", "until", "2026-10-12"
        };
        String at = Example.ID + "-kommun-2";
        String page = "/arbetsyta/mer-tid";
        submit(page, with(asked, "gor", "ge", "dag-" + at, "5 oktober", "skal-" + at, ""));
        assertThat(get(page).body()).contains("id=\"dag-" + at + "-fel\"", "value=\"5 oktober\"");
        assertThat(SERVICES.asked()).noneMatch(one -> one.path().endsWith("/extend"));
        submit(page, with(asked, "gor", "ge", "dag-" + at, "2026-10-05", "skal-" + at, "Vi beslutar den 9."));
        assertThat(write("POST", API + "/extend").text())
                .isEqualTo("{\"body\":\"kommun-2\",\"until\":\"2026-10-05\",\"reason\":\"Vi beslutar den 9.\"}");
        String refused = API + "/invitations/kommun-2/refuse-extension";
        SERVICES.on("consultations", refused, "{\"version\":2}");
        submit(page, with(asked, "gor", "neka", "dag-" + at, "", "skal-" + at, "Vi beslutar den 9."));
        assertThat(write("POST", refused).text()).isEqualTo("{\"reason\":\"Vi beslutar den 9.\"}");
    }

    @Test
    void theEnterKeyInAFieldNeitherGrantsNorRefuses() throws Exception {
        signIn("staff:handlaggare");
        String at = Example.ID + "-kommun-2";
        String page = "/arbetsyta/mer-tid";
        submit(page, "remiss", Example.ID, "instans", "kommun-2", "until", "2026-10-12", "skal-" + at, "Vi beslutar.");
        assertThat(SERVICES.asked()).noneMatch(one -> one.path().startsWith(API));
        assertThat(words(get(page).body())).contains("Välj om de ska få mer tid eller inte. Inget har skickats.");
        assertThat(get(page).body()).contains("value=\"Vi beslutar.\"").containsPattern("<details[^>]* open");
    }
}
