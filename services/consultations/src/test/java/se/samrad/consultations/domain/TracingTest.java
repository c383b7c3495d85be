package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.consultations.domain.Tracing.Because;
import se.samrad.consultations.domain.Tracing.Proposed;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsTraced;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.Section.SectionKind;
import se.samrad.contracts.consultations.SectionTrace;

class TracingTest {
    private static final String LONG =
            "Hamnen byggs om med bostäder, skolor och kajer som alla kan nå till fots. ".repeat(2);

    private static Section section(String id, @Nullable String number, String title, String text) {
        return new Section(id, number, title, 1, text, SectionKind.CHAPTER, List.of(), List.of());
    }

    private static final List<Section> EARLIER = List.of(
            section("hamnen", "1", "Hamnen", "Text."),
            section("bron", "2", "Bron över sundet", "Text."),
            section("skolor", "3", "Skolor", LONG),
            section("fardriktning", "4", "Färdriktning", "Ett."),
            section("fardriktning-2", "5", "Färdriktning", "Två."),
            section("torget", "6", "Torget", "Text."));

    private static final List<Section> NOW = List.of(
            section("hamnen", "9", "Kajen", "Annat."),
            section("skolor-ny", "2", "skolor!", "Annat."),
            section("bron-ny", "2", "Bron över älven", "Annat."),
            section("kajer", "7", "Kajer", LONG.toUpperCase(java.util.Locale.ROOT)),
            section("riktning", "8", "Färdriktning", "Ett."));

    private static Proposed of(String id, List<Proposed> proposed) {
        return proposed.stream()
                .filter(one -> one.section().id().equals(id))
                .findAny()
                .orElseThrow();
    }

    @Test
    void whatAgreesMoreGoesFirstAndASectionIsProposedOnce() {
        List<Proposed> proposed = Tracing.propose(EARLIER, NOW, null);
        assertThat(of("hamnen", proposed)).isEqualTo(new Proposed(NOW.get(0), List.of("hamnen"), Because.SAME_ID));
        assertThat(of("skolor-ny", proposed).from()).containsExactly("skolor");
        assertThat(of("skolor-ny", proposed).because()).isEqualTo(Because.SAME_TITLE);
        // The text stood in what has gone to the title already.
        assertThat(of("kajer", proposed).because()).isEqualTo(Because.NEW);
        assertThat(Tracing.dropped(EARLIER, proposed)).extracting(Section::id).contains("torget", "fardriktning");
    }

    @Test
    void theSameLongTextIsTheSameSectionUnderAnotherTitle() {
        List<Section> now = List.of(NOW.get(3));
        assertThat(of("kajer", Tracing.propose(EARLIER, now, null)))
                .isEqualTo(new Proposed(now.getFirst(), List.of("skolor"), Because.SAME_TEXT));
    }

    @Test
    void theSameNumberTellsOnlyWhereTheTitlesAreAlike() {
        List<Section> like = List.of(NOW.get(2));
        assertThat(of("bron-ny", Tracing.propose(EARLIER, like, null)).because())
                .isEqualTo(Because.SAME_NUMBER);
        List<Section> other = List.of(section("annat", "2", "Buller och vibrationer", "Text."));
        assertThat(of("annat", Tracing.propose(EARLIER, other, null)).because()).isEqualTo(Because.NEW);
    }

    @Test
    void aShortTextTellsUnderTheSameNumberAsLongAsItStandsNowhereElse() {
        String text = "Cykelbanor längs alla gator.";
        Section before = section("cykel", "7", "Cykelbanor", text);
        Section now = section("rorlighet", "7", "Hållbart resande i staden", text);
        assertThat(Tracing.propose(List.of(before), List.of(now), null))
                .containsExactly(new Proposed(now, List.of("cykel"), Because.SAME_TEXT));

        Section elsewhere = section("gator", "8", "Gator", text);
        Section moved = section("rorlighet", "9", "Hållbart resande i staden", text);
        assertThat(of("rorlighet", Tracing.propose(List.of(before, elsewhere), List.of(now), null))
                        .from())
                .isEmpty();
        assertThat(of("rorlighet", Tracing.propose(List.of(before), List.of(now, elsewhere), null))
                        .from())
                .isEmpty();
        assertThat(of("rorlighet", Tracing.propose(List.of(before), List.of(moved), null))
                        .from())
                .isEmpty();
        assertThat(Tracing.propose(
                        List.of(section("cykel", "7", "Cykelbanor", "Utgår.")),
                        List.of(section("rorlighet", "7", "Hållbart resande", "Utgår.")),
                        null))
                .extracting(Proposed::because)
                .containsExactly(Because.NEW);
    }

    @Test
    void whatStandsTwiceIsLeftToAPerson() {
        assertThat(of("riktning", Tracing.propose(EARLIER, NOW, null)).from()).isEmpty();
    }

    @Test
    void whatAPersonHasSaidGoesBeforeAllThatAgrees() {
        SectionsTraced said = new SectionsTraced(
                1,
                "samrad",
                List.of(
                        new SectionTrace("hamnen", List.of("torget", "finns-inte")),
                        new SectionTrace("skolor-ny", List.of())),
                "handlaggare",
                LocalDate.of(2026, 11, 1));
        List<Proposed> proposed = Tracing.propose(EARLIER, NOW, said);
        assertThat(of("hamnen", proposed).from()).containsExactly("torget");
        assertThat(of("skolor-ny", proposed)).isEqualTo(new Proposed(NOW.get(1), List.of(), Because.SAID));
        assertThat(of("kajer", proposed).from()).containsExactly("skolor");
    }

    @Test
    void theProposalIsTheSameInWhateverOrderTheSectionsOfTheRoundBeforeStand() {
        List<Proposed> proposed = Tracing.propose(EARLIER, NOW, null);
        for (int seed = 0; seed < 50; seed++) {
            List<Section> shuffled = new ArrayList<>(EARLIER);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Tracing.propose(shuffled, NOW, null)).isEqualTo(proposed);
        }
    }
}
