package se.samrad.news.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;

class ElsewhereTest {
    private static final long NOW = 1_795_000_000_000L;

    @Test
    void aHeadlineGivesAReadableId() {
        assertThat(Elsewhere.id("Nätverksmöte samhällsbyggnadschefer 12 april"))
                .isEqualTo("natverksmote-samhallsbyggnadschefer-12-april");
        assertThat(Elsewhere.id("Ny – idé: «RUFS» & Éva?")).isEqualTo("ny-ide-rufs-eva");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "ÅÄ", "🎉🎉🎉", "--", "日本語", "a"})
    void everyHeadlineGivesAnId(String title) {
        assertThat(Ids.valid(Elsewhere.id(title))).as(Elsewhere.id(title)).isTrue();
        assertThat(Elsewhere.id(title)).isEqualTo(Elsewhere.id(title));
    }

    @Test
    void longHeadlinesThatBeginAlikeHaveIdsOfTheirOwn() {
        String one = Elsewhere.id("ord ".repeat(40) + "ett");
        String two = Elsewhere.id("ord ".repeat(40) + "två");
        assertThat(one).isNotEqualTo(two);
        assertThat(Ids.valid(one)).isTrue();
        assertThat(Ids.valid(Elsewhere.id("x".repeat(200)))).isTrue();
    }

    @Test
    void theOldestOfThoseWithTheSameHeadlineHasThePlainId() {
        assertThat(Elsewhere.ids(List.of("Nyhetsbrev", "Annat", "Nyhetsbrev", "Nyhetsbrev")))
                .containsExactly("nyhetsbrev-3", "annat", "nyhetsbrev-2", "nyhetsbrev");
        assertThat(Elsewhere.ids(List.of("x".repeat(80), "x".repeat(80)))).allMatch(Ids::valid);
    }

    @Test
    void withoutDaysTheOrderOfTheSourceIsKeptBelowWhatComesLater() {
        assertThat(Elsewhere.ranks(Arrays.asList(null, null, null), NOW)).containsExactly(NOW, NOW - 1, NOW - 2);
    }

    @Test
    void daysPlaceItemsInTimeAsFarAsTheOrderAllows() {
        LocalDate june = LocalDate.of(2024, 6, 1);
        long start = Deadline.start(june).toEpochMilli();
        assertThat(Elsewhere.ranks(Arrays.asList(null, june, june, june.plusDays(9), june.minusDays(1)), NOW))
                .containsExactly(
                        NOW,
                        start,
                        start - 1,
                        start - 2,
                        Deadline.start(june.minusDays(1)).toEpochMilli());
        assertThat(Elsewhere.ranks(List.of(LocalDate.of(2099, 1, 1)), NOW)).containsExactly(NOW);
    }
}
