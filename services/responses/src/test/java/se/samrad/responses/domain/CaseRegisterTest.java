package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.responses.RegisterEvent;
import se.samrad.contracts.responses.RegisterEvent.NumberAssigned;
import se.samrad.contracts.responses.RegisterEvent.NumberTyped;
import se.samrad.eventing.Rejected;

class CaseRegisterTest {
    private static CaseRegister given(RegisterEvent... events) {
        CaseRegister register = CaseRegister.KIND.initial();
        for (RegisterEvent event : events) register = CaseRegister.evolve(register, event);
        return register;
    }

    @Test
    void numbersFollowEachOther() {
        assertThat(given().next("c--a")).isEqualTo(List.of(new NumberAssigned("c--a", 1)));
        assertThat(given(new NumberAssigned("c--a", 1)).next("c--b")).isEqualTo(List.of(new NumberAssigned("c--b", 2)));
    }

    @Test
    void aCaseThatNumbersItselfTakesNoTypedNumbers() {
        assertThatThrownBy(() -> given(new NumberAssigned("c--a", 1)).typed("c--b", "RS 7"))
                .isInstanceOf(Rejected.class)
                .hasMessage("case-has-own-series");
    }

    @Test
    void aCaseWithTypedNumbersGivesNone() {
        assertThatThrownBy(() -> given(new NumberTyped("c--a", "RS 7")).next("c--b"))
                .isInstanceOf(Rejected.class)
                .hasMessage("case-has-typed-numbers");
    }

    @Test
    void aTypedNumberIsUsedOnce() {
        CaseRegister register = given(new NumberTyped("c--a", "RS 7"));
        assertThat(register.typed("c--b", "RS 8")).isEqualTo(List.of(new NumberTyped("c--b", "RS 8")));
        assertThatThrownBy(() -> register.typed("c--b", "RS 7"))
                .isInstanceOf(Rejected.class)
                .hasMessage("number-taken");
    }
}
