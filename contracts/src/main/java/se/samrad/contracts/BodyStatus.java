package se.samrad.contracts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a body that was asked stands. Derived where it is read, never stored: a moved last day changes no row. */
public enum BodyStatus {
    INVITED,
    ANSWERED,
    NO_COMMENTS,
    DECLINED,
    SILENT;

    /**
     * @param answered whether a response stands (received and neither withdrawn nor found not to be the sender's)
     * @param noComments whether that response says that the body has no comments
     * @param declined whether the body has said that it will not answer
     * @param lastDay the body's own last day, see {@link Deadline#lastDay}; null when none is known
     */
    public static BodyStatus of(
            boolean answered, boolean noComments, boolean declined, @Nullable LocalDate lastDay, Instant now) {
        if (answered) return noComments ? NO_COMMENTS : ANSWERED;
        if (declined) return DECLINED;
        return lastDay != null && Deadline.passed(lastDay, now) ? SILENT : INVITED;
    }
}
