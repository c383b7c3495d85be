package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.responses.RegisterEvent;
import se.samrad.contracts.responses.RegisterEvent.NumberAssigned;
import se.samrad.contracts.responses.RegisterEvent.NumberCorrected;
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

    private static NumberCorrected exchange(String response, String from, String to) {
        return new NumberCorrected(response, to, from, null, "Felskrivet.", "registrator", LocalDate.of(2026, 11, 23));
    }

    private static void refused(String reason, CaseRegister register, NumberCorrected wish) {
        assertThatThrownBy(() -> register.corrected(wish))
                .isInstanceOf(Rejected.class)
                .hasMessage(reason);
    }

    @Test
    void aTypedNumberIsExchangedForAFreeOneAndTheEarlierOneMayBeUsedAgain() {
        CaseRegister before = given(new NumberTyped("c--a", "RS 7"));
        NumberCorrected exchange = exchange("c--a", "RS 7", "RS 71");
        assertThat(before.corrected(exchange)).isEqualTo(List.of(exchange));
        CaseRegister after = given(new NumberTyped("c--a", "RS 7"), exchange);
        assertThat(after.count()).as("how many have a number").isEqualTo(1);
        assertThat(after.typed("c--b", "RS 7")).isEqualTo(List.of(new NumberTyped("c--b", "RS 7")));
        assertThatThrownBy(() -> after.typed("c--b", "RS 71")).hasMessage("number-taken");
        assertThat(after.corrected(exchange)).as("it is done").isEmpty();
    }

    @Test
    void aNumberThatAnotherHasOrSomebodyHasCorrectedMeanwhileIsNotGiven() {
        CaseRegister two = given(new NumberTyped("c--a", "RS 7"), new NumberTyped("c--b", "RS 8"));
        refused("number-taken", two, exchange("c--a", "RS 7", "RS 8"));
        CaseRegister after = given(new NumberTyped("c--a", "RS 7"), exchange("c--a", "RS 7", "RS 71"));
        refused("number-corrected-meanwhile", after, exchange("c--a", "RS 7", "RS 72"));
        refused("number-of-another-case", two, exchange("c--c", "RS 5", "RS 9"));
    }

    @Test
    void aNumberOfTheCasesOwnSeriesStays() {
        refused("own-series-number-stays", given(new NumberAssigned("c--a", 1)), exchange("c--a", "EX-1", "RS 7"));
    }

    @Test
    void whatHasToBeToldBeforeANumberIsUsedIsEveryCorrectionOfThoseWhoHadOrHaveIt() {
        NumberCorrected first = exchange("c--a", "RS 7", "RS 71");
        NumberCorrected second = exchange("c--a", "RS 71", "RS 72");
        NumberCorrected other = exchange("c--b", "RS 8", "RS 81");
        CaseRegister register =
                given(new NumberTyped("c--a", "RS 7"), new NumberTyped("c--b", "RS 8"), first, other, second);
        List<CaseRegister.Exchange> ofA =
                List.of(new CaseRegister.Exchange(3, first), new CaseRegister.Exchange(5, second));
        assertThat(register.exchangesAround("RS 71", "c--c")).isEqualTo(ofA);
        assertThat(register.exchangesAround("RS 72", "c--c")).isEqualTo(ofA);
        assertThat(register.exchangesAround("RS 9", "c--b")).isEqualTo(List.of(new CaseRegister.Exchange(4, other)));
        assertThat(register.exchangesAround("RS 9", "c--c")).isEmpty();
    }
}
