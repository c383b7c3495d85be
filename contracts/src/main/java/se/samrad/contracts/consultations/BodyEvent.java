package se.samrad.contracts.consultations;

/** What can happen to a body in the register, stream {@code bodies/<id>}. Contact addresses stand elsewhere, deletable. */
public sealed interface BodyEvent {
    record BodyRegistered(BodyFacts facts) implements BodyEvent {}

    record BodyChanged(BodyFacts facts) implements BodyEvent {}
}
