package se.samrad.portal.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyStatus;
import se.samrad.portal.backend.TallyView;

class DrawingsTest {
    private static final LocalDate OPENED = LocalDate.of(2026, 6, 1);

    @Test
    void thereIsOneSymbolPerBodyAskedInTheOrderOfTheSentence() {
        Units units = Units.of(tally(60, 41, 2, 1, 0, 2), "60 tillfrågade");
        assertThat(units.marks()).hasSize(60);
        Map<String, Long> counted =
                units.marks().stream().collect(Collectors.groupingBy(StatusMark::symbol, Collectors.counting()));
        assertThat(counted)
                .isEqualTo(Map.of("s-answered", 41L, "s-none", 2L, "s-declined", 1L, "s-more", 2L, "s-asked", 14L));
        assertThat(units.marks().getFirst()).isEqualTo(StatusMark.ANSWERED);
    }

    @Test
    void moreTimeIsAMarkOnAskedAndNothingElse() {
        assertThat(StatusMark.of(BodyStatus.INVITED, true)).isEqualTo(StatusMark.MORE_TIME);
        assertThat(StatusMark.of(BodyStatus.ANSWERED, true)).isEqualTo(StatusMark.ANSWERED);
        assertThat(StatusMark.MORE_TIME.colour()).isEqualTo(StatusMark.ASKED.colour());
    }

    @Test
    void aBarSaysItsNumbersAndTheirMeaning() {
        String bar = Shares.bar(
                "b",
                "Ställningstaganden i 26 svar",
                "Tillstyrker 7, <avstyrker> 2.",
                List.of(
                        new Shares.Part("pos-1", "on-1", 97, "tillstyrker", false),
                        new Shares.Part("pos-4", "on-4", 3, "avstyrker", false),
                        new Shares.Part("pos-0", "on-0", 0, "inte angivet", true)));
        assertWellFormed(bar);
        assertThat(bar)
                .contains("role=\"img\"", ">97</text>", "&lt;avstyrker&gt;")
                .doesNotContain(">3</text>", "pos-0");
    }

    @Test
    void theCurveClimbsByStepsToTheCount() {
        TreeMap<LocalDate, Integer> perDay = new TreeMap<>(Map.of(OPENED.plusDays(10), 3, OPENED.plusDays(40), 5));
        StepCurve curve = curve(perDay, 60, OPENED.plusDays(60), OPENED.plusDays(121));
        assertThat(curve.total()).isEqualTo(8);
        String svg = curve.svg();
        assertWellFormed("<g>" + svg + "</g>");
        assertThat(svg).contains("8 svar", "60 tillfrågade", "Sista svarsdag", "only-wide", "only-slim");
        assertThat(svg.split("class=\"line\"")).hasSize(3);
        assertThat(svg.split("class=\"rem\""))
                .as("one reminder within, in both drawings")
                .hasSize(3);
        assertThat(svg).contains("● Påminnelse");
    }

    @Test
    void theCurveHoldsWithOneAnswerOnTheFirstDayAndWithAnswersAfterTheLast() {
        TreeMap<LocalDate, Integer> perDay = new TreeMap<>(Map.of(OPENED.minusDays(2), 1, OPENED.plusDays(30), 700));
        String svg = curve(perDay, 0, OPENED.plusDays(30), OPENED.plusDays(9)).svg();
        assertWellFormed("<g>" + svg + "</g>");
        assertThat(svg).doesNotContain("NaN", "Infinity");
    }

    @Test
    void everyLayoutHasTwentySixMunicipalitiesOnTilesOfTheirOwn() {
        assertThat(TileLayout.all()).hasSize(2).allSatisfy(layout -> {
            assertThat(layout.tiles()).hasSize(26);
            assertThat(layout.tiles().values().stream()
                            .map(tile -> tile.column() + "," + tile.row())
                            .collect(Collectors.toSet()))
                    .hasSize(26);
        });
        assertThat(TileLayout.all().getFirst().tiles().get("0180"))
                .isEqualTo(new TileLayout.Tile("0180", 3, 4, "Stock\u00adholm", "Sth"));
    }

    @Test
    void theLayoutIsTheCountyWhoseMunicipalitiesWereAsked() {
        Set<String> example =
                IntStream.rangeClosed(9901, 9926).mapToObj(String::valueOf).collect(Collectors.toSet());
        assertThat(TileLayout.fitting(TileLayout.all(), example))
                .get()
                .extracting(TileLayout::county)
                .isEqualTo("Exempellän");
        assertThat(TileLayout.fitting(TileLayout.all(), Set.of("0180", "0120"))).isEmpty();
    }

    private static StepCurve curve(TreeMap<LocalDate, Integer> perDay, int roof, LocalDate shownTo, LocalDate lastDay) {
        StepCurve.Words words = new StepCurve.Words(
                "Svar per dag",
                "Trappkurva",
                roof + " tillfrågade",
                List.of("Sista svarsdag", "30 september"),
                "Påminnelse",
                List.of(perDay.values().stream().mapToInt(Integer::intValue).sum() + " svar", "i dag"),
                day -> day.getDayOfMonth() + " " + day.getMonthValue(),
                day -> "m" + day.getMonthValue(),
                count -> "n" + count);
        return new StepCurve(
                OPENED, lastDay, shownTo, perDay, roof, List.of(OPENED.plusDays(9), OPENED.plusDays(400)), words);
    }

    private static TallyView tally(int invited, int answered, int none, int declined, int silent, int extended) {
        return new TallyView(
                invited, answered, none, declined, silent, extended, 0, 0, 0, 0, Map.of(), Map.of(), null, null,
                List.of(), List.of(), 0, false, List.of());
    }

    private static void assertWellFormed(String svg) {
        try {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(svg, e);
        }
    }
}
