package se.samrad.contracts.published;

/** What everybody may know of the register of bodies. */
public sealed interface PublicBodyEvent {
    record BodyNamed(String name) implements PublicBodyEvent {}
}
