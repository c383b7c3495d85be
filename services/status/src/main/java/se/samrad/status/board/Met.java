package se.samrad.status.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.status.meetings.Held;

/**
 * The meetings with one body about a consultation.
 *
 * @param count those that have been or will be
 * @param last the latest that has been
 */
record Met(int count, @Nullable Last last) {
    static final Met NEVER = new Met(0, null);

    private static final Comparator<Held> BY_DAY = Comparator.comparing((Held meeting) ->
                    meeting.date() == null ? LocalDate.MIN : meeting.date().latest())
            .thenComparing(Held::id);

    /**
     * When a meeting was, as it is known.
     *
     * @param when EDTF
     */
    public record Last(@Nullable String when, @Nullable String whenAsStated) {}

    /** By body; what was cancelled was no meeting. */
    static Map<String, Met> of(List<Held> meetings, Instant now) {
        Map<String, Met> met = new HashMap<>();
        List<Held> inOrder = meetings.stream()
                .filter(meeting -> !meeting.cancelled())
                .sorted(BY_DAY)
                .toList();
        for (Held meeting : inOrder) {
            Last last = meeting.upcoming(now) ? null : new Last(meeting.when(), meeting.whenAsStated());
            for (String body : meeting.counterparts()) met.merge(body, new Met(1, last), Met::and);
        }
        return met;
    }

    private Met and(Met later) {
        return new Met(count + later.count, later.last == null ? last : later.last);
    }
}
