package se.samrad.status.consultations;

import java.time.Instant;
import java.util.Comparator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Proposal;
import se.samrad.contracts.published.PublicConsultation;
import se.samrad.status.Audience;
import se.samrad.status.rows.Registers;

/**
 * A consultation as either view has it.
 *
 * @param status derived: what is open is closed once its last day has passed, also before that has been recorded
 * @param proposal the newest that this audience may read
 * @param tracedAt version of the stream at which it was told where the sections stood in the round before
 * @param legalNotice as everybody may read it; staff read it with the guide
 */
public record Shown(
        String id,
        long version,
        ConsultationState.Status status,
        Facts facts,
        @Nullable Proposal proposal,
        @Nullable LegalNotice legalNotice,
        @Nullable Long tracedAt) {

    /** What is open first, by what ends next; then the rest, by what ended last. */
    public static final Comparator<Shown> NEXT_FIRST = Comparator.comparing(
                    (Shown shown) -> shown.status() != ConsultationState.Status.OPEN)
            .thenComparing(shown -> shown.status() == ConsultationState.Status.OPEN
                    ? shown.facts().closesOn().toEpochDay()
                    : -shown.facts().closesOn().toEpochDay())
            .thenComparing(Shown::id);

    public static Shown of(Audience audience, String id, Document register, Instant now) {
        return switch (audience) {
            case STAFF -> {
                ConsultationState state = Registers.read(register, ConsultationState.class);
                yield new Shown(
                        id,
                        Registers.version(register),
                        at(state.status(), state.facts(), now),
                        state.facts(),
                        state.proposal(),
                        null,
                        state.tracedAt());
            }
            case OPEN -> {
                PublicConsultation state = Registers.read(register, PublicConsultation.class);
                yield new Shown(
                        id,
                        Registers.version(register),
                        at(state.status(), state.facts(), now),
                        state.facts(),
                        state.proposal(),
                        state.legalNotice(),
                        state.tracedAt());
            }
        };
    }

    private static ConsultationState.Status at(ConsultationState.Status recorded, Facts facts, Instant now) {
        return recorded == ConsultationState.Status.OPEN && Deadline.passed(facts.closesOn(), now)
                ? ConsultationState.Status.CLOSED
                : recorded;
    }

    /** Whole days to the last one; null for what is not open. */
    public @Nullable Long daysLeft(Instant now) {
        return status == ConsultationState.Status.OPEN ? Deadline.daysLeft(facts.closesOn(), now) : null;
    }
}
