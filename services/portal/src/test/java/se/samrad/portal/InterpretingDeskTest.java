package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterpretingDeskTest extends FormsHarness {
    private static final String RESPONSE = Example.ID + "--grankoping";

    @BeforeEach
    void tellStaff() {
        StaffExample.tell(SERVICES);
    }

    @Test
    void aPositionIsReadOnlyIntoWhatStatesNone() throws Exception {
        signIn("staff:handlaggare");
        String one = "/arbetsyta/svar/" + RESPONSE;
        String api = "/api/responses/" + RESPONSE + "/interpret-position";
        assertThat(read(one)).doesNotContain("Tolka ställningstagandet");
        SERVICES.on(
                "responses",
                "/api/staff/responses/" + RESPONSE,
                StaffExample.original("").replace("\"position\":\"SUPPORTS\",\"text\"", "\"text\""));
        SERVICES.on("responses", api, "{}");
        assertThat(read(one)).contains("Tolka ställningstagandet");
        submit(one, "gor", "interpret-position", "tolkning", "OPPOSES", "tolkning-skal", " ");
        assertThat(read(one)).contains("Skriv varför svaret läses så.");
        submit(one, "gor", "interpret-position", "tolkning", "OPPOSES", "tolkning-skal", "Slutorden.");
        assertThat(write("POST", api).text()).isEqualTo("{\"position\":\"OPPOSES\",\"reason\":\"Slutorden.\"}");
        assertThat(read(one)).contains("Tolkningen är sparad.");
    }
}
