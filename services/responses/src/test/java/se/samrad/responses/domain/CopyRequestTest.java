package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.CopyEvent;
import se.samrad.contracts.responses.CopyEvent.CopyGiven;
import se.samrad.contracts.responses.CopyEvent.CopyRefused;
import se.samrad.contracts.responses.CopyEvent.CopyRequestDropped;
import se.samrad.contracts.responses.CopyEvent.CopyRequested;
import se.samrad.contracts.responses.CopyState.Status;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.Sender;

class CopyRequestTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");
    private static final ResponseReceived RECEIVED = ResponseSpec.received(Sender.BODY);
    private static final Response.Record ORIGINAL = Response.Record.of(1, RECEIVED);
    private static final CopyRequested ASKED = new CopyRequested("exempel--exempelby", RECEIVED.content(), DAY);
    private static final String OSL = "OSL 21 kap. 1 §";
    private static final List<Passage> WITHHELD = List.of(new Passage("text", 3, 10, Passage.Ground.SECRECY, OSL));
    private static final CopyGiven WHOLE = new CopyGiven(null, DAY, List.of(), RECEIVED.files(), true, null);
    private static final CopyRefused REFUSED = new CopyRefused(null, DAY, OSL, "Hela svaret rör hälsa.");
    private static final CopyRequestDropped DROPPED = new CopyRequestDropped("Läst på webben.");

    private static CopyRequest after(CopyEvent... events) {
        CopyRequest request = CopyRequest.KIND.initial();
        for (CopyEvent event : events) request = CopyRequest.evolve(request, event);
        return request;
    }

    private static CopyAct give(CopyGiven given) {
        return new CopyAct.Give(given, ORIGINAL);
    }

    private static void rejected(CopyAct act, CopyRequest request, String reason) {
        assertThatThrownBy(() -> CopyAct.decide(act, request)).hasMessageContaining(reason);
    }

    static Stream<CopyAct> answers() {
        return Stream.of(give(WHOLE), new CopyAct.Refuse(REFUSED), new CopyAct.Drop(DROPPED));
    }

    @Test
    void aRequestIsNotedOnce() {
        CopyAct note = new CopyAct.Note(ASKED);
        assertThat(CopyAct.decide(note, after())).containsExactly(ASKED);
        assertThat(CopyAct.decide(note, after(ASKED))).isEmpty();
        CopyRequested other = new CopyRequested(ASKED.response(), ASKED.content(), DAY.minusDays(1));
        rejected(new CopyAct.Note(other), after(ASKED), "copy-request-exists");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void itIsAnsweredOnceAndTheSameAnswerAgainChangesNothing(CopyAct act) {
        List<CopyEvent> answer = CopyAct.decide(act, after(ASKED));
        assertThat(answer).hasSize(1);
        CopyRequest answered = after(ASKED, answer.getFirst());
        assertThat(CopyAct.decide(act, answered)).isEmpty();
        CopyAct other = act instanceof CopyAct.Drop ? new CopyAct.Refuse(REFUSED) : new CopyAct.Drop(DROPPED);
        rejected(other, answered, "copy-request-answered");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatNobodyAskedForIsNotAnswered(CopyAct act) {
        rejected(act, after(), "unknown");
    }

    @Test
    void howItStandsIsToldByTheAnswer() {
        CopyGiven masked = new CopyGiven(null, DAY, WITHHELD, RECEIVED.files(), true, null);
        CopyGiven unnamed = new CopyGiven(null, DAY, List.of(), RECEIVED.files(), false, OSL);
        assertThat(after(ASKED).status()).isEqualTo(Status.OPEN);
        assertThat(after(ASKED, WHOLE).status()).isEqualTo(Status.GIVEN);
        assertThat(after(ASKED, masked).status()).isEqualTo(Status.GIVEN_IN_PART);
        assertThat(after(ASKED, unnamed).status()).isEqualTo(Status.GIVEN_IN_PART);
        assertThat(after(ASKED, REFUSED).status()).isEqualTo(Status.REFUSED);
        assertThat(after(ASKED, DROPPED).status()).isEqualTo(Status.DROPPED);
    }

    @Test
    void whatIsWithheldNeedsAProvisionAndWhatIsNotHasNone() {
        CopyGiven noFiles = new CopyGiven(null, DAY, List.of(), List.of(), true, null);
        CopyGiven unnamed = new CopyGiven(null, DAY, List.of(), RECEIVED.files(), false, null);
        CopyGiven everything = new CopyGiven(null, DAY, List.of(), RECEIVED.files(), true, OSL);
        rejected(give(noFiles), after(ASKED), "missing");
        rejected(give(unnamed), after(ASKED), "missing");
        rejected(give(everything), after(ASKED), "only-when-withheld");
    }

    @Test
    void onlySecrecyWithholdsAPassage() {
        List<Passage> personal = List.of(new Passage("text", 3, 10, Passage.Ground.GDPR, null));
        rejected(give(new CopyGiven(null, DAY, personal, RECEIVED.files(), true, null)), after(ASKED), "only-secrecy");
    }

    @Test
    void onlyFilesOfTheResponseAreHandedOut() {
        List<Stored> foreign = List.of(new Stored("e".repeat(64), 1));
        rejected(give(new CopyGiven(null, DAY, List.of(), foreign, true, OSL)), after(ASKED), "unknown-file");
    }

    @Test
    void anotherAnswerThanTheOneThatWasAskedForIsNotHandedOut() {
        CopyRequested earlier = new CopyRequested(ASKED.response(), "f".repeat(64), DAY);
        rejected(give(WHOLE), after(earlier), "another-response");
    }
}
