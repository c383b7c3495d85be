package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final String TEXT = """
            Kommunstyrelsens yttrande över färdplan för regionen. Kommunen ser positivt på förslaget i stort men anser
            att bostadsbyggandet längs stråket måste samordnas med kollektivtrafiken. E-post besvaras av kansliet.
            Kommunen avstyrker den föreslagna dragningen genom naturreservatet eftersom konsekvenserna för friluftslivet
            inte är utredda. I övrigt tillstyrks förslaget, och kommunen deltar gärna i det fortsatta arbetet med planen.
            """;

    @Test
    void theSameTextInAnotherLayoutIsTheSame() {
        String pdf = TEXT.replace("bostadsbyggandet", "bostads-\nbyggandet")
                .replace("naturreservatet", "natur\u00adreservatet")
                .replace(". ", ".\n\n Sida 2 (3)\n\n")
                .replace("E-post", "E\u2010post")
                .toUpperCase(java.util.Locale.ROOT);

        assertThat(Likeness.of(TEXT, pdf)).isEqualTo(1.0);
    }

    @Test
    void aFootOnThePageDoesNotMakeItAnother() {
        assertThat(Likeness.of(TEXT, "Exempelby kommun\n" + TEXT)).isBetween(Likeness.SAME, 0.999);
    }

    @Test
    void anotherConclusionDoes() {
        String other = TEXT.replace("I övrigt tillstyrks förslaget, och kommunen deltar gärna", "Kommunen avböjer");

        assertThat(Likeness.of(TEXT, other)).isBetween(0.5, Likeness.SAME - 0.001);
    }

    @Test
    void textsWithNothingInCommonHaveNothingInCommon() {
        assertThat(Likeness.of(TEXT, "En helt annan text om något annat.")).isZero();
    }

    @Test
    void whereThereIsNoTextNothingIsLikeIt() {
        assertThat(Likeness.of("", "")).isZero();
        assertThat(Likeness.of("§§ – …", TEXT)).isZero();
    }

    @Test
    void shortTextsAreComparedAsTheyAre() {
        assertThat(Likeness.of("Inga synpunkter", "inga synpunkter.")).isEqualTo(1.0);
        assertThat(Likeness.of("Inga synpunkter", "Inga invändningar")).isZero();
    }
}
