package se.samrad.eventing.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.views.Behind.Reach;

class BehindTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Behind behind = new Behind();

    private long at(long second, Reach... looked) {
        return behind.seconds(List.of(looked), NOON.plusSeconds(second));
    }

    private static Reach reach(int partition, long folded, long end) {
        return new Reach("samrad.toys", partition, folded, end);
    }

    @Test
    void whatIsFoldedToTheEndIsNotBehindHoweverLongNothingHappens() {
        assertThat(at(0, reach(0, 7, 7))).isZero();
        assertThat(at(86_400, reach(0, 7, 7))).isZero();
        // Something comes after a day of quiet: it is new, not a day old.
        assertThat(at(86_405, reach(0, 7, 8))).isZero();
        assertThat(at(86_410, reach(0, 7, 8))).isEqualTo(5);
        assertThat(at(86_415, reach(0, 8, 8))).isZero();
    }

    @Test
    void theAgeIsThatOfTheOldestRecordThatIsNotFolded() {
        assertThat(at(0, reach(0, 0, 10))).isZero();
        assertThat(at(10, reach(0, 0, 20))).isEqualTo(10);
        // What was there at the first look is folded, what came until the second is not.
        assertThat(at(15, reach(0, 10, 20))).isEqualTo(5);
        assertThat(at(20, reach(0, 19, 30))).isEqualTo(10);
        assertThat(at(25, reach(0, 20, 30))).isEqualTo(5);
        assertThat(at(30, reach(0, 30, 30))).isZero();
    }

    @Test
    void onePartitionThatStandsStillIsNotHiddenByAnotherThatMoves() {
        at(0, reach(0, 0, 5), reach(1, 0, 5));
        assertThat(at(60, reach(0, 0, 5), reach(1, 5, 9))).isEqualTo(60);
        assertThat(at(120, reach(0, 0, 5), reach(1, 9, 9))).isEqualTo(120);
    }

    @Test
    void itRemembersTheOldestHoweverLongItStandsStill() {
        for (int i = 0; i < 5_000; i++) at(i, reach(0, 0, i + 1));
        assertThat(at(5_000, reach(0, 0, 5_001))).isEqualTo(5_000);
        assertThat(at(5_001, reach(0, 5_002, 5_002))).isZero();
        assertThat(at(5_002, reach(0, 5_002, 5_003))).isZero();
    }
}
