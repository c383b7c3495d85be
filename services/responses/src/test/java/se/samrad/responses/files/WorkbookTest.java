package se.samrad.responses.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkbookTest {
    @Test
    void ofItsWordsThoseAreReadThatAreSeen() throws Exception {
        assertThat(Workbook.words(FilledInFiles.workbook()).seen())
                .contains("Synpunkter", "belysas", "tillstyrks", "skyltas", "repareras", "flyttas")
                .doesNotContainIgnoringCase("dolt");
    }
}
