package se.samrad.status.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;

class MatterTest {
    private static Shown shown(String id, int month, @Nullable String earlier) {
        LocalDate first = LocalDate.of(2026, month, 1);
        Facts facts = new Facts(
                "Exempel: " + id,
                Kind.SAMRAD,
                null,
                null,
                first,
                first.plusMonths(1),
                List.of(),
                List.of(),
                null,
                false,
                Publishing.RUNNING,
                false,
                null,
                earlier,
                null);
        return new Shown(id, 1, Status.OPEN, facts, null, null, null);
    }

    private static List<String> rounds(Shown one, Shown... all) {
        return Matter.rounds(one, List.of(all)).stream().map(Shown::id).toList();
    }

    @Test
    void whicheverRoundIsAskedForAllAreShownByTheirFirstDay() {
        Shown samrad = shown("samrad", 1, null);
        Shown granskning = shown("granskning", 4, "samrad");
        Shown again = shown("ny-granskning", 9, "granskning");
        Shown other = shown("annan", 2, null);
        for (Shown one : List.of(samrad, granskning, again)) {
            assertThat(rounds(one, again, other, samrad, granskning))
                    .containsExactly("samrad", "granskning", "ny-granskning");
        }
        assertThat(rounds(other, again, other, samrad, granskning)).containsExactly("annan");
    }

    @Test
    void aRoundThatTheReaderDoesNotKnowOfIsNotShownAndHidesWhatLiesBehindIt() {
        Shown samrad = shown("samrad", 1, null);
        Shown again = shown("ny-granskning", 9, "granskning");
        assertThat(rounds(samrad, samrad, again)).containsExactly("samrad");
        assertThat(rounds(again, samrad, again)).containsExactly("ny-granskning");
    }

    @Test
    void roundsThatWereMadeToFollowEachOtherEndAllTheSame() {
        Shown one = shown("ett", 1, "tva");
        Shown two = shown("tva", 2, "ett");
        assertThat(rounds(one, one, two)).containsExactly("ett", "tva");
    }
}
