package se.samrad.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.portal.Said;

class WordingTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 9, 30);
    private final Wording swedish = Said.in(Language.SWEDISH);
    private final Wording english = Said.in(Language.ENGLISH);

    @Test
    void aDayIsSaidAsAPersonSaysIt() {
        assertThat(soft(swedish.weekday(LAST_DAY))).isEqualTo("onsdag 30 september 2026");
        assertThat(soft(swedish.day(LAST_DAY))).isEqualTo("30 september 2026");
        assertThat(soft(english.weekday(LAST_DAY))).isEqualTo("Wednesday 30 September 2026");
    }

    @Test
    void aNumberIsNeverPartedFromItsMonth() {
        assertThat(swedish.weekday(LAST_DAY)).isEqualTo("onsdag 30\u00a0september\u00a02026");
    }

    @Test
    void theYearIsSaidOnlyWhenItIsAnother() {
        assertThat(soft(swedish.shortDay(LAST_DAY))).isEqualTo("30 september");
        assertThat(soft(swedish.shortDay(LAST_DAY.minusYears(2)))).isEqualTo("30 september 2024");
    }

    @Test
    void aDecisionIsSaidByWhomWhenAndInWhichParagraph() {
        LocalDate day = LocalDate.of(2026, 9, 14);
        assertThat(soft(swedish.decided("kommunstyrelsen", day, "112")))
                .isEqualTo("kommunstyrelsen, 14 september 2026, § 112");
        assertThat(soft(swedish.decided(null, day, "§ 1 b"))).isEqualTo("14 september 2026, § 1 b");
        assertThat(swedish.decided(null, null, "§ 1")).isEqualTo("§\u00a01");
        assertThat(english.decided("the board", null, "")).isEqualTo("the board");
    }

    @Test
    void timesAreSwedishTimesWithoutALeadingZero() {
        Instant morning = Instant.parse("2026-09-18T07:05:30Z");
        assertThat(swedish.time(morning)).isEqualTo("kl.\u00a09.05");
        assertThat(swedish.timeWithSeconds(morning)).isEqualTo("kl.\u00a09.05.30");
        assertThat(english.time(morning)).isEqualTo("9:05");
    }

    @Test
    void anEarlierDayIsNamedBesideItsTime() {
        assertThat(soft(swedish.updated(Instant.parse("2026-09-17T08:00:00Z"))))
                .isEqualTo("<time datetime=\"2026-09-17T08:00:00Z\">17 september 2026 kl. 10.00.00</time>");
    }

    @ParameterizedTest
    @CsvSource({"45,45 dagar kvar,due calm", "14,14 dagar kvar,due", "1,1 dag kvar,due", "0,sista dagen,due stop"})
    void daysLeftGrowWarmerTowardsTheEnd(long days, String words, String colour) {
        assertThat(soft(swedish.daysLeft(days))).isEqualTo(words);
        assertThat(swedish.dueClass(days)).isEqualTo(colour);
    }

    @Test
    void sizesHaveADecimalCommaInSwedish() {
        assertThat(soft(swedish.size(184_000))).isEqualTo("184 kB");
        assertThat(soft(swedish.size(11_600_000))).isEqualTo("11,6 MB");
        assertThat(soft(english.size(11_600_000))).isEqualTo("11.6 MB");
    }

    @Test
    void smallNumbersAreWords() {
        assertThat(swedish.count(3)).isEqualTo("Tre");
        assertThat(swedish.count(13)).isEqualTo("13");
        assertThat(soft(swedish.number(1000))).isEqualTo("1 000");
    }

    @Test
    void aListEndsWithAnAnd() {
        assertThat(swedish.list(List.of("a", "b", "c"))).isEqualTo("a, b och c");
        assertThat(swedish.list(List.of("a"))).isEqualTo("a");
    }

    @Test
    void aRoughDayIsSaidInTheWordsThatWereUsed() {
        assertThat(swedish.rough("2024-05-21/2024-05-31", "i slutet av maj 2024"))
                .isEqualTo("i slutet av maj 2024");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-17, den 17 april, den 17 april (2024)",
        "2024-04-17?, den 17 april, den 17 april (troligen 2024)",
        "2024-05-21?/2024-05-31?, i slutet av maj, i slutet av maj (troligen 2024)",
        "2024-12-28/2025-01-03, under helgerna, under helgerna",
        ", nyligen, nyligen"
    })
    void wordsThatLeaveOutTheYearHaveItAddedAsSurelyAsItIsKnown(String edtf, String stated, String words) {
        assertThat(swedish.rough(edtf, stated)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-17, onsdag 17 april 2024",
        "2024-05, maj 2024",
        "2024, 2024",
        "2024-05-21/2024-05-31, 21–31 maj 2024",
        "2024-05-21/2024-06-02, 21 maj till 2 juni 2024",
        "2024-05~, omkring maj 2024",
        "2024-05-21?, 21 maj 2024 (osäkert)",
        "nonsens, datum okänt"
    })
    void aRoughDayIsNeverSaidMoreExactlyThanItIsKnown(String edtf, String words) {
        assertThat(soft(swedish.rough(edtf, null))).isEqualTo(words);
    }

    @Test
    void anUnknownDayIsSaidToBeUnknown() {
        assertThat(swedish.rough(null, null)).isEqualTo("datum okänt");
    }

    private static String soft(String words) {
        return words.replace('\u00a0', ' ');
    }
}
