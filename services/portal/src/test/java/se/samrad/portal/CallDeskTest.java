package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallDeskTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/remisser/" + Example.ID + "/instans/kommun-2";
    private static final String CALL = "/api/consultations/" + Example.ID + "/invitations/kommun-2/note-call";

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    @Test
    void whatWasSaidOnThePhoneIsNotedWhereAllOfTheBodyIsSeen() throws Exception {
        submit(PAGE, "gor", "note-call", "samtal", " ");
        assertThat(get(PAGE).body()).contains("id=\"samtal-fel\"");
        SERVICES.on("consultations", CALL, "{}");
        submit(PAGE, "gor", "note-call", "samtal", "Svarar 3 oktober.");
        assertThat(write("POST", CALL).text()).isEqualTo("{\"note\":\"Svarar 3 oktober.\"}");
        assertThat(read(PAGE)).contains("Samtalet är antecknat.");
    }

    @Test
    void whatWasSaidAndWhenTheyWereRemindedStandInTheCourse() throws Exception {
        SERVICES.on("status", "/api/staff/consultations/" + Example.ID + "/bodies/kommun-2", """
                {"timeline":[
                 {"at":"2026-09-17T08:00:00Z","type":"call-noted","data":{"note":"Ringde, svarar 3 oktober."}},
                 {"at":"2026-09-09T06:00:00Z","type":"body-reminded",
                  "data":{"lastDay":"2026-09-30","daysBefore":21,"on":"2026-09-09"}}]}""");
        assertThat(read(PAGE))
                .contains("Samtal 17 september 2026", "Ringde, svarar 3 oktober.", "Påmindes 9 september");
    }
}
