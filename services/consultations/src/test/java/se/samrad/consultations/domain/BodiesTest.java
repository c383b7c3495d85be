package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.consultations.domain.Bodies.BODY;
import static se.samrad.consultations.domain.Given.given;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.contracts.consultations.BodyEvent.BodyChanged;
import se.samrad.contracts.consultations.BodyEvent.BodyMergeUndone;
import se.samrad.contracts.consultations.BodyEvent.BodyMerged;
import se.samrad.contracts.consultations.BodyEvent.BodyRegistered;
import se.samrad.contracts.consultations.BodyEvent.BodyRenameUndone;
import se.samrad.contracts.consultations.BodyEvent.BodyRenamed;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.BodyState.FormerName;

class BodiesTest {
    private static final BodyEvent REGISTERED = new BodyRegistered(facts("Exempelby kommun", false));
    private static final BodyEvent PERSON = new BodyRegistered(facts(Bodies.PERSON_NAME, true));

    private static BodyFacts facts(String name, boolean person) {
        return new BodyFacts(name, BodyType.OTHER, null, null, List.of(), List.of(), person);
    }

    @Test
    void aBodyIsRegisteredOnceAndChangedWhenItIsChanged() {
        given(BODY)
                .when(state -> Bodies.register(facts("Exempelby kommun", false), state))
                .then(REGISTERED)
                .when(state -> Bodies.register(facts("Exempelby kommun", false), state))
                .thenNothing();
        given(BODY, REGISTERED)
                .when(state -> Bodies.register(facts("Exempelby stad", false), state))
                .then(new BodyChanged(facts("Exempelby stad", false)));
    }

    @Test
    void whatHasBeenPublicCannotBecomeAPerson() {
        given(BODY, REGISTERED)
                .when(state -> Bodies.register(facts(Bodies.PERSON_NAME, true), state))
                .thenRejected("cannot-become-person");
        given(BODY, PERSON)
                .when(state -> Bodies.register(facts("Exempelbolaget AB", false), state))
                .then(new BodyChanged(facts("Exempelbolaget AB", false)));
    }

    private static Bodies.Body standing(String name, boolean person) {
        return new Bodies.Body.Registered(facts(name, person));
    }

    @Test
    void aBodyThatIsTheSameAsAnotherIsMergedIntoItAndStandsByItselfAgainWhenThatWasWrong() {
        Bodies.Body other = standing("Exempelby stad", false);
        given(BODY, REGISTERED)
                .when(state -> Bodies.merge("exempelby", "exempelby-stad", other, state))
                .then(new BodyMerged("exempelby-stad"))
                .when(state -> Bodies.merge("exempelby", "exempelby-stad", other, state))
                .thenNothing();
        given(BODY, REGISTERED, new BodyMerged("exempelby-stad"))
                .when(state -> Bodies.merge("exempelby", "exempelvik", standing("Exempelvik", false), state))
                .thenRejected("already-merged");
        given(BODY, REGISTERED, new BodyMerged("exempelby-stad"))
                .when(Bodies::undoMerge)
                .then(new BodyMergeUndone("exempelby-stad"))
                .when(state -> Bodies.register(facts("Exempelby kommun", false), state))
                .thenNothing();
        given(BODY, REGISTERED).when(Bodies::undoMerge).thenRejected("not-merged");
    }

    @Test
    void nothingIsMergedIntoItselfNorIntoWhatIsNotThereOrStandsForNothingNorAPersonWithAnybody() {
        given(BODY, REGISTERED)
                .when(state -> Bodies.merge("exempelby", "exempelby", state, state))
                .thenRejected("same-body");
        given(BODY, REGISTERED)
                .when(state -> Bodies.merge("exempelby", "finns-inte", new Bodies.Body.None(), state))
                .thenRejected("unknown-body");
        given(BODY, REGISTERED)
                .when(state -> Bodies.merge(
                        "exempelby",
                        "exempelvik",
                        new Bodies.Body.Merged(new Bodies.Body.Registered(facts("Exempelvik", false)), "exempelstad"),
                        state))
                .thenRejected("body-merged");
        given(BODY, REGISTERED)
                .when(state -> Bodies.merge("exempelby", "enskild", standing(Bodies.PERSON_NAME, true), state))
                .thenRejected("person-not-merged");
        given(BODY, PERSON)
                .when(state -> Bodies.merge("enskild", "exempelby", standing("Exempelby kommun", false), state))
                .thenRejected("person-not-merged");
    }

