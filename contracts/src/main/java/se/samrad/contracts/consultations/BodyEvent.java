package se.samrad.contracts.consultations;

import java.time.LocalDate;

/** What can happen to a body in the register, stream {@code bodies/<id>}. Contact addresses stand elsewhere, deletable. */
public sealed interface BodyEvent {
    record BodyRegistered(BodyFacts facts) implements BodyEvent {}

    record BodyChanged(BodyFacts facts) implements BodyEvent {}

    /**
     * The body has got another name; the one before stays known as a former one.
     *
     * @param from the first day of the name
     */
    record BodyRenamed(String name, LocalDate from) implements BodyEvent {}

    /**
     * It never was called so: it has the name before again, and the mistaken one is no former name.
     *
     * @param name the mistaken one
     */
    record BodyRenameUndone(String name) implements BodyEvent {}

    /**
     * A human has said that this body and another are the same.
     *
     * @param into id of the one that stays
     */
    record BodyMerged(String into) implements BodyEvent {}

    /**
     * The body is no more, or answers for nothing any more: it is asked no longer.
     *
     * @param on its last day
     */
    record BodyLeft(LocalDate on) implements BodyEvent {}

    /** It is there after all. */
    record BodyReturned() implements BodyEvent {}

    /**
     * They are not the same after all.
     *
     * @param from id of the one that it was merged into
     */
    record BodyMergeUndone(String from) implements BodyEvent {}
}
