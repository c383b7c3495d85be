package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The preview shows all that is sent, and says what of it nobody will read on the web. */
class UnseenInPreviewTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String GRANSKA = SVAR + "/granska";
    private static final String FILES = "Filerna visas på webben bara om myndigheten väljer det.";

    @Test
    void ofABodysAnswerItNamesWhatIsThere() throws Exception {
        signIn("body:kommun-2");
        submit(SVAR, "satt", "skriv", "text", "Hej", "reference", "KS 1", "decision-by", "Kommunstyrelsen");
        assertThat(read(GRANSKA))
                .contains("Ert diarienummer och beslutet visas inte på webben.")
                .doesNotContain(FILES);
        submit(SVAR, "satt", "skriv", "text", "Hej", "decision-by", "Kommunstyrelsen");
        assertThat(read(GRANSKA)).contains("Beslutet visas inte på webben.").doesNotContain("Ert diarienummer");
        submit(SVAR, "satt", "skriv", "text", "Hej");
        assertThat(read(GRANSKA)).doesNotContain("visas inte på webben");
    }

    @Test
    void ofAnAnswerWithoutAnAccountToo() throws Exception {
        String sha = "b".repeat(64);
        submit(
                SVAR,
                "satt",
                "skriv",
                "text",
                "Hej",
                "reference",
                "F 1",
                "fil-sha",
                sha,
                "fil-namn",
                "a.pdf",
                "fil-storlek",
                "5");
        assertThat(read(GRANSKA)).contains("Organisationens diarienummer visas inte på webben.", FILES);
    }
}
