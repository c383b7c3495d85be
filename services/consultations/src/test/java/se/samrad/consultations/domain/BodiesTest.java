package se.samrad.consultations.domain;

import static se.samrad.consultations.domain.Bodies.BODY;
import static se.samrad.consultations.domain.Given.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.contracts.consultations.BodyEvent.BodyChanged;
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
}
