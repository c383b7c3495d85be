package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That an answer comes too late is said where it is written, where it is shown before it is sent, and on its receipt. */
class LateAnswerTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String GRANSKA = SVAR + "/granska";
    private static final String LATE = "svaret räknas som för sent";
    private static final String INVITATION = "/api/consultations/" + Example.ID + "/invitations/kommun-2";

    private static void isOver() {
        SERVICES.on(
                "status",
                "/api/public/consultations/" + Example.ID,
                Example.consultation(true)
                        .replace("\"status\":\"OPEN\"", "\"status\":\"CLOSED\"")
                        .replace("2026-09-30", "2026-09-10"));
    }

    @Test
    void thePreviewSaysThatTheLastDayIsPast() throws Exception {
        submit(SVAR, "satt", "skriv", "text", "Hej");
        assertThat(read(GRANSKA)).doesNotContain(LATE);
        isOver();
        submit(SVAR, "satt", "skriv", "text", "Hej");
        assertThat(read(GRANSKA)).contains("Svarstiden är slut.", LATE);
    }

    @Test
    void aBodyWithMoreTimeIsNotLateBeforeItsOwnLastDay() throws Exception {
        isOver();
        signIn("body:kommun-2");
        SERVICES.on("consultations", INVITATION, "{\"body\":\"kommun-2\",\"version\":4,\"deadline\":\"2026-09-18\"}");
        submit(SVAR, "text", "Hej");
        assertThat(read(SVAR))
                .contains("Skicka in senast fredag 18 september 2026.")
                .doesNotContain(LATE);
        assertThat(read(GRANSKA)).doesNotContain(LATE);
        SERVICES.on("consultations", INVITATION, "{\"body\":\"kommun-2\",\"version\":4,\"deadline\":\"2026-09-17\"}");
        assertThat(read(SVAR)).contains(LATE);
        assertThat(read(GRANSKA)).contains(LATE);
    }

    @Test
    void theReceiptSaysThatItCameAfterTheLastDayAndWhatTheFirstChecksumIsOf() throws Exception {
        String receipt = """
            {"response":"r","consultation":"%s","body":"p-1","receivedAt":"2026-09-18T08:15:30.123Z","arrived":"2026-09-18","late":%s,"sha256":"c","files":[],"status":"RECEIVED"}""";
        SERVICES.on("responses", "/api/receipts/t", receipt.formatted(Example.ID, "true"));
        assertThat(read("/kvittens/t"))
                .contains("Inkommet efter sista svarsdagen.", "Svaret i sin helhet")
                .doesNotContain("Formuläret");
        SERVICES.on("responses", "/api/receipts/t", receipt.formatted(Example.ID, "false"));
        assertThat(read("/kvittens/t")).doesNotContain("sista svarsdagen");
    }
}
