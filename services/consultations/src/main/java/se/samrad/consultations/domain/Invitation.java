package se.samrad.consultations.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.InvitationEvent.ReminderSkipped;
import se.samrad.contracts.consultations.MoreTimeDecision;
import se.samrad.contracts.consultations.Reminder;

/** How one body's invitation stands. What is public begins when it is sent. */
public sealed interface Invitation {
    /** The body is not on the list. */
    record None() implements Invitation {}

    /** Its name as it was when it was listed. */
    record Invitee(String name, BodyType type, @Nullable String municipalityCode) {}

    /** On the list of a consultation that is not open yet; the body does not know. */
    record Listed(Invitee invitee) implements Invitation {}

    /** Taken off the list before the body was asked; it may be put there again. */
    record Unlisted(Invitee invitee) implements Invitation {}

    /** Whether the body stands on the distribution list, asked or not. */
    default boolean onTheList() {
        return !(this instanceof None || this instanceof Unlisted);
    }

    /** More time asked for and not yet answered. */
    record Wish(LocalDate until, @Nullable String reason) {}

    /** What the body has done with the letter itself. */
    record Handling(@Nullable LocalDate openedOn, @Nullable String forwardedTo) {
        static final Handling NONE = new Handling(null, null);
    }

    /**
     * What the office has told the body by letter.
     *
     * @param invitations how many times it was invited: again where the letter went to the wrong recipient
     * @param moreTime what was last decided about more time; null for nothing
     */
    record Told(int invitations, @Nullable MoreTimeDecision moreTime) {
        static final Told ONCE = new Told(1, null);

        Told deciding(boolean granted, boolean asked, LocalDate until, @Nullable String reason) {
            int number = moreTime == null ? 1 : moreTime.number() + 1;
            return new Told(invitations, new MoreTimeDecision(number, granted, asked, until, reason));
        }
    }

    /**
     * The body was asked.
     *
     * @param refused the last day it asked for last and did not get; null once another is asked for or granted
     */
    record Sent(
            Invitee invitee,
            @Nullable LocalDate ownLastDay,
            @Nullable Wish wish,
            @Nullable LocalDate refused,
            boolean wrongRecipient,
            Awaited awaited,
            Handling handling,
            Told told)
            implements Invitation {
        /** Invited anew: whatever was said by or to the wrong recipient was not said by or to the body. */
        Sent again(LocalDate day) {
            Awaited anew = new Awaited(day, awaited.turn(), null, awaited.silent(), awaited.hindrance());
            Told once = new Told(told.invitations() + 1, told.moreTime());
            return new Sent(invitee, ownLastDay, null, null, false, anew, Handling.NONE, once);
        }

        Sent handled(Handling other) {
            return new Sent(invitee, ownLastDay, wish, refused, wrongRecipient, awaited, other, told);
        }

        Sent wishing(Wish other) {
            return new Sent(invitee, ownLastDay, other, null, wrongRecipient, awaited, handling, told);
        }

        Sent refusing(@Nullable String reason) {
            LocalDate day = wish == null ? null : wish.until();
            Told now = day == null ? told : told.deciding(false, true, day, reason);
            return new Sent(invitee, ownLastDay, null, day, wrongRecipient, awaited, handling, now);
        }

        Sent until(LocalDate day, @Nullable String reason) {
            Told now = told.deciding(true, wish != null, day, reason);
            return new Sent(invitee, day, null, null, wrongRecipient, awaited, handling, now);
        }

        Sent toTheWrongOne() {
            return new Sent(invitee, ownLastDay, wish, refused, true, awaited, handling, told);
        }

        Sent turned(Reminder turn) {
            return with(new Awaited(awaited.asked(), turn, turn, awaited.silent()));
        }

        Sent skipped(ReminderSkipped past) {
            Reminder turn = new Reminder(past.lastDay(), past.daysBefore(), null);
            return with(new Awaited(awaited.asked(), turn, awaited.reminded(), awaited.silent(), past.hindrance()));
        }

        Sent silent(LocalDate lastDay) {
            return with(new Awaited(awaited.asked(), awaited.turn(), awaited.reminded(), lastDay, awaited.hindrance()));
        }

        private Sent with(Awaited other) {
            return new Sent(invitee, ownLastDay, wish, refused, wrongRecipient, other, handling, told);
        }
    }

    /** The body will not answer: that was heard last. */
    record Declined(Invitee invitee, @Nullable LocalDate ownLastDay, Awaited awaited, Told told) implements Invitation {
        /** It was not the body that declined: nothing has been heard of it. */
        Sent byTheWrongOne() {
            return new Sent(invitee, ownLastDay, null, null, true, awaited, Handling.NONE, told);
        }
    }
}
