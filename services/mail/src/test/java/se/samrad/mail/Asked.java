package se.samrad.mail;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.InvitationState.Status;
import se.samrad.contracts.consultations.MoreTimeDecision;

/** How one body's invitation stands: what a test says of it, and nothing else. */
record Asked(
        Status status,
        @Nullable LocalDate ownLastDay,
        boolean wrongRecipient,
        @Nullable Awaited awaited,
        @Nullable Integer letter,
        @Nullable MoreTimeDecision moreTime) {
    /** Asked, and nothing has happened since. */
    static final Asked ONCE = new Asked(Status.SENT, null, false, null, null, null);

    Asked declining() {
        return new Asked(Status.DECLINED, ownLastDay, wrongRecipient, awaited, letter, moreTime);
    }

    Asked until(@Nullable LocalDate own) {
        return new Asked(status, own, wrongRecipient, awaited, letter, moreTime);
    }

    Asked astray(boolean wrong) {
        return new Asked(status, ownLastDay, wrong, awaited, letter, moreTime);
    }

    Asked awaited(@Nullable Awaited clock) {
        return new Asked(status, ownLastDay, wrongRecipient, clock, letter, moreTime);
    }

    /** @param number which invitation letter is the newest; null for the first */
    Asked by(@Nullable Integer number) {
        return new Asked(status, ownLastDay, wrongRecipient, awaited, number, moreTime);
    }

    Asked decided(@Nullable MoreTimeDecision decision) {
        return new Asked(status, ownLastDay, wrongRecipient, awaited, letter, decision);
    }

    InvitationState state() {
        return new InvitationState(
                status,
                "Exempelby kommun",
                BodyType.MUNICIPALITY,
                "9901",
                ownLastDay,
                null,
                null,
                wrongRecipient,
                awaited,
                null,
                null,
                letter,
                moreTime);
    }
}
