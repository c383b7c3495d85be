package se.samrad.status.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RestsTest {
    private static final long START = Long.MAX_VALUE - 1_000; // the clock may run over
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONG = TimeUnit.SECONDS.toNanos(1);

    @Test
    void whoFollowsAtOnceUponTheRecountThatItsOwnAnswerSetOffDoesNotWait() {
        Rests rests = new Rests(START);
        rests.counted(START, START + SHORT);
        assertThat(rests.left(START + SHORT)).isNotPositive();
    }

    @Test
    void whoeverAsksAndAsksIsCountedForAnEleventhOfTheTimeAndNoMore() {
        Rests rests = new Rests(START);
        long now = START;
        int times = 1_000;
        for (int i = 0; i < times; i++) {
            now += Math.max(0, rests.left(now));
            rests.counted(now, now + SHORT);
            now += SHORT;
        }
        assertThat(now - START).isBetween(11 * SHORT * (times - 3) - Rests.SAVED_MAX.toNanos(), 11 * SHORT * times);
    }

    @Test
    void afterLongRecountsWhatIsSavedUpIsNextToNothing() {
        Rests rests = new Rests(START);
        long now = START;
        for (int i = 0; i < 3; i++) {
            rests.counted(now, now + LONG);
            now += LONG;
        }
        assertThat(rests.left(now)).isEqualTo(10 * LONG - Rests.SAVED_MAX.toNanos());
    }

    @Test
    void afterOneThatWasHeldUpTheNextWaitsNoLongerThanAfterOthers() {
        Rests rests = new Rests(START);
        for (int i = 0; i < 3; i++) rests.counted(START, START + SHORT);
        long later = START + TimeUnit.HOURS.toNanos(1);
        assertThat(rests.counted(later, later + LONG)).isEqualTo(10 * SHORT);
        assertThat(rests.left(later + LONG)).isNotPositive();
    }

    @Test
    void noMoreIsSavedUpHoweverLongItIsQuiet() {
        Rests rests = new Rests(START);
        for (int i = 0; i < 2; i++) rests.counted(START, START + LONG);
        long later = START + TimeUnit.HOURS.toNanos(1);
        rests.counted(later, later + LONG);
        assertThat(rests.left(later + LONG)).isEqualTo(10 * LONG - Rests.SAVED_MAX.toNanos());
    }
}
