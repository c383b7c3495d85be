package se.samrad.consultations.invitations;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.Invitation;
import se.samrad.consultations.domain.Invitations;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.InvitationState.Status;
import se.samrad.eventing.Commands.Folded;

/**
 * How one body's invitation stands.
 *
 * @param deadline the body's last day: the later of the general and its own
 * @param refused the last day that the body asked for last and did not get
 * @param openedOn when somebody signed in for the body first came to it
 * @param forwardedTo the part of the body that sees to the answer
 * @param remarks what was written beside each act, word for word; for staff alone
 */
record InvitationAnswer(
        String consultation,
        String body,
        long version,
        Status status,
        String name,
        BodyType type,
        @Nullable String municipalityCode,
        @Nullable LocalDate deadline,
        @Nullable LocalDate ownLastDay,
        @Nullable LocalDate requested,
        @Nullable String requestedReason,
        @Nullable LocalDate refused,
        boolean wrongRecipient,
        @Nullable LocalDate openedOn,
        @Nullable String forwardedTo,
        @Nullable Map<String, String> remarks) {

    static InvitationAnswer of(String id, String body, Consultation.Known consultation, Folded<Invitation> folded) {
        InvitationState standing = Invitations.standing(folded.state());
        return new InvitationAnswer(
                id,
                body,
                folded.version(),
                standing.status(),
                standing.name(),
                standing.type(),
                standing.municipalityCode(),
                Deadline.lastDay(consultation.facts().closesOn(), standing.ownLastDay()),
                standing.ownLastDay(),
                standing.requested(),
                standing.requestedReason(),
                folded.state() instanceof Invitation.Sent sent ? sent.refused() : null,
                standing.wrongRecipient(),
                standing.openedOn(),
                standing.forwardedTo(),
                null);
    }

    InvitationAnswer with(@Nullable Map<String, String> written) {
        return new InvitationAnswer(
                consultation,
                body,
                version,
                status,
                name,
                type,
                municipalityCode,
                deadline,
                ownLastDay,
                requested,
                requestedReason,
                refused,
                wrongRecipient,
                openedOn,
                forwardedTo,
                written == null || written.isEmpty() ? null : written);
    }
}
