package se.samrad.consultations.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samrad.consultations.domain.Guide;
import se.samrad.consultations.domain.Guide.Rule;
import se.samrad.consultations.domain.Guide.Severity;

/** The rules that are shipped. */
class StatutoryGuideTest {
    private final Guide guide = StatutoryGuide.read();

    @Test
    void whatBlocksNamesAProvisionOfALawAndTheVersionItWasReadIn() {
        assertThat(guide.rules())
                .filteredOn(rule -> rule.severity() == Severity.BLOCK)
                .hasSize(4)
                .allSatisfy(rule -> {
                    assertThat(rule.provision()).containsPattern("\\(\\d{4}:\\d+\\) \\d+ kap\\. \\d+ §");
                    assertThat(rule.version()).isNotBlank();
                });
    }

    @Test
    void everyDemandIsMadeBySomeRule() {
        assertThat(guide.rules()).extracting(Rule::demand).contains(Guide.Demand.values());
    }

    @Test
    void everyRuleSaysWhatItDemandsInBothLanguages() {
        assertThat(guide.rules()).allSatisfy(rule -> {
            assertThat(rule.sv()).endsWith(".");
            assertThat(rule.en()).endsWith(".").isNotEqualTo(rule.sv());
        });
    }
}
