package se.samrad.consultations.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

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
            boolean wrongRecipient) implements Invitation {}

    /** The body will not answer. */
    record Declined(Invitee invitee, @Nullable LocalDate ownLastDay, boolean wrongRecipient) implements Invitation {}
}
