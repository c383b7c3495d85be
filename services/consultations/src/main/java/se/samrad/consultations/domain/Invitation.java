package se.samrad.consultations.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.Reminder;

/** How one body's invitation stands. What is public begins when it is sent. */
public sealed interface Invitation {
    /** The body is not on the list. */
    record None() implements Invitation {}

    /** Its name as it was when it was listed. */
    record Invitee(String name, BodyType type, @Nullable String municipalityCode) {}

    /** On the list of a consultation that is not open yet; the body does not know. */
    record Listed(Invitee invitee) implements Invitation {}

    /** More time asked for and not yet answered. */
    record Wish(LocalDate until, @Nullable String reason) {}

    /** What the body has done with the letter itself. */
    record Handling(@Nullable LocalDate openedOn, @Nullable String forwardedTo) {
        static final Handling NONE = new Handling(null, null);
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
            Handling handling)
            implements Invitation {
        Sent handled(Handling other) {
            return new Sent(invitee, ownLastDay, wish, refused, wrongRecipient, awaited, other);
        }

        Sent wishing(Wish other) {
            return new Sent(invitee, ownLastDay, other, null, wrongRecipient, awaited, handling);
        }

        Sent refusing() {
            LocalDate day = wish == null ? null : wish.until();
            return new Sent(invitee, ownLastDay, null, day, wrongRecipient, awaited, handling);
        }

        Sent until(LocalDate day) {
            return new Sent(invitee, day, null, null, wrongRecipient, awaited, handling);
        }

        Sent toTheWrongOne() {
            return new Sent(invitee, ownLastDay, wish, refused, true, awaited, handling);
        }

        Sent turned(Reminder turn) {
            Reminder reminded = turn.on() == null ? awaited.reminded() : turn;
            return with(new Awaited(awaited.asked(), turn, reminded, awaited.silent()));
        }

        Sent silent(LocalDate lastDay) {
            return with(new Awaited(awaited.asked(), awaited.turn(), awaited.reminded(), lastDay));
        }

        private Sent with(Awaited other) {
            return new Sent(invitee, ownLastDay, wish, refused, wrongRecipient, other, handling);
        }
    }

    /** The body will not answer. */
    record Declined(Invitee invitee, @Nullable LocalDate ownLastDay, boolean wrongRecipient) implements Invitation {}
}
