package se.samrad.consultations.domain;

import static se.samrad.consultations.domain.Bodies.BODY;
import static se.samrad.consultations.domain.Given.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.contracts.consultations.BodyEvent.BodyChanged;
import se.samrad.contracts.consultations.BodyEvent.BodyMergeUndone;
import se.samrad.contracts.consultations.BodyEvent.BodyMerged;
import se.samrad.contracts.consultations.BodyEvent.BodyRegistered;
import se.samrad.contracts.consultations.BodyFacts;

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
                        new Bodies.Body.Merged(facts("Exempelvik", false), "exempelstad"),
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
}
