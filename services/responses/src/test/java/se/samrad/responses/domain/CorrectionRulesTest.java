package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.responses.domain.ResponseSpec.NOW;
import static se.samrad.responses.domain.ResponseSpec.given;
import static se.samrad.responses.domain.ResponseSpec.received;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseRegistered;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.Sender;
import se.samrad.responses.domain.Response.Kept;

/** What was entered in the register is corrected, and what stood there stays in the stream. */
class CorrectionRulesTest {
    private static final ResponseReceived ANSWER = received(Sender.BODY);
    private static final ResponseSupplemented MORE =
            new ResponseSupplemented(Channel.WEB, Arrival.at(NOW), null, null, List.of(), "e".repeat(64));
    private static final ResponseRegistered REGISTERED = new ResponseRegistered("17");

    private static RegistrationCorrected number(String from, String to, long register, @Nullable Long record) {
        return new RegistrationCorrected(
                to, from, null, "Felskrivet.", "registrator", LocalDate.of(2026, 11, 23), register, record);
    }

    private static RegistrationCorrected heading(String name, @Nullable Long record) {
        return new RegistrationCorrected(
                null, null, name, "Ett namn.", "registrator", LocalDate.of(2026, 11, 23), null, record);
    }

    private static Kept after(ResponseEvent... events) {
        Response response = Responses.KIND.initial();
        for (ResponseEvent event : events) response = Responses.evolve(response, event);
        return (Kept) response;
    }

    @Test
    void theNewestAnswerHasItsNewNumberEverywhereAndKeepsWhatItWasCalled() {
        given(ANSWER, REGISTERED)
                .when(new Act.Correct(number("17", "71", 2, 1L)))
                .then(number("17", "71", 2, null));
        Kept kept = after(ANSWER, REGISTERED, number("17", "71", 2, null));
        assertThat(kept.documentNumber()).isEqualTo("71");
        assertThat(Responses.state(kept).documentNumber()).isEqualTo("71");
        assertThat(kept.filings().all().getFirst().corrections()).containsExactly(number("17", "71", 2, null));
    }

    @Test
    void whatCameLaterIsCorrectedByItself() {
        ResponseEvent[] events = {ANSWER, MORE, REGISTERED, new ResponseRegistered("18", 2L)};
        given(events).when(new Act.Correct(number("18", "81", 3, 2L))).then(number("18", "81", 3, 2L));
        Kept kept = after(ANSWER, MORE, REGISTERED, new ResponseRegistered("18", 2L), number("18", "81", 3, 2L));
        assertThat(kept.filings().documentNumber(2)).isEqualTo("81");
        assertThat(kept.documentNumber()).isEqualTo("17");
    }

    @Test
    void aHeadingIsNamedAnewAndTheNumberStays() {
        given(ANSWER, REGISTERED).when(new Act.Correct(heading("a1", 1L))).then(heading("a1", null));
        Kept kept = after(ANSWER, REGISTERED, heading("a1", null), number("17", "71", 2, null), heading("b2", null));
        assertThat(kept.filings().all().getFirst().heading()).isEqualTo("b2");
        assertThat(kept.documentNumber()).isEqualTo("71");
    }

    @Test
    void nothingIsCorrectedThatIsNotRegisteredOrNotThere() {
        given(ANSWER).when(new Act.Correct(heading("a1", 1L))).thenRejected("not-registered");
        given(ANSWER, REGISTERED).when(new Act.Correct(heading("a1", 7L))).thenRejected("unknown-record");
        given(ANSWER, REGISTERED)
                .when(new Act.Correct(new RegistrationCorrected(
                        null, null, null, "Inget.", "registrator", LocalDate.of(2026, 11, 23), null, 1L)))
                .thenNothing();
    }

    @Test
    void whatTheRegisterHasSaidIsToldOnceAlsoWhenTheNumberHasComeBackMeanwhile() {
        given(ANSWER, REGISTERED, number("17", "71", 2, null))
                .when(new Act.Correct(number("17", "71", 2, 1L)))
                .thenNothing();
        given(ANSWER, REGISTERED, number("17", "71", 2, null), number("71", "17", 3, null))
                .when(new Act.Correct(number("17", "71", 2, 1L)))
                .thenNothing();
    }

    @Test
    void whatEverybodyMayKnowIsTheSameBeforeAndAfter() {
        assertThat(InPublic.open(after(ANSWER, REGISTERED, number("17", "71", 2, null))))
                .isEqualTo(InPublic.open(after(ANSWER, REGISTERED)));
    }

    @Test
    void whatIsSealedOffIsStillInTheRegisterAndCanBeCorrected() {
        ResponseSealed sealed = new ResponseSealed("Exempel.", null, LocalDate.of(2026, 11, 23), List.of());
        given(ANSWER, REGISTERED, sealed)
                .when(new Act.Correct(number("17", "71", 2, 1L)))
                .then(number("17", "71", 2, null));
    }
}
