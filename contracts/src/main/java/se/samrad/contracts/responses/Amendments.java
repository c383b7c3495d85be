package se.samrad.contracts.responses;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;

/**
 * What has been done with a response after it came, but for what registrars do with every one.
 *
 * @param withdrawn true when it was taken back
 * @param replaces true when it came in the place of another of the same sender, which is kept too
 * @param earlierShown true while everybody still reads the one that it replaces
 * @param interpreted what the office reads the position to be, where the sender has stated none
 * @param unregistered what waits for a number; null when that is the newest answer alone, or nothing
 * @param first when the answer came by which the sender has answered, where this one came in its place
 * @param supplements what the sender has added; null when nothing
 * @param documents how many documents have come from the sender, where it is more than one answer
 */
public record Amendments(
        @Nullable Boolean withdrawn,
        @Nullable Boolean replaces,
        @Nullable Boolean earlierShown,
        @Nullable Position interpreted,
        @Nullable Unregistered unregistered,
        @Nullable Arrival first,
        @Nullable Supplements supplements,
        @Nullable Integer documents) {
    /** Null when there is nothing to tell. */
    public static @Nullable Amendments of(
            boolean withdrawn,
            boolean replaces,
            boolean earlierShown,
            @Nullable Position interpreted,
            @Nullable Unregistered unregistered,
            @Nullable Arrival first,
            @Nullable Supplements supplements,
            @Nullable Integer documents) {
        if (!withdrawn && !replaces && !earlierShown && interpreted == null && documents == null) return null;
        return new Amendments(
                told(withdrawn),
                told(replaces),
                told(earlierShown),
                interpreted,
                unregistered,
                first,
                supplements,
                documents);
    }

    private static @Nullable Boolean told(boolean yes) {
        return yes ? true : null;
    }
}
