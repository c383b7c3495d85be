package se.samrad.contracts.consultations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/** What can happen to one body's invitation, stream {@code invitations/<consultation>/<body>}. */
public sealed interface InvitationEvent {
    /** The body stands on the distribution list, with the name it had then. */
    record BodyListed(String name, BodyType type, @Nullable String municipalityCode) implements InvitationEvent {}

    /** The body was asked: the consultation was open, or opened. */
    record InvitationSent() implements InvitationEvent {}

    record MoreTimeRequested(LocalDate until, @Nullable String reason) implements InvitationEvent {}

    record MoreTimeGranted(LocalDate until, @Nullable String reason) implements InvitationEvent {}

    record MoreTimeRefused(@Nullable String reason) implements InvitationEvent {}

    /** The body will not answer. */
    record InvitationDeclined(@Nullable String reason) implements InvitationEvent {}

    record WrongRecipientReported(@Nullable String note) implements InvitationEvent {}
}
