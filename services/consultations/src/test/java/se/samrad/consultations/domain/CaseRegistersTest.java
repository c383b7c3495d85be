package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static se.samrad.consultations.domain.Consultations.CONSULTATION;
import static se.samrad.consultations.domain.ConsultationsTest.AFTER;
import static se.samrad.consultations.domain.ConsultationsTest.BEFORE;
import static se.samrad.consultations.domain.ConsultationsTest.FIRST;
import static se.samrad.consultations.domain.ConsultationsTest.LAST;
import static se.samrad.consultations.domain.ConsultationsTest.facts;
import static se.samrad.consultations.domain.Given.given;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.ConsultationEvent.CaseNumberCorrected;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationCancelled;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationClosed;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationDrafted;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Renumbered;
import se.samrad.eventing.Rejected;

/** A mistyped case number: what it is corrected into, and in which register the case stays. */
class CaseRegistersTest {
    private static final CaseRegisters NO_OTHERS = new CaseRegisters(Map.of());
    private static final ConsultationEvent DRAFTED = new ConsultationDrafted(facts("Exempel: hamnen", FIRST, LAST));
    private static final ConsultationEvent OPENED = new ConsultationOpened(FIRST, LAST);
    private static final ConsultationEvent CLOSED = new ConsultationClosed(LAST);
    private static final ConsultationEvent CORRECTED = corrected("EX 2026-70", "EX 2026-7", "EX 2026-7", FIRST);

    private static ConsultationEvent corrected(String number, @Nullable String earlier, String register, LocalDate on) {
        return new CaseNumberCorrected(number, earlier, register, "Siffran föll bort.", "handlaggare", on);
    }

    private static Function<Consultation, List<ConsultationEvent>> correct(
            LocalDate day, String number, CaseRegisters others) {
        return state -> Consultations.decide(
                day,
                new ConsultationCommand.CorrectCaseNumber(
                        "hamnen", number, "Siffran föll bort.", "handlaggare", others),
                state);
    }

    private static Consultation.Known known(ConsultationEvent... events) {
        return (Consultation.Known) given(CONSULTATION, events).state();
    }

    private static ConsultationEvent drafted(@Nullable String number) {
        Facts facts = facts("Exempel: bron", FIRST, LAST);
        return new ConsultationDrafted(
                number != null
                        ? facts.numbered(number)
                        : new Facts(
                                facts.title(),
                                facts.kind(),
                                null,
                                facts.issuer(),
                                FIRST,
                                LAST,
                                List.of(),
                                List.of(),
                                null,
                                false,
                                facts.publishing(),
                                false,
                                null,
                                null,
                                null));
    }

    @Test
    void theNumberOfWhatIsOpenOrClosedIsCorrectedAndTheEarlierOneIsKept() {
        given(CONSULTATION, DRAFTED)
                .when(correct(BEFORE, "EX 2026-70", NO_OTHERS))
                .thenRejected("not-open");
        given(CONSULTATION, DRAFTED, new ConsultationCancelled("Fel."))
                .when(correct(BEFORE, "EX 2026-70", NO_OTHERS))
                .thenRejected("consultation-cancelled");
        Consultation.Known open = (Consultation.Known) given(CONSULTATION, DRAFTED, OPENED)
                .when(correct(FIRST, "EX 2026-70", NO_OTHERS))
                .then(CORRECTED)
                .state();
        assertThat(open).isInstanceOf(Consultation.Open.class);
        assertThat(open.facts()).isEqualTo(facts("Exempel: hamnen", FIRST, LAST).numbered("EX 2026-70"));
        assertThat(open.renumbered()).isEqualTo(new Renumbered("EX 2026-7", List.of("EX 2026-7")));
        assertThat(given(CONSULTATION, DRAFTED, OPENED, CLOSED)
                        .when(correct(AFTER, "EX 2026-70", NO_OTHERS))
                        .then(corrected("EX 2026-70", "EX 2026-7", "EX 2026-7", AFTER))
                        .state())
                .isInstanceOf(Consultation.Closed.class);
        assertThat(rejected("EX 2026-7", NO_OTHERS))
                .containsExactly(new Rejected.Member("caseNumber", "number-as-it-is"));
    }

