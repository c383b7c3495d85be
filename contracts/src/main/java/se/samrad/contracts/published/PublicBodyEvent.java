package se.samrad.contracts.published;

import java.time.LocalDate;

/** What everybody may know of the register of bodies. */
public sealed interface PublicBodyEvent {
    record BodyNamed(String name) implements PublicBodyEvent {}

    /** @param into id of the body that is the same, and stays */
    record BodyMergedPublicly(String into) implements PublicBodyEvent {}

    record BodyMergeUndonePublicly() implements PublicBodyEvent {}

    /** @param on the last day of a body that is no more */
    record BodyLeftPublicly(LocalDate on) implements PublicBodyEvent {}

    record BodyReturnedPublicly() implements PublicBodyEvent {}
}
