package se.samrad.contracts.consultations;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
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
                null,
                null,
                null);
    }

    public enum Status {
        LISTED,
        /** Taken off the list before it was asked. */
        UNLISTED,
        SENT,
        DECLINED;

        /** Whether the body is on the distribution list; any other is treated as if it had never been there. */
        public boolean onList() {
            return switch (this) {
                case LISTED, SENT, DECLINED -> true;
                case UNLISTED -> false;
            };
        }

        /** Whether an invitation has gone to the body. */
        public boolean asked() {
            return switch (this) {
                case SENT, DECLINED -> true;
                case LISTED, UNLISTED -> false;
            };
        }

        /** As they are written in rows, to look for. */
        public static List<String> names(Predicate<Status> which) {
            return Arrays.stream(values()).filter(which).map(Status::name).toList();
        }
    }
}
