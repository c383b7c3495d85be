package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.responses.domain.ResponseSpec.LAST_DAY;
import static se.samrad.responses.domain.ResponseSpec.NOW;
import static se.samrad.responses.domain.ResponseSpec.ORIGINAL;
import static se.samrad.responses.domain.ResponseSpec.given;
import static se.samrad.responses.domain.ResponseSpec.received;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.published.PublicSupplement;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.ResponseDisowned;
import se.samrad.contracts.responses.ResponseEvent.ResponseMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseRegistered;
import se.samrad.contracts.responses.ResponseEvent.ResponseRetracted;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.ResponseEvent.ResponseUnsealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseEvent.SecrecyAssessed;
import se.samrad.contracts.responses.Sender;
import se.samrad.contracts.responses.Supplements;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Record;

/** What a sender adds to an answer: the answer goes on as it is, and what is added goes its own way to the web. */
class SupplementRulesTest {
    private static final int DAYS = 730;
    private static final LocalDate UNTIL = Deadline.day(NOW).plusDays(DAYS);
    private static final Stored ADDED = new Stored("9".repeat(64), 900);
    private static final Stored HIDDEN = new Stored("7".repeat(64), 900);
    private static final Stored ENCLOSED = new Stored("5".repeat(64), 5_000);
    private static final Arrival LATER = Arrival.at(NOW.plusSeconds(60));
    private static final ResponseReceived FIRST = received(Sender.BODY);
    private static final ResponseSupplemented MORE =
            new ResponseSupplemented(Channel.WEB, LATER, null, ADDED, List.of(ENCLOSED), "8".repeat(64));
    private static final SecrecyAssessed OPEN = assessed(null);
    private static final ResponsePublished PUBLISHED =
            new ResponsePublished(ORIGINAL, Position.OPPOSES, FIRST.sections(), List.of(), UNTIL);
    private static final ResponseWithdrawn WITHDRAWN = new ResponseWithdrawn(Channel.WEB, Arrival.at(NOW), null, null);
    private static final ResponseRegistered NUMBERED = new ResponseRegistered("42");

    /** Published in the fourth event, supplemented in the fifth. */
    private static final ResponseEvent[] SUPPLEMENTED = {FIRST, NUMBERED, OPEN, PUBLISHED, MORE};

    private static final long RECORD = 5;

    private static SecrecyAssessed assessed(@Nullable Long record) {
        return new SecrecyAssessed(false, null, null, LAST_DAY, List.of(), record);
    }

    private static SecrecyAssessed secret(List<Passage> passages) {
        return new SecrecyAssessed(true, "OSL 21 kap. 1 §", null, LAST_DAY, passages, RECORD);
    }

    private static Act assess(boolean secret, long record) {
        return new Act.Assess(secret, secret ? "OSL 21 kap. 1 §" : null, null, LAST_DAY, List.of(), record);
    }

