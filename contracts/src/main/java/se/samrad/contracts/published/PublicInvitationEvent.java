package se.samrad.contracts.published;

import java.time.LocalDate;

/** What everybody may know of an invitation's course. */
public sealed interface PublicInvitationEvent {
    record BodyInvited(String name) implements PublicInvitationEvent {}

    record BodyGivenMoreTime(LocalDate until) implements PublicInvitationEvent {}

    record BodyDeclined() implements PublicInvitationEvent {}

    /** Its invitation went to the wrong recipient; it is not awaited until it is invited anew. */
    record InvitationMisdirected() implements PublicInvitationEvent {}

    /** @param on the day, in Sweden */
    record ReminderSent(LocalDate on) implements PublicInvitationEvent {}

    /** @param lastDay the body's own, which passed without an answer */
    record BodySilent(LocalDate lastDay) implements PublicInvitationEvent {}
}
