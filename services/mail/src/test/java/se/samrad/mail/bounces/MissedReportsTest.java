package se.samrad.mail.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissedReportsTest {
    @Test
    void oneAtWhichTheServerHangsUpEachTimeKeepsNoOtherWaitingForLongerThanARound() {
        List<Long> missed = List.of(9L, 5L, 7L);

        assertThat(BounceRound.inTurn(missed, 0)).containsExactly(5L, 7L, 9L);
        assertThat(BounceRound.inTurn(missed, 5)).containsExactly(7L, 9L, 5L);
        assertThat(BounceRound.inTurn(missed, 9)).containsExactly(5L, 7L, 9L);
    }
}
