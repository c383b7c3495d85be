package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumbersTest {
    private static final Map<String, List<String>> NUMBERS =
            Map.of("fardplan", List.of("RS 2024-0344"), "annan", List.of("RS 2024-03441"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dnr RS 2024-0344",
                "SV: Yttrande över färdplan, RS2024-0344",
                "rs 2024-344: vårt svar",
                "Remissvar (dnr. RS 2024–0344)",
                "DnrRS2024-0344",
                "diarienummer:RS 2024/0344",
                "Yttrande_RS_2024_0344",
                "RS\u00a02024\u20110344.",
                "VB: SV: RS 2024 - 0344 Yttrande"
            })
    void aNumberIsFoundHoweverItIsWritten(String subject) {
        assertThat(CaseNumbers.mentioned(subject, NUMBERS)).containsExactly("fardplan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Vårt yttrande",
                "2024-0344",
                "KS 2024-0344",
                "KRS 2024-0344",
                "RS 2024-0345",
                "RS 2024-0344-7",
                "RS 2024-03440",
                "RS 12024-0344",
                "RS 20240 344"
            })
    void whatIsAnotherNumberIsNot(String subject) {
        assertThat(CaseNumbers.mentioned(subject, NUMBERS)).isEmpty();
    }

    @Test
    void aSubjectMayMentionSeveral() {
        assertThat(CaseNumbers.mentioned("RS 2024-0344 och RS 2024-03441", NUMBERS))
                .containsExactly("annan", "fardplan");
    }

    @Test
    void aCaseIsFoundByEachOfItsNumbersAndOnceByBoth() {
        Map<String, List<String>> corrected = Map.of("fardplan", List.of("RS 2024-0434", "RS 2024-0344"));
        for (String subject : List.of("RS 2024-0434", "RS 2024-0344", "RS 2024-0344 (förut RS 2024-0434)")) {
            assertThat(CaseNumbers.mentioned(subject, corrected)).containsExactly("fardplan");
        }
    }

    @Test
    void aCaseWithoutDigitsIsFoundNowhere() {
        assertThat(CaseNumbers.mentioned("Svar på färdplan", Map.of("x", List.of("färdplan"))))
                .isEmpty();
    }

    @Test
    void aVeryLongSubjectIsReadOnlyInItsBeginning() {
        assertThat(CaseNumbers.mentioned(" ".repeat(1_000_000) + "RS 2024-0344", NUMBERS))
                .isEmpty();
        assertThat(CaseNumbers.mentioned("RS 2024-0344" + " ".repeat(1_000_000), NUMBERS))
                .hasSize(1);
    }
}
