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

    /** What is published names nobody who has no account: see the page of a published response. */
    @Test
    void theNameOfAnOrganisationWithoutAnAccountIsPromisedNowhereAndNotShown() throws Exception {
        assertThat(read(SVAR))
                .contains("På webben står det bara att svaret kommer från en organisation.")
                .doesNotContain("visas organisationens namn");
        submit(SVAR, "satt", "skriv", "text", "Hej", "organisation", "Hembygden i Exempelby");
        String preview = get(GRANSKA).body();
        assertThat(words(preview))
                .contains("En organisation Exempel: Färdplan", "Organisationens namn visas inte på webben.")
                .doesNotContain("Hembygden");
        submit(SVAR, "satt", "skriv", "text", "Hej");
        assertThat(read(GRANSKA)).contains("En privatperson").doesNotContain("Organisationens namn");
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
