package se.samrad.portal.backend;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Position;

/**
 * A body that was asked, and where it stands.
 *
 * @param deadline its own last day
 * @param moreTime whether that is later than the general one
 * @param response the response's id where it may be read
 * @param sameAs the body of the register that stands for it since it was found to be the same
 * @param leftOn last day of a body that is no more
 * @param met when the latest meeting with it was
 * @param unreached whether its invitation reached nobody; staff alone are told
 * @param unsent whether that is because it has no address, so that nothing was sent
 * @param listed on a list that has not gone out; staff alone are told
 * @param preliminary whether its sender has not decided the answer yet; staff alone are told
 * @param wrongRecipient whether its invitation went to the wrong recipient; without a status nobody waits for it
 * @param openedOn when somebody signed in for it first came to its invitation; staff alone are told
 * @param withdrawn whether it took its answer back and nothing has been heard of it since; staff alone are told
 */
public record BodyRow(
        String body,
        String name,
        @Nullable BodyType type,
        @Nullable BodyStatus status,
        @Nullable LocalDate deadline,
        boolean moreTime,
        @Nullable Object answeredAt,
        boolean late,
        int meetings,
        @Nullable String municipalityCode,
        boolean doubtful,
        boolean published,
        @Nullable String response,
        @Nullable Position position,
        @Nullable LocalDate requested,
        @Nullable String requestedReason,
        @Nullable LocalDate ownLastDay,
        @Nullable String documentNumber,
        @Nullable String channel,
        @Nullable Long version,
        @Nullable String sameAs,
        @Nullable LocalDate leftOn,
        @Nullable Met met,
        @Nullable Boolean unreached,
        @Nullable Boolean unsent,
        @Nullable Boolean listed,
        @Nullable LocalDate openedOn,
        @Nullable Boolean wrongRecipient,
        @Nullable Boolean preliminary,
        @Nullable Boolean withdrawn) {

    /**
     * When a meeting was.
     *
     * @param when EDTF
     */
    public record Met(@Nullable String when, @Nullable String whenAsStated) {}

    /** Whether nobody waits for it, because its invitation went to the wrong recipient. */
    public boolean astray() {
        return status == null && !doubtful && Boolean.TRUE.equals(wrongRecipient);
    }

    /** Why its invitation reached nobody: key of a message. */
    public String unreachedBecause() {
        return Boolean.TRUE.equals(unsent) ? "board.unsent" : "board.unreached";
    }

    /** Whether nobody has answered for it, and nobody signed in for it has come to its invitation, as far as staff are told. */
    public boolean unopened() {
        return Boolean.FALSE.equals(listed)
                && openedOn == null
                && !Boolean.TRUE.equals(unsent)
                && requested == null
                && !Boolean.TRUE.equals(withdrawn)
                && (status == BodyStatus.INVITED || status == BodyStatus.SILENT);
    }

    /** The day of the answer; for paper only the day is known. */
    public @Nullable LocalDate answeredOn() {
        return Days.of(answeredAt);
    }
}
