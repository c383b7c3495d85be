package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The day on which something came that staff enter: a letter in the box, a mail that reached the server. */
class ArrivalDayTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/remisser/" + Example.ID + "/svar/nytt";
    private static final String API = "/api/consultations/" + Example.ID + "/responses/kommun-2";
    private static final String LATER = "/arbetsyta/svar/" + Example.ID + "--grankoping";

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        SERVICES.on("responses", API, "{\"response\":\"r--k\"}");
        SERVICES.on("responses", "/api/responses/" + Example.ID + "--grankoping/supplement", "{}");
        signIn("staff:registrator");
    }

    private void enter(String... more) throws Exception {
        String[] said = {"from", "ASKED", "body", "kommun-2", "text", "Vi tillstyrker."};
        submit(PAGE, with(said, more));
    }

    private static boolean entered() {
        return SERVICES.asked().stream()
                .anyMatch(asked -> asked.method().equals("PUT") && asked.path().equals(API));
    }

    @Test
    void aLetterWithoutADayLayInTheBoxThisMorning() throws Exception {
        assertThat(get(PAGE).body()).containsPattern("id=\"arrived\" name=\"arrived\" value=\"\"");
        enter("channel", "PAPER");
        assertThat(write("PUT", API).text())
                .contains("\"channel\":\"PAPER\",\"arrived\":\"2026-09-17\",\"arrivedReason\":\"FL 22 §\"");
    }

    @Test
    void ofAMailTheDayIsStatedAndNoneIsProposed() throws Exception {
        enter("channel", "EMAIL");
        assertThat(entered()).isFalse();
        assertThat(get(PAGE).body()).contains("id=\"arrived-fel\">Skriv vilken dag det kom in.");
        enter("channel", "EMAIL", "arrived", "2026-09-18");
        assertThat(write("PUT", API).text())
                .contains("\"channel\":\"EMAIL\",\"arrived\":\"2026-09-18\"")
                .doesNotContain("arrivedReason");
    }

    @Test
    void aDayBeforeTheConsultationOpenedIsAskedAboutOnceAndTakenWhenItIsMeant() throws Exception {
        enter("channel", "PAPER", "arrived", "2025-09-18");
        assertThat(entered()).isFalse();
        String page = get(PAGE).body();
        assertThat(page).contains("Stämmer dagen?", "value=\"2025-09-18\"");
        String meant = hidden(page, "stammer");
        enter("channel", "PAPER", "arrived", "2025-09-17", "stammer", meant);
        assertThat(entered()).isFalse();
        enter("channel", "PAPER", "arrived", "2025-09-18", "stammer", meant);
        assertThat(write("PUT", API).text()).contains("\"arrived\":\"2025-09-18\"");
    }

    @Test
    void aDayBeforeTheBodyWasAskedIsAskedAboutToo() throws Exception {
        SERVICES.on("status", "/api/staff/consultations/" + Example.ID + "/bodies/kommun-2", """
                {"timeline":[{"at":"2026-09-16T08:00:00.000Z","type":"invitation-sent","data":{}}]}""");
        enter("channel", "EMAIL", "arrived", "2026-09-15");
        assertThat(entered()).isFalse();
        assertThat(read(PAGE)).contains("De tillfrågades först 16 september 2026, efter 15 september 2026.");
        enter("channel", "EMAIL", "arrived", "2026-09-16");
        assertThat(entered()).isTrue();
    }

    @Test
    void theSameHoldsForWhatComesLater() throws Exception {
        String later = LATER + "/inkommet";
        submit(later, "vad", "SUPPLEMENT", "text", "Mer.", "channel", "EMAIL");
        assertThat(get(later).body()).contains("id=\"arrived-fel\"");
        submit(later, "vad", "SUPPLEMENT", "text", "Mer.", "channel", "PAPER", "arrived", "2025-01-02");
        assertThat(read(later)).contains("Stämmer dagen?");
        submit(later, "vad", "SUPPLEMENT", "text", "Mer.", "channel", "PAPER");
        assertThat(write("POST", "/api/responses/" + Example.ID + "--grankoping/supplement")
                        .text())
                .contains("\"arrived\":\"2026-09-17\"");
    }
}
