package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whom one calls or mails where the operator has named no registrar: the consultation's own contact, and nobody else's title. */
class CalledContactTest extends FormsHarness {
    @Test
    void whoSentTheConsultationOutIsNotCalledTheRegistrar() throws Exception {
        assertThat(read(REMISS + "/svar"))
                .contains("uppgifter här: ring den som har skickat ut remissen, 08-000 00 00.")
                .doesNotContain("ring registrator");
        assertThat(read(REMISS))
                .contains(
                        "Mejla svaret till den som har skickat ut remissen, sam@exempellan.example eller 08-000 00 00.");
    }
}