    private static Act publish(@Nullable Long record) {
        return new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, DAYS, List.of(), record);
    }

    private static ResponsePublished shown(Stored text) {
        return new ResponsePublished(text, null, List.of(), List.of(), UNTIL, RECORD);
    }

    private static ResponseEvent[] then(ResponseEvent... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(SUPPLEMENTED), java.util.Arrays.stream(more))
                .toArray(ResponseEvent[]::new);
    }

    private static Kept after(ResponseEvent... events) {
        Response response = Responses.KIND.initial();
        for (ResponseEvent event : events) response = Responses.evolve(response, event);
        return (Kept) response;
    }

    private static PublicResponse open(Response response) {
        return (PublicResponse) Objects.requireNonNull(InPublic.open(response));
    }

    @Test
    void anAnswerThatStandsIsAddedToAndGoesOnAsItIs() {
        given().when(new Act.Add(MORE)).thenUnknown();
        given(FIRST).when(new Act.Add(MORE)).then(MORE);
        given(FIRST, MORE).when(new Act.Add(MORE)).thenNothing();
        given(FIRST, WITHDRAWN).when(new Act.Add(MORE)).thenRejected("withdrawn");
        given(FIRST, new ResponseDisowned(null)).when(new Act.Add(MORE)).thenRejected("not-from-sender");
        Kept kept = after(SUPPLEMENTED);
        assertThat(kept.record().received()).isEqualTo(FIRST);
        assertThat(kept.documentNumber()).isEqualTo("42");
        assertThat(kept.filings().unregistered())
                .extracting(Filings.Filing::kind)
                .containsExactly(Filings.Kind.SUPPLEMENT);
        assertThat(Responses.state(kept).answered()).isEqualTo(FIRST.arrived());
        assertThat(open(kept)).isEqualTo(open(after(FIRST, NUMBERED, OPEN, PUBLISHED)));
    }

    @Test
    void whatIsAddedIsShownAfterANumberAndACheckOfItsOwn() {
        given(SUPPLEMENTED).when(publish(RECORD)).thenRejected("not-registered");
        given(then(new ResponseRegistered("43", RECORD))).when(publish(RECORD)).thenRejected("not-assessed");
        given(then(new ResponseRegistered("43", RECORD)))
                .when(assess(false, RECORD))
                .then(assessed(RECORD));
        given(then(new ResponseRegistered("43", RECORD), assessed(RECORD)))
                .when(publish(RECORD))
                .then(shown(ADDED));
        given(then(new ResponseRegistered("43", RECORD), assessed(RECORD), shown(ADDED)))
                .when(publish(RECORD))
                .thenNothing();
        given(SUPPLEMENTED).when(publish(9L)).thenRejected("unknown-record");
        given(SUPPLEMENTED).when(assess(false, 9)).thenRejected("unknown-record");
        Kept kept = after(then(new ResponseRegistered("43", RECORD), assessed(RECORD), shown(ADDED)));
        assertThat(open(kept).supplements()).containsExactly(new PublicSupplement(LATER, ADDED, null));
        assertThat(open(kept).text()).isEqualTo(ORIGINAL);
        assertThat(InPublic.allReadable(kept, NOW)).containsExactly(PUBLISHED, shown(ADDED));
        assertThat(InPublic.allReadable(kept, Deadline.end(UNTIL))).isEmpty();
    }

    @Test
    void itIsShownOnlyTogetherWithItsAnswer() {
        given(FIRST, NUMBERED, OPEN, MORE, new ResponseRegistered("43", 4L), assessed(4L))
                .when(publish(4L))
                .thenRejected("publish-answer-first");
        Kept down = after(then(
                new ResponseRegistered("43", RECORD), assessed(RECORD), shown(ADDED), new ResponseRetracted(null)));
        assertThat(open(down).supplements()).isNull();
        assertThat(InPublic.allReadable(down, NOW)).isEmpty();
        Kept again = (Kept) Responses.evolve(down, PUBLISHED);
        assertThat(open(again).supplements()).isNull();
        assertThat(Act.decide(publish(RECORD), again)).containsExactly(shown(ADDED));
    }

    @Test
    void itIsTakenDownAndMaskedByItself() {
        ResponseEvent[] read = then(new ResponseRegistered("43", RECORD), assessed(RECORD), shown(ADDED));
        Act hide = new Act.Mask(HIDDEN, ResponseSpec.PASSAGES, RECORD);
        given(SUPPLEMENTED).when(hide).then(new ResponseMasked(HIDDEN, ResponseSpec.PASSAGES, RECORD));
        given(read).when(hide).thenRejected("retract-first");
        given(read).when(assess(true, RECORD)).thenRejected("retract-first");
        given(SUPPLEMENTED).when(new Act.Retract(null, RECORD)).thenRejected("not-published");
        ResponseRetracted retracted = new ResponseRetracted(null, RECORD);
        given(read).when(new Act.Retract(null, RECORD)).then(retracted);
        Kept down = (Kept) Responses.evolve(after(read), retracted);
        assertThat(open(down).text()).isEqualTo(ORIGINAL);
        assertThat(open(down).supplements()).isNull();
        Kept masked = (Kept) Responses.evolve(down, new ResponseMasked(HIDDEN, ResponseSpec.PASSAGES, RECORD));
        assertThat(Act.decide(publish(RECORD), masked)).containsExactly(shown(HIDDEN));
        // The answer's own text is what it was.
        assertThat(masked.record().shown()).isEqualTo(ORIGINAL);
    }

    @Test
    void whatIsSecretIsNotShownUnlessItIsMasked() {
        SecrecyAssessed secret = new SecrecyAssessed(true, "OSL 21 kap. 1 §", null, LAST_DAY, List.of(), RECORD);
        given(then(new ResponseRegistered("43", RECORD), secret))
                .when(publish(RECORD))
                .thenRejected("secret-not-masked");
    }

    @Test
    void staffSeeWhatItWaitsFor() {
        assertThat(Objects.requireNonNull(Responses.state(after(SUPPLEMENTED)).amendments())
                        .supplements())
                .isEqualTo(new Supplements(1, 1, 0));
        Kept checked = after(then(new ResponseRegistered("43", RECORD), assessed(RECORD)));
        assertThat(Objects.requireNonNull(Responses.state(checked).amendments()).supplements())
                .isEqualTo(new Supplements(1, 0, 1));
        Kept partly = after(then(new ResponseRegistered("43", RECORD), secret(ResponseSpec.PASSAGES)));
        assertThat(Objects.requireNonNull(Responses.state(partly).amendments()).supplements())
                .as("what is not secret is still to be shown")
                .isEqualTo(new Supplements(1, 0, 1));
        Kept wholly = after(then(new ResponseRegistered("43", RECORD), secret(List.of())));
        assertThat(Objects.requireNonNull(Responses.state(wholly).amendments()).supplements())
                .isEqualTo(new Supplements(1, 0, 0));
        Kept read = (Kept) Responses.evolve(checked, shown(ADDED));
        assertThat(Objects.requireNonNull(Responses.state(read).amendments()).supplements())
                .isEqualTo(new Supplements(1, 0, 0));
    }

    @Test
    void itWaitsForItsCheckAlsoWhenItsAnswerIsReplaced() {
        assertThat(waiting(then(FIRST))).isEqualTo(new Supplements(1, 1, 0));
        assertThat(waiting(then(FIRST, FIRST))).isEqualTo(new Supplements(1, 1, 0));
        assertThat(waiting(then(FIRST, MORE))).isEqualTo(new Supplements(2, 2, 0));
        assertThat(waiting(then(FIRST, assessed(RECORD)))).isEqualTo(new Supplements(1, 0, 0));
        // Nobody checks what is sealed off.
        assertThat(waiting(then(sealed(), FIRST))).isEqualTo(new Supplements(1, 0, 0));
        assertThat(waiting(then(FIRST, sealed(), FIRST))).isEqualTo(new Supplements(1, 0, 0));
        // What was taken back is as if it had not come.
        assertThat(waiting(then(FIRST, WITHDRAWN))).isNull();
        assertThat(waiting(then(WITHDRAWN, FIRST))).isNull();
    }

    private static @Nullable Supplements waiting(ResponseEvent... events) {
        return Objects.requireNonNull(Responses.state(after(events)).amendments())
                .supplements();
    }

    @Test
    void itStaysWithTheAnswerThatItWasAddedTo() {
        ResponseEvent[] read = then(new ResponseRegistered("43", RECORD), assessed(RECORD), shown(ADDED), FIRST);
        Kept replaced = after(read);
        assertThat(replaced.record().supplements()).isEmpty();
        assertThat(open(replaced).replaced()).isTrue();
        assertThat(open(replaced).supplements()).hasSize(1);
        Kept back = (Kept) Responses.evolve(replaced, new ResponseDisowned(null));
        assertThat(back.record().supplements()).hasSize(1);
        assertThat(open(back).supplements()).hasSize(1);
    }

    @Test
    void whatWasAddedToAnAnswerThatIsReplacedIsStillCheckedAndMaskedButNoLongerPublished() {
        ResponseEvent[] replaced = then(FIRST);
        SecrecyAssessed secret = new SecrecyAssessed(true, "OSL 21 kap. 1 §", null, LAST_DAY, List.of(), RECORD);
        given(replaced).when(assess(true, RECORD)).then(secret);
        Act hide = new Act.Mask(HIDDEN, ResponseSpec.PASSAGES, RECORD);
        ResponseMasked hidden = new ResponseMasked(HIDDEN, ResponseSpec.PASSAGES, RECORD);
        given(replaced).when(hide).then(hidden);
        given(replaced).when(publish(RECORD)).thenRejected("unknown-record");
        given(then(FIRST, FIRST)).when(assess(true, RECORD)).then(secret);

        List<ResponseEvent> events = List.of(then(FIRST, secret, hidden));
        Record added =
                Responses.records(events).getFirst().record().find(RECORD).orElseThrow();
        assertThat(added.secrecy()).isEqualTo(secret);
        assertThat(added.masked()).isEqualTo(hidden);
        Kept newest = after(then(FIRST, secret, hidden));
        assertThat(newest.record().secrecy()).isNull();
        assertThat(Act.decide(assess(true, RECORD), newest)).isEmpty();
        Kept back = (Kept) Responses.evolve(newest, new ResponseDisowned(null));
        assertThat(back.record().find(RECORD).orElseThrow().secrecy()).isEqualTo(secret);
        given(then(sealed(), FIRST)).when(assess(true, RECORD)).thenRejected("sealed-off");
        given(then(FIRST, sealed(), FIRST)).when(assess(true, RECORD)).thenRejected("sealed-off");
    }

    @Test
    void whatWasAddedIsStillCheckedAndMaskedWhateverBecomesOfTheAnswersAfterIt() {
        ResponseDisowned disowned = new ResponseDisowned(null);
        Act hide = new Act.Mask(HIDDEN, ResponseSpec.PASSAGES, RECORD);
        ResponseMasked hidden = new ResponseMasked(HIDDEN, ResponseSpec.PASSAGES, RECORD);
        for (ResponseEvent[] course : new ResponseEvent[][] {
            then(FIRST, WITHDRAWN),
            then(FIRST, WITHDRAWN, FIRST),
            then(FIRST, WITHDRAWN, FIRST, WITHDRAWN),
            then(FIRST, WITHDRAWN, disowned, FIRST),
            then(WITHDRAWN, FIRST, FIRST, disowned),
            then(disowned, FIRST)
        }) {
            given(course).when(assess(false, RECORD)).then(assessed(RECORD));
            given(course).when(hide).then(hidden);
            Kept kept = (Kept) Responses.evolve(Responses.evolve(after(course), assessed(RECORD)), hidden);
            Record added = kept.find(RECORD).orElseThrow();
            assertThat(added.secrecy()).isEqualTo(assessed(RECORD));
            assertThat(added.masked()).isEqualTo(hidden);
            List<ResponseEvent> events = new ArrayList<>(List.of(course));
            events.addAll(List.of(assessed(RECORD), hidden));
            assertThat(Responses.records(events).getFirst().record().find(RECORD))
                    .hasValue(added);
        }
        given(then(sealed(), FIRST, WITHDRAWN)).when(assess(false, RECORD)).thenRejected("sealed-off");
    }

    @Test
    void whatWasAddedToAnAnswerThatWasTakenBackHasLeftTheWebWithIt() {
        ResponseEvent[] read = then(new ResponseRegistered("43", RECORD), assessed(RECORD), shown(ADDED), WITHDRAWN);
        Kept another = (Kept) Responses.evolve(after(read), FIRST);
        assertThat(InPublic.allReadable(another, NOW)).isEmpty();
        assertThat(Act.decide(new Act.Retract(null, RECORD), another)).isEmpty();
        assertThat(Act.decide(assess(true, RECORD), another)).hasSize(1);
    }

    @Test
    void whatWasAddedAndIsReadWithAnAnswerThatIsReplacedIsTakenDownBeforeItIsSecret() {
        ResponseEvent[] read = then(new ResponseRegistered("43", RECORD), assessed(RECORD), shown(ADDED), FIRST);
        given(read).when(assess(true, RECORD)).thenRejected("retract-first");
        ResponseRetracted retracted = new ResponseRetracted(null, RECORD);
        given(read).when(new Act.Retract(null, RECORD)).then(retracted);
        Kept down = (Kept) Responses.evolve(after(read), retracted);
        assertThat(open(down).supplements()).isNull();
        assertThat(open(down).text()).isEqualTo(ORIGINAL);
        assertThat(Act.decide(assess(true, RECORD), down)).hasSize(1);
        Kept nothing = (Kept) Responses.evolve(after(read), new ResponseRetracted(null));
        assertThat(Act.decide(assess(true, RECORD), nothing)).hasSize(1);
    }

    @Test
    void ofAPersonOnlyTheDayIsTold() {
        ResponseEvent[] events = {
            received(Sender.PERSON),
            NUMBERED,
            OPEN,
            PUBLISHED,
            MORE,
            new ResponseRegistered("43", RECORD),
            assessed(RECORD),
            shown(ADDED)
        };
        Instant at = Objects.requireNonNull(open(after(events)).supplements())
                .getFirst()
                .arrived()
                .at();
        assertThat(at).isNull();
    }

    @Test
    void ofItsFilesThoseArePublishedThatWereNamed() {
        ResponseEvent[] checked = then(new ResponseRegistered("43", RECORD), assessed(RECORD));
        ResponsePublished withFile = new ResponsePublished(ADDED, null, List.of(), List.of(ENCLOSED), UNTIL, RECORD);
        given(checked)
                .when(new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, DAYS, List.of(ENCLOSED.sha256()), RECORD))
                .then(withFile);
        given(checked)
                .when(new Act.Publish(
                        Publishing.RUNNING, LAST_DAY, NOW, DAYS, List.of(ResponseSpec.FILE.sha256()), RECORD))
                .thenRejected("unknown-file");
        Kept read = (Kept) Responses.evolve(after(checked), withFile);
        assertThat(open(read).supplements()).containsExactly(new PublicSupplement(LATER, ADDED, List.of(ENCLOSED)));
    }

    @Test
    void aSealOnTheWholeIsOnAllThatWasAddedAndIsAddedLater() {
        ResponseEvent[] read = then(new ResponseRegistered("43", RECORD), assessed(RECORD), shown(ADDED));
        Kept sealed = (Kept) Responses.evolve(after(read), sealed());
        assertThat(InPublic.allReadable(sealed, NOW)).isEmpty();
        Record added = sealed.open().record().supplements().getFirst().record();
        assertThat(added.received().text()).isNull();
        assertThat(added.received().files()).isEmpty();
        assertThat(Act.decide(new Act.Add(MORE), after(FIRST, sealed()))).containsExactly(MORE);
        Record later = after(FIRST, sealed(), MORE)
                .open()
                .record()
                .supplements()
                .getFirst()
                .record();
        assertThat(later.received().text()).isNull();
        given(then(sealed())).when(assess(false, RECORD)).thenRejected("sealed-off");
        given(then(new ResponseRegistered("43", RECORD), assessed(RECORD), sealed()))
                .when(publish(RECORD))
                .thenRejected("sealed-off");
        Kept lifted = (Kept) Responses.evolve(sealed, new ResponseUnsealed("Prövat."));
        assertThat(lifted.open().record().supplements().getFirst().record().received())
                .isEqualTo(lifted.record().supplements().getFirst().record().received());
        assertThat(InPublic.allReadable(lifted, NOW)).isEmpty();
    }

    @Test
    void aFileOfItIsSealedOffByItself() {
        Act seal = new Act.Seal("Hör inte hemma här.", null, LAST_DAY, List.of(ENCLOSED.sha256()));
        given(SUPPLEMENTED).when(seal).then(sealed(ENCLOSED));
        Kept sealed = (Kept) Responses.evolve(after(SUPPLEMENTED), sealed(ENCLOSED));
        Record added = sealed.open().record().supplements().getFirst().record();
        assertThat(added.received().files()).isEmpty();
        assertThat(added.received().text()).isEqualTo(ADDED);
        assertThat(sealed.open().record().received()).isEqualTo(FIRST);
        given(then(new ResponseRegistered("43", RECORD), assessed(RECORD), sealed(ENCLOSED), PUBLISHED))
                .when(new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, DAYS, List.of(ENCLOSED.sha256()), RECORD))
                .thenRejected("unknown-file");
    }

    private static ResponseSealed sealed(Stored... files) {
        return new ResponseSealed("Hör inte hemma här.", null, LAST_DAY, List.of(files));
    }
}