    @Test
    void whatIsMergedIsNeitherChangedNorCalledAnythingMore() {
        given(BODY, REGISTERED, new BodyMerged("exempelby-stad"))
                .when(state -> Bodies.register(facts("Exempelby", false), state))
                .thenRejected("body-merged");
        given(BODY, REGISTERED, new BodyMerged("exempelby-stad"))
                .when(state -> Bodies.alias("Exempelby", state))
                .thenRejected("body-merged");
    }

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static Function<Bodies.Body, List<BodyEvent>> rename(String name, String from) {
        return state -> Bodies.rename(name, LocalDate.parse(from), TODAY, state);
    }

    @Test
    void aBodyThatGetsAnotherNameKeepsTheOneBeforeWithItsDays() {
        var first = new BodyRenamed("Exempelby stad", LocalDate.of(2000, 1, 1));
        var second = new BodyRenamed("Exempelköping", LocalDate.of(2026, 11, 28));
        given(BODY, REGISTERED).when(rename("Exempelby stad", "2000-01-01")).then(first);
        given(BODY, REGISTERED, first)
                .when(rename("Exempelköping", "2026-11-28"))
                .then(second);
        assertThat(given(BODY, REGISTERED, first, second).state())
                .isEqualTo(new Bodies.Body.Registered(
                        facts("Exempelköping", false),
                        LocalDate.of(2026, 11, 28),
                        List.of(
                                new FormerName("Exempelby kommun", null, LocalDate.of(1999, 12, 31)),
                                new FormerName(
                                        "Exempelby stad", LocalDate.of(2000, 1, 1), LocalDate.of(2026, 11, 27)))));
        given(BODY, REGISTERED, first)
                .when(rename("Exempelby stad", "2000-01-01"))
                .thenNothing();
        // The same name from another day: the day was wrong.
        var corrected = new BodyRenamed("Exempelby stad", LocalDate.of(2001, 1, 1));
        given(BODY, REGISTERED, first)
                .when(rename("Exempelby stad", "2001-01-01"))
                .then(corrected);
        assertThat(given(BODY, REGISTERED, first, corrected).state())
                .isEqualTo(new Bodies.Body.Registered(
                        facts("Exempelby stad", false),
                        LocalDate.of(2001, 1, 1),
                        List.of(new FormerName("Exempelby kommun", null, LocalDate.of(2000, 12, 31)))));
    }

    private static Function<Bodies.Body, List<BodyEvent>> undo(String name) {
        return state -> Bodies.undoRename(name, state);
    }

    @Test
    void aNameThatWasGivenByMistakeIsTakenBackAsIfTheBodyHadNeverBeenCalledSo() {
        var first = new BodyRenamed("Exempelby stad", LocalDate.of(2000, 1, 1));
        var mistake = new BodyRenamed("Exempelköping", LocalDate.of(2026, 11, 28));
        var undone = new BodyRenameUndone("Exempelköping");
        given(BODY, REGISTERED, first, mistake).when(undo("Exempelköping")).then(undone);
        assertThat(given(BODY, REGISTERED, first, mistake, undone).state())
                .isEqualTo(given(BODY, REGISTERED, first).state());
        // Asked twice, it does not take back the change before it too.
        given(BODY, REGISTERED, first, mistake, undone)
                .when(undo("Exempelköping"))
                .thenRejected("not-its-name");
        given(BODY, REGISTERED, first, mistake, undone)
                .when(undo("Exempelby stad"))
                .then(new BodyRenameUndone("Exempelby stad"));
        given(BODY, REGISTERED).when(undo("Exempelby kommun")).thenRejected("not-renamed");
        given(BODY).when(undo("Exempelby kommun")).thenRejected("unknown");
        given(BODY, REGISTERED, first, new BodyMerged("annan"))
                .when(undo("Exempelby stad"))
                .thenRejected("body-merged");
        // The right name is given from the same day after all.
        given(BODY, REGISTERED, first, mistake, undone)
                .when(rename("Exempelborg", "2026-11-28"))
                .then(new BodyRenamed("Exempelborg", LocalDate.of(2026, 11, 28)));
    }

