package se.samrad.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋46", "－1", "＠SUM(A1)"})
    void whatASpreadsheetWouldReckonIsMadeAWord(String text) {
        assertThat(Csv.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Exempelby", "1+1", "a=b"})
    void anythingElseStaysAsItIs(String text) {
        assertThat(Csv.cell(text)).isEqualTo(text);
    }
}
