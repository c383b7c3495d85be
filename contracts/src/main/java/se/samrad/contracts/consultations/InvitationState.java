package se.samrad.contracts.consultations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/**
 * How one body's invitation stands.
 *
 * @param name the body's name when it was listed
 * @param ownLastDay more time granted to this body, null for none
 * @param requested more time asked for and not yet answered, null for none
 * @param openedOn the day, in Sweden, on which somebody signed in for the body first came to it; null for not yet
 * @param forwardedTo the part of the body that sees to the answer, in the body's words
 * @param letter which invitation letter is the newest, where the first went to the wrong recipient; null for the first
 * @param moreTime what was last decided about more time; null for nothing, and for who has declined
 * @param awaited what the clock has done about it; null for nothing, and for who is not awaited
 */
public record InvitationState(
        Status status,
        String name,
        BodyType type,
        @Nullable String municipalityCode,
        @Nullable LocalDate ownLastDay,
        @Nullable LocalDate requested,
        @Nullable String requestedReason,
        boolean wrongRecipient,
        @Nullable Awaited awaited,
        @Nullable LocalDate openedOn,
        @Nullable String forwardedTo,
        @Nullable Integer letter,
        @Nullable MoreTimeDecision moreTime) {
    /** Neither the clock nor the body has done anything about it. */
    public InvitationState(
            Status status,
            String name,
            BodyType type,
            @Nullable String municipalityCode,
            @Nullable LocalDate ownLastDay,
            @Nullable LocalDate requested,
            @Nullable String requestedReason,
            boolean wrongRecipient) {
        this(
                status,
                name,
                type,
                municipalityCode,
                ownLastDay,
                requested,
                requestedReason,
                wrongRecipient,
                null,
                null,
                null);
    }

    /** One letter has gone, and nothing was decided about more time. */
    public InvitationState(
            Status status,
            String name,
            BodyType type,
            @Nullable String municipalityCode,
            @Nullable LocalDate ownLastDay,
            @Nullable LocalDate requested,
            @Nullable String requestedReason,
            boolean wrongRecipient,
            @Nullable Awaited awaited,
            @Nullable LocalDate openedOn,
            @Nullable String forwardedTo) {
        this(
                status,
                name,
                type,
                municipalityCode,
                ownLastDay,
                requested,
                requestedReason,
                wrongRecipient,
                awaited,
                openedOn,
                forwardedTo,
                null,
                null);
    }

    public enum Status {
        LISTED,
        /** Taken off the list before it was asked. */
        UNLISTED,
        SENT,
        DECLINED
    }
}
