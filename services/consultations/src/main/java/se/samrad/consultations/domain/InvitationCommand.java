package se.samrad.consultations.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Hindrance;

/** What can be asked about one body's invitation. */
public sealed interface InvitationCommand {
    /** Puts the body on the list and, when the consultation is open, asks it. */
    record Invite(Invitation.Invitee invitee) implements InvitationCommand {}

    /** The consultation has opened: asks the body, if it is on the list. */
    record Send() implements InvitationCommand {}

    /** Takes the body off the distribution list, where nobody has asked it yet. */
    record Unlist() implements InvitationCommand {}

    record RequestMoreTime(LocalDate until, @Nullable String reason) implements InvitationCommand {}

    record GrantMoreTime(LocalDate until, @Nullable String reason) implements InvitationCommand {}

    record RefuseMoreTime(@Nullable String reason) implements InvitationCommand {}

    record Decline(@Nullable String reason) implements InvitationCommand {}

    record ReportWrongRecipient(@Nullable String note) implements InvitationCommand {}

    /** Asks the body anew by another address, after the invitation went to the wrong recipient. */
    record InviteAgain() implements InvitationCommand {}

    /** Somebody signed in for the body has come to it. */
    record Open() implements InvitationCommand {}

    /** @param to the part of the body that sees to the answer */
    record Forward(String to) implements InvitationCommand {}

    /** What was said when staff spoke with the body. */
    record NoteCall(String note) implements InvitationCommand {}

    /** A case officer reminds the body today; whether it has answered is for the caller to ask. */
    record Remind() implements InvitationCommand {}

    /**
     * The body has not answered: records the turns to remind it that have come, and its silence after its own last day.
     *
     * @param hindrance why no letter could reach the body today; null where one could
     */
    record LookAtTheClock(ReminderRules rules, @Nullable Hindrance hindrance) implements InvitationCommand {}
}
