package se.samrad.mail.letters;

import java.time.Duration;

/**
 * How long is waited after a mail server took nothing: twice as long after each attempt, at most an hour, and never for ever.
 * A fifth more or less keeps letters that failed together from coming back together; it follows from the letter and the attempt,
 * so all instances wait alike.
 */
final class BackOff {
    static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 12;
    private static final int SPREAD_PERCENT = 20;

    private BackOff() {}

    /** @param attempts how many there have been, at least one */
    static Duration pause(String stream, int attempts) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, DOUBLINGS_MAX));
        Duration capped = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        int percent =
                100 - SPREAD_PERCENT + Math.floorMod((stream + "#" + attempts).hashCode(), 2 * SPREAD_PERCENT + 1);
        return capped.multipliedBy(percent).dividedBy(100);
    }
}