    @Test
    void aNameNeitherBeginsInTheFutureNorBeforeTheLastOneDidAndAPersonHasNone() {
        var first = new BodyRenamed("Exempelby stad", LocalDate.of(2000, 1, 1));
        given(BODY, REGISTERED).when(rename("Exempelby stad", "2026-11-29")).thenRejected("name-in-the-future");
        given(BODY, REGISTERED, first)
                .when(rename("Exempelköping", "2000-01-01"))
                .thenRejected("name-not-later");
        given(BODY, PERSON).when(rename("Exempla", "2000-01-01")).thenRejected("person-has-no-alias");
        given(BODY, REGISTERED, new BodyMerged("exempelvik"))
                .when(rename("Exempelby stad", "2000-01-01"))
                .thenRejected("body-merged");
    }

    @Test
    void aListFromBeforeTheNewNameDoesNotTakeItAwayAndACorrectedSpellingKeepsWhatItWasCalled() {
        var first = new BodyRenamed("Exempelby stad", LocalDate.of(2000, 1, 1));
        given(BODY, REGISTERED, first)
                .when(state -> Bodies.register(facts("Exempelby kommun", false), state))
                .thenRejected("former-name");
        assertThat(given(
                                BODY,
                                REGISTERED,
                                first,
                                new BodyChanged(facts("Exempelbys stad", false)),
                                new BodyMerged("x-by"))
                        .state())
                .isEqualTo(new Bodies.Body.Merged(
                        new Bodies.Body.Registered(
                                facts("Exempelbys stad", false),
                                LocalDate.of(2000, 1, 1),
                                List.of(new FormerName("Exempelby kommun", null, LocalDate.of(1999, 12, 31)))),
                        "x-by"));
    }

    @Test
    void aBodyThatIsNoMoreSaysSoUntilItIsThereAfterAll() {
        LocalDate last = LocalDate.of(2026, 10, 31);
        LocalDate today = LocalDate.of(2026, 11, 28);
        BodyEvent left = new BodyEvent.BodyLeft(last);
        given(BODY).when(state -> Bodies.leave(last, today, state)).thenRejected("unknown");
        given(BODY, REGISTERED)
                .when(state -> Bodies.leave(last, today, state))
                .then(left)
                .when(state -> Bodies.leave(last, today, state))
                .thenNothing();
        given(BODY, REGISTERED)
                .when(state -> Bodies.leave(today.plusDays(1), today, state))
                .thenRejected("in-the-future");
        given(BODY, REGISTERED).when(Bodies::comeBack).thenRejected("not-left");
        given(BODY, REGISTERED, left).when(Bodies::comeBack).then(new BodyEvent.BodyReturned());
        given(BODY, REGISTERED, new BodyMerged("exempelby-stad"))
                .when(state -> Bodies.leave(last, today, state))
                .thenRejected("body-merged");
        Bodies.Body gone = Bodies.evolve(standing("Exempelby", false), left);
        given(BODY, REGISTERED)
                .when(state -> Bodies.merge("exempelby", "exempelvik", gone, state))
                .thenRejected("body-left");
        // What is said of it can still be set right, and does not bring it back.
        assertThat(Bodies.evolve(gone, new BodyChanged(facts("Exempelby kommun", false))))
                .isEqualTo(new Bodies.Body.Registered(facts("Exempelby kommun", false), null, List.of(), last));
        assertThat(Bodies.evolve(gone, new BodyEvent.BodyReturned())).isEqualTo(standing("Exempelby", false));
    }
}
