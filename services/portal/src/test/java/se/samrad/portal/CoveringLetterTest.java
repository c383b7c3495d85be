package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoveringLetterTest extends FormsHarness {
    @BeforeEach
    void consultations() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    @Test
    void whatTheIssuerSaysItselfIsSavedLineByLineAndStandsThereAgain() throws Exception {
        String facts = "/arbetsyta/remisser/utkast/uppgifter";
        SERVICES.on("consultations", "/api/consultations/utkast", StaffExample.OWN.replace("\"status\"", """
            "coveringLetter":"Hej!\\n\\nSvara gärna.","status"\
            """));
        assertThat(get(facts).body()).contains(">Hej!\n\nSvara gärna.</textarea>");
        String[] typed = {"title", "Plan", "kind", "REMISS", "opensOn", "2026-10-01", "closesOn", "2026-12-01"};
        String[] letter = java.util.Arrays.copyOf(typed, typed.length + 2);
        letter[typed.length] = "coveringLetter";
        letter[typed.length + 1] = "Hej!\r\nSvara gärna.";
        submit(facts, letter);
        assertThat(write("PUT", "/api/consultations/utkast").text())
                .contains("\"coveringLetter\":\"Hej!\\nSvara gärna.\"");
    }
}
