package se.samrad.status.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Sender;

class TallyTest {
    private static final LocalDate CLOSES = LocalDate.parse("2026-09-30");
    private static final LocalDate UNTIL = LocalDate.parse("2026-12-31");
    private static final Group NOTHING_TO_SAY = new Group(
            true,
            false,
            false,
            false,
            null,
            BodyType.MUNICIPALITY,
            Sender.BODY,
            LocalDate.parse("2026-09-14"),
            Position.NO_COMMENTS,
            null,
            true,
            UNTIL,
            3);

    private static Tally of(String now, boolean publishedOnly) {
        return Tally.of(List.of(NOTHING_TO_SAY), CLOSES, Instant.parse(now), publishedOnly);
    }

    @Test
    void thatThereWasNothingToSayIsToldToEverybodyAsLongAsTheAnswerCanBeRead() {
        Tally tally = of("2026-12-31T12:00:00Z", true);

        assertThat(tally.noComments()).isEqualTo(3);
        assertThat(tally.positions()).containsEntry("NO_COMMENTS", 3L);
    }

    @Test
    void anAnswerThatHasLeftTheWebIsAnAnswerOfWhichNothingMoreIsTold() {
        Tally tally = of("2027-01-01T12:00:00Z", true);

        assertThat(tally.noComments()).isZero();
        assertThat(tally.answered()).isEqualTo(3);
        assertThat(tally.positions()).containsEntry("NO_COMMENTS", 0L);
    }

    @Test
    void staffReadItAsBefore() {
        assertThat(of("2027-01-01T12:00:00Z", false).noComments()).isEqualTo(3);
    }
}
