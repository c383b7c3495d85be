package se.samrad.status.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;

/**
 * Where a body stands, derived from its row, the general last day and the clock.
 *
 * @param status null of a body whose invitation went astray: it neither is awaited nor has it said anything
 * @param deadline its own last day
 * @param moreTime whether that is later than the general one
 * @param late whether its answer came after that
 */
public record Standing(
        @Nullable BodyStatus status, @Nullable LocalDate deadline, boolean moreTime, boolean late) {

    public static Standing of(Row row, @Nullable LocalDate general, Instant now) {
        Asked asked = row.asked();
        Answer answer = row.answered() ? row.answer() : null;
        LocalDate own = asked == null ? null : asked.ownLastDay();
        LocalDate deadline = Deadline.lastDay(general, own);
        BodyStatus status = row.astray()
                ? null
                : BodyStatus.of(
                        answer != null,
                        answer != null && answer.position() == Position.NO_COMMENTS,
                        asked != null && asked.declined(),
                        deadline,
                        now);
        return new Standing(
                status, deadline, moreTime(general, own), answer != null && Deadline.late(answer.answered(), deadline));
    }

    static boolean moreTime(@Nullable LocalDate general, @Nullable LocalDate own) {
        return own != null && (general == null || own.isAfter(general));
    }
}
