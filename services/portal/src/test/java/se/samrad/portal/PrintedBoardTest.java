package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Both boards as they are printed. */
class PrintedBoardTest extends FormsHarness {
    private static final String BOARD = REMISS + "/laget";

    @Test
    void onPaperThereIsNothingToClickAndNothingFoldedThatCannotBeOpened() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        String look = get("/samrad.css").body();
        assertThat(look.substring(look.indexOf("@media print"))).contains(".no-print", "details.plain:not([open])");
        for (String board : new String[] {BOARD, "/arbetsyta" + BOARD}) {
            String html = get(board).body();
            String paper = html.replaceAll("(?s)<(\\w+) class=\"[^\"]*no-print.*?</\\1>", "")
                    .replaceAll("(?s)<details class=\"plain[ \"].*?</details>", "");
            assertThat(words(html)).contains("Hämta Excel", "Visa som tabell", "Sök i listan");
            assertThat(words(paper))
                    .contains("Svar dag för dag", "Alla tillfrågade")
                    .doesNotContain("Hämta", "Visa som tabell", "Läs de publicerade", "Sök i listan");
        }
    }

    @Test
    void paperSaysOfWhatDayItIs() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        String look = get("/samrad.css").body();
        assertThat(look).contains(".paper-only { display: none; }");
        assertThat(look.substring(look.indexOf("@media print"))).contains(".paper-only { display: inline; }");
        for (String board : new String[] {BOARD, "/arbetsyta" + BOARD}) {
            assertThat(words(get(board).body())).contains("Uppdaterad kl. 10.15.30, 18 september 2026");
        }
    }
}
