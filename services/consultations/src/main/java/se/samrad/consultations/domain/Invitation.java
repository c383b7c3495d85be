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

    /** The body was asked. */
    record Sent(
            Invitee invitee,
            @Nullable LocalDate ownLastDay,
            @Nullable Wish wish,
            boolean wrongRecipient,
            Awaited awaited)
            implements Invitation {
        Sent wishing(@Nullable Wish other) {
            return new Sent(invitee, ownLastDay, other, wrongRecipient, awaited);
        }

        Sent until(LocalDate day) {
            return new Sent(invitee, day, null, wrongRecipient, awaited);
        }

        Sent toTheWrongOne() {
            return new Sent(invitee, ownLastDay, wish, true, awaited);
        }

        Sent turned(Reminder turn) {
            Reminder reminded = turn.on() == null ? awaited.reminded() : turn;
            return with(new Awaited(awaited.asked(), turn, reminded, awaited.silent()));
        }

        Sent silent(LocalDate lastDay) {
            return with(new Awaited(awaited.asked(), awaited.turn(), awaited.reminded(), lastDay));
        }

        private Sent with(Awaited other) {
            return new Sent(invitee, ownLastDay, wish, wrongRecipient, other);
        }
    }

    /** The body will not answer. */
    record Declined(Invitee invitee, @Nullable LocalDate ownLastDay, boolean wrongRecipient) implements Invitation {}
}
