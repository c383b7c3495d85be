package se.samrad.identity.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What it means that a refresh token is presented. */
public enum RefreshUse {
    FIRST,
    /** Two requests of one browser carried it at the same time, or whoever asked was killed before the answer was kept. */
    AGAIN,
    /** Used long ago: a copy is loose. */
    STOLEN;

    /** As long as a portal that was killed takes to be there again, and its reader to go on. */
    public static final Duration GRACE = Duration.ofMinutes(10);

    public static RefreshUse of(@Nullable Instant firstUse, Instant now) {
        if (firstUse == null) {
            return FIRST;
        }
        return now.isAfter(firstUse.plus(GRACE)) ? STOLEN : AGAIN;
    }
}
