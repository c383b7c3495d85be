package se.samrad.contracts.published;

/** What everybody may know of the register of bodies. */
public sealed interface PublicBodyEvent {
    record BodyNamed(String name) implements PublicBodyEvent {}

    /** @param into id of the body that is the same, and stays */
    record BodyMergedPublicly(String into) implements PublicBodyEvent {}

    record BodyMergeUndonePublicly() implements PublicBodyEvent {}
}
