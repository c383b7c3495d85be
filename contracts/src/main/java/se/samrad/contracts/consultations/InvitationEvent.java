package se.samrad.contracts.consultations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/** What can happen to one body's invitation, stream {@code invitations/<consultation>/<body>}. */
public sealed interface InvitationEvent {
    /** The body stands on the distribution list, with the name it had then. */
    record BodyListed(String name, BodyType type, @Nullable String municipalityCode) implements InvitationEvent {}

    /** The body was taken off the distribution list before it was asked, and never knew of it. */
    record BodyUnlisted() implements InvitationEvent {}

    /**
     * The body was asked: the consultation was open, or opened.
     *
     * @param on the day, in Sweden; null where it was not recorded
     */
    record InvitationSent(@Nullable LocalDate on) implements InvitationEvent {}

    record MoreTimeRequested(LocalDate until, @Nullable String reason) implements InvitationEvent {}

    record MoreTimeGranted(LocalDate until, @Nullable String reason) implements InvitationEvent {}

    record MoreTimeRefused(@Nullable String reason) implements InvitationEvent {}

    /** The body will not answer. */
    record InvitationDeclined(@Nullable String reason) implements InvitationEvent {}

    record WrongRecipientReported(@Nullable String note) implements InvitationEvent {}

    /**
     * Somebody who may act for the body has come to it by signing in: never by a picture in a letter that says who read it.
     *
     * @param on the day, in Sweden
     */
    record InvitationOpened(LocalDate on) implements InvitationEvent {}

    /**
     * The body says which part of it will see to the answer, as a board; it is still the one that was asked.
     *
     * @param to where it went, in the body's words
     */
    record InvitationForwarded(String to) implements InvitationEvent {}

    /** Staff have spoken with the body; nothing changes by it. */
    record CallNoted(String note) implements InvitationEvent {}

    /**
     * The body had neither answered nor declined so many days before its own last day; the letter is a stream of its own.
     *
     * @param on the day, in Sweden
     */
    record BodyReminded(LocalDate lastDay, int daysBefore, LocalDate on) implements InvitationEvent {}

    /**
     * The turn to remind the body had passed when the clock came to it, or passed without a letter that could go, so none is
     * sent for it.
     *
     * @param hindrance what kept a letter from being sent; null where the turn had passed or came too soon after the invitation
     */
    record ReminderSkipped(
            LocalDate lastDay, int daysBefore, @Nullable Hindrance hindrance) implements InvitationEvent {}

    /** The body's own last day passed without an answer from it. An answer that comes later still counts. */
    record SilenceRecorded(LocalDate lastDay) implements InvitationEvent {}
}
