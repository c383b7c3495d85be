package se.samrad.identity.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What it means that a refresh token is presented. */
public enum RefreshUse {
    FIRST,
    /** Two requests of one browser carried it at the same time, or the first answer was lost on the way. */
    AGAIN,
    /** Used long ago: a copy is loose. */
    STOLEN;

    public static final Duration GRACE = Duration.ofSeconds(30);

    public static RefreshUse of(@Nullable Instant firstUse, Instant now) {
        if (firstUse == null) {
            return FIRST;
        }
        return now.isAfter(firstUse.plus(GRACE)) ? STOLEN : AGAIN;
    }
}
