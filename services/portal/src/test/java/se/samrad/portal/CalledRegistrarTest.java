package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Whom one calls or mails where the operator has named its registrar. */
@TestPropertySource(
        properties = {"samrad.operator.registrar=registrator@exempellan.example", "samrad.operator.phone=08-465 00 00"})
class CalledRegistrarTest extends FormsHarness {
    @Test
    void theRegistrarIsCalledByTheNumberThatTheOperatorHasNamed() throws Exception {
        assertThat(read(REMISS + "/svar")).contains("uppgifter här: ring registrator, 08-465 00 00.");
        assertThat(read(REMISS))
                .contains("Mejla svaret till registrator@exempellan.example eller 08-465 00 00.")
                .doesNotContain("den som har skickat ut remissen,");
    }
}
