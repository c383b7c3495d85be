package se.samrad.status.tally;

import java.time.Duration;

/**
 * When the next recount may begin for a reader who waits: each is followed by a rest of ten times as long as it took, and a quiet
 * consultation saves up some of its rests. An answer sets a recount off, and the one who sent it waits for the next: without what is
 * saved up, for the whole rest of the first, though nobody else asks for anything. Times are in nanoseconds, as {@link System#nanoTime}
 * has them. Not thread-safe.
 */
final class Rests {
    static final Duration SAVED_MAX = Duration.ofMillis(150);
    private static final int TIMES = 10;

    /** When all rests so far are over. */
    private long rested;

    Rests(long now) {
        this.rested = now;
    }

    /** How long one rests that took so long. */
    static long of(long took) {
        return TIMES * took;
    }

    /** How long the next must wait still; nothing or less when it need not. */
    long left(long now) {
        return rested - SAVED_MAX.toNanos() - now;
    }

    void counted(long begun, long ended) {
        long took = ended - begun;
        rested = (rested - begun > 0 ? rested : begun) + took + of(took);
    }
}
