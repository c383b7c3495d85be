package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.bench.Bench;

class NumberSeriesTest extends WholeService {
    private static final String SAYS = "{\"text\":\"Ja.\"}";

    private Answer seen(String response) {
        return get("/api/staff/responses/" + response, REGISTRAR).is(200);
    }

    @Test
    void whoRegistersIsToldWhichNumbersTheCaseTakes() {
        String own = openConsultation();
        String first = answered(own, SAYS);
        String second = answered(own, SAYS);
        assertThat(seen(first).at("/series")).isEqualTo("UNDECIDED");
        act(first, "register", "{\"subject\":\"Svar\"}").is(200);
        assertThat(seen(first).at("/series"))
                .as("a number of its own series cannot be corrected")
                .isEqualTo("OWN");
        assertThat(seen(second).at("/series")).isEqualTo("OWN");
        String typed = openConsultation();
        act(answered(typed, SAYS), "register", "{\"subject\":\"Svar\",\"documentNumber\":\"RS 7\"}")
                .is(200);
        assertThat(seen(answered(typed, SAYS)).at("/series")).isEqualTo("TYPED");
    }

    @Test
    void aNumberThatWasGivenWhenCaseNumbersWereKeptAsPastedIsTheOneThatItReadsAs() {
        String pasted = "EX\u00a0" + Bench.id("2026");
        String response = answered(consultation(Status.OPEN, pasted, false, Publishing.RUNNING), SAYS);
        String number =
                act(response, "register", "{\"subject\":\"Svar\"}").is(200).at("/documentNumber");
        assertThat(number).isEqualTo(pasted + "-1");
        act(response, "register", "{\"subject\":\"Svar\",\"documentNumber\":\"" + number + "\"}")
                .is(200);
        act(response, "register", "{\"subject\":\"Svar\",\"documentNumber\":\"RS 7\"}")
                .because(409, "already-registered");
    }
}
