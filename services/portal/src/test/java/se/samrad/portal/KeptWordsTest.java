package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** That what was typed is still there is said only where its reader typed something that is. */
class KeptWordsTest extends FormsHarness {
    private static final String KEPT = "Det du skrev är kvar.";
    private static final String SVAR = REMISS + "/svar";
    private static final String OWN = SVAR + "/eget/kommun-2";

    private static void answered() {
        SERVICES.on(
                "responses",
                "/api/consultations/" + Example.ID + "/responses/kommun-2",
                "{\"response\":\"%s--kommun-2\",\"body\":\"kommun-2\",\"status\":\"RECEIVED\",\"standing\":true,\"version\":4}"
                        .formatted(Example.ID));
    }

    @Test
    void theBodysOwnAnswerSaysItOfWhatWasTypedThere() throws Exception {
        signIn("body:kommun-2");
        answered();
        assertThat(read(OWN)).contains("Komplettera svaret").doesNotContain(KEPT);
        SERVICES.on("responses", "/api/responses/" + Example.ID + "--kommun-2/supplement", Answer.status(503));
        submit(OWN, "gor", "komplettera", "tillagg", "Vi lägger till.");
        assertThat(read(OWN)).contains(KEPT);
    }

    @Test
    void whoHasAnsweredAlreadyHasNoFormToStartOverWith() throws Exception {
        signIn("body:kommun-2");
        submit(SVAR, "gor", "ladda-upp", "satt", "skriv", "text", "Hej");
        answered();
        assertThat(read(SVAR)).contains("Ni har redan svarat.").doesNotContain(KEPT);
    }

    @Test
    void anEmptyFormIsEmptyAlsoAfterItWasRefused() throws Exception {
        submit(SVAR, "gor", "granska", "satt", "skriv", "text", "", "position", "");
        assertThat(read(SVAR)).contains("Svaret är tomt.").doesNotContain(KEPT);
        submit(SVAR, "gor", "granska", "satt", "skriv", "text", "Hej", "email", "kim");
        assertThat(read(SVAR)).contains(KEPT);
    }

    @Test
    void aPageOfButtonsHoldsNothingThatWasTyped() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        String wishes = "/arbetsyta/mer-tid";
        submit(wishes, "gor", "ge", "remiss", Example.ID, "instans", "kommun-2", "until", "2026-10-12");
        assertThat(read(wishes)).contains("Det här behöver rättas").doesNotContain(KEPT);
        String opening = "/arbetsyta/remisser/utkast/oppna";
        submit(opening);
        assertThat(read(opening)).contains("Det här behöver rättas").doesNotContain(KEPT);
    }
}