    @Test
    void howeverOftenItIsCorrectedTheRegisterIsTheFirst() {
        ConsultationEvent again = corrected("EX 2026-71", "EX 2026-70", "EX 2026-7", FIRST);
        ConsultationEvent back = corrected("EX 2026-7", "EX 2026-71", "EX 2026-7", FIRST);
        given(CONSULTATION, DRAFTED, OPENED, CORRECTED)
                .when(correct(FIRST, "EX 2026-71", NO_OTHERS))
                .then(again);
        given(CONSULTATION, DRAFTED, OPENED, CORRECTED, again)
                .when(correct(FIRST, "EX 2026-7", NO_OTHERS))
                .then(back);
        assertThat(known(DRAFTED, OPENED, CORRECTED, again, back, CLOSED).renumbered())
                .isEqualTo(new Renumbered("EX 2026-7", List.of("EX 2026-70", "EX 2026-71")));
    }

    @Test
    void whereThereWasNoNumberTheRegisterIsTheConsultations() {
        given(CONSULTATION, drafted(null), OPENED)
                .when(correct(FIRST, "EX 2026-70", NO_OTHERS))
                .then(corrected("EX 2026-70", null, "hamnen", FIRST));
        assertThat(known(drafted(null), OPENED, corrected("EX 2026-70", null, "hamnen", FIRST))
                        .renumbered())
                .isEqualTo(new Renumbered("hamnen", List.of()));
    }

    @Test
    void aNumberThatAnotherHasOrHadIsRefusedAndTheMemberNamed() {
        CaseRegisters others = CaseRegisters.of(Map.of(
                "bron", known(drafted("EX 2026-9"), OPENED, corrected("EX 2026-90", "EX 2026-9", "EX 2026-9", FIRST)),
                "utkast", known(drafted("EX 2026-8")),
                "onumrerad", known(drafted(null))));
        for (String number : List.of("EX 2026-9", "EX 2026-90", "EX 2026-8", "onumrerad")) {
            assertThat(rejected(number, others))
                    .containsExactly(new Rejected.Member("caseNumber", "number-of-another-consultation"));
        }
    }

    private static List<Rejected.Member> rejected(String number, CaseRegisters registers) {
        return catchThrowableOfType(
                        Rejected.class, () -> correct(FIRST, number, registers).apply(known(DRAFTED, OPENED)))
                .members();
    }

    @Test
    void whatWasCancelledBeforeItWasOpenHasNoNumbersToKeep() {
        CaseRegisters others =
                CaseRegisters.of(Map.of("provet", known(drafted("EX 2026-70"), new ConsultationCancelled("Fel."))));
        given(CONSULTATION, DRAFTED, OPENED)
                .when(correct(FIRST, "EX 2026-70", others))
                .then(CORRECTED);
    }

    @Test
    void itIsCorrectedBackAlsoWhenAnotherHasComeToTheNumberMeanwhile() {
        ConsultationEvent slip = corrected("EX 2026-71", "EX 2026-70", "EX 2026-7", FIRST);
        CaseRegisters registers = CaseRegisters.of(Map.of(
                "granskning", known(drafted("EX 2026-70"), OPENED), "hamnen", known(DRAFTED, OPENED, CORRECTED, slip)));
        given(CONSULTATION, DRAFTED, OPENED, CORRECTED, slip)
                .when(correct(FIRST, "EX 2026-70", registers))
                .then(corrected("EX 2026-70", "EX 2026-71", "EX 2026-7", FIRST));
    }

    @Test
    void consultationsOfOneCaseAreCorrectedOneAfterTheOtherAndStayInItsRegister() {
        CaseRegisters others = CaseRegisters.of(Map.of("bron", known(DRAFTED, OPENED, CORRECTED)));
        given(CONSULTATION, DRAFTED, OPENED)
                .when(correct(FIRST, "EX 2026-70", others))
                .then(CORRECTED);
    }

    @Test
    void whoCameToTheNumberAfterItWasCorrectedIsInTheSameRegister() {
        CaseRegisters others = CaseRegisters.of(
                Map.of("a-granskning", known(drafted("EX 2026-70")), "samrad", known(DRAFTED, OPENED, CORRECTED)));
        given(CONSULTATION, drafted("EX 2026-70"), OPENED)
                .when(correct(FIRST, "EX 2026-71", others))
                .then(corrected("EX 2026-71", "EX 2026-70", "EX 2026-7", FIRST));
    }
}
