package se.samrad.contracts.consultations;

import org.jspecify.annotations.Nullable;

/**
 * How a consultation stands, for staff and for other services.
 *
 * @param proposal the newest version, with the stream versions of its {@code section-filed} events; null before the first
 * @param published the newest version that everybody may read, with the stream versions of its {@code section-published} events
 * @param tracedAt stream version of the event that says where the sections stood in the round before; null for none
 * @param renumbered null where the case number was never corrected
 */
public record ConsultationState(
        Status status,
        Facts facts,
        @Nullable Proposal proposal,
        @Nullable Proposal published,
        @Nullable Long tracedAt,
        @Nullable Renumbered renumbered) {

    public enum Status {
        DRAFT,
        SCHEDULED,
        OPEN,
        CLOSED,
        CANCELLED
    }
}
