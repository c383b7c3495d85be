package se.samrad.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void thePauseGrowsUpToAnHourAndNeverEnds() {
        for (int attempts : new int[] {1, 2, 5, 11, 12, 13, 100, 1_000_000, Integer.MAX_VALUE}) {
            Duration middle = Duration.ofSeconds(Math.min(3600, 1L << Math.min(attempts, 40)));
            assertThat(BackOff.pause("letters/a/b", attempts))
                    .as("after %d attempts", attempts)
                    .isBetween(
                            middle.multipliedBy(80).dividedBy(100),
                            middle.multipliedBy(120).dividedBy(100));
        }
    }

    @Test
    void lettersThatFailedTogetherDoNotComeBackTogetherAndInstancesWaitAlike() {
        Set<Duration> pauses = new HashSet<>();
        for (int i = 0; i < 200; i++) pauses.add(BackOff.pause("letters/invitation-plan/exempel-" + i, 12));
        assertThat(pauses).hasSizeGreaterThan(20);
        assertThat(BackOff.pause("letters/a/b", 7)).isEqualTo(BackOff.pause("letters/a/b", 7));
    }
}
