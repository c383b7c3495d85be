package se.samrad.status.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Sender;

/**
 * How many rows are alike in everything that a tally looks at. The day on which the first answer
 * came is enough to tell lateness: a last day ends with the day.
 *
 * @param asked whether these bodies were asked
 * @param listed whether they stand on a list that has not gone out
 * @param astray whether their invitations went to the wrong recipient and nothing has been heard of them
 * @param own more time granted, null for none
 * @param interpreted what the office reads the position to be, where the sender has stated none
 * @param sender null when nothing stands
 * @param until the last day that what is published may be read; null for no such day
 */
public record Group(
        boolean asked,
        boolean listed,
        boolean declined,
        boolean astray,
        @Nullable LocalDate own,
        @Nullable BodyType type,
        @Nullable Sender sender,
        @Nullable LocalDate arrived,
        @Nullable Position position,
        @Nullable Position interpreted,
        boolean published,
        @Nullable LocalDate until,
        long count) {

    /** Whether everybody may read these responses now. */
    boolean readable(Instant now) {
        return published && (until == null || !Deadline.passed(until, now));
    }

    /** A row as a group of one. */
    public static Group of(Row row) {
        Asked asked = row.asked();
        Answer answer = row.answered() ? row.answer() : null;
        return new Group(
                row.invited(),
                asked != null && asked.listed(),
                asked != null && asked.declined(),
                row.astray(),
                asked == null ? null : asked.ownLastDay(),
                asked == null ? null : asked.type(),
                answer == null ? null : answer.sender(),
                answer == null ? null : answer.answered().day(),
                answer == null ? null : answer.position(),
                answer == null ? null : answer.interpreted(),
                answer != null && answer.published(),
                answer == null ? null : answer.until(),
                1);
    }
}
