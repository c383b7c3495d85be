package se.samrad.status.tally;

import java.time.Duration;
import java.util.stream.LongStream;

/**
 * When the next recount may begin for a reader who waits: each is followed by a rest of ten times as long as it took, and a quiet
 * consultation saves up some of its rests. An answer sets a recount off, and the one who sent it waits for the next: without what is
 * saved up, for the whole rest of the first, though nobody else asks for anything. How long one takes is what the shortest of the last
 * three took: one alone may have been held up by something else, and a rest of ten times that would tell a new answer seconds late.
 * Times are in nanoseconds, as {@link System#nanoTime} has them. Not thread-safe.
 */
final class Rests {
    static final Duration SAVED_MAX = Duration.ofMillis(150);
    private static final int TIMES = 10;

    private final long[] took = new long[3];
    private int recounts;

    /** When all rests so far are over. */
    private long rested;

    Rests(long now) {
        this.rested = now;
    }

    /** How long the next must wait still; nothing or less when it need not. */
    long left(long now) {
        return rested - SAVED_MAX.toNanos() - now;
    }

    /** Returns how long the rest after it is. */
    long counted(long begun, long ended) {
        took[recounts++ % took.length] = ended - begun;
        long rest = TIMES * LongStream.of(took).min().orElseThrow();
        rested = (rested - begun > 0 ? rested : begun) + (ended - begun) + rest;
        return rest;
    }
}
