package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which sentence lacks a ground is said by its number and its beginning, and at its own field. */
class HidingGroundsTest extends DiaryHarness {
    private static final String LONG =
            "Ring Kim på 070-174 06 05 om ni vill veta mer om hur det var den gången när vägen byggdes.";

    @BeforeEach
    void came() {
        takes("redactions");
        stands(StaffExample.original(",\"documentNumber\":\"42\",\"assessed\":true")
                .replace("Ring Kim på 070-174 06 05.", LONG));
    }

    @Test
    void eachSentenceWithoutAGroundIsNamedAndLeadsToItsField() throws Exception {
        String sentence = "text@20+" + LONG.length();
        submit(
                PAGE,
                with(
                        new String[] {"gor", "redactions", "listan", "ja"},
                        "dolj",
                        "text@0+19",
                        "grund-text@0+19",
                        "GDPR",
                        "dolj",
                        sentence,
                        "grund-" + sentence,
                        "",
                        "dolj",
                        "answers/1@0+3",
                        "grund-answers/1@0+3",
                        ""));
        assertThat(wasAsked("redactions")).isFalse();
        String page = get(PAGE).body();
        assertThat(words(page))
                .contains("Välj grund för mening 2: ”Ring Kim på 070-174 06 05 om ni vill …”")
                .contains("Välj grund för mening 3: ”Ja.”")
                .doesNotContain("för mening 1", "varje mening");
        assertThat(page)
                .contains("href=\"#g1\"", "id=\"g1-fel\">Välj grund för mening 2: ”Ring Kim på 070-174 06 05 om ni")
                .containsPattern("<select[^>]*id=\"g1\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"g1-fel\"")
                .containsPattern("<select[^>]*id=\"g2\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"g2-fel\"")
                .doesNotContain("id=\"g0-fel\"", "aria-describedby=\"g0-fel\"");
        assertThat(words(get("/en" + PAGE).body())).contains("Choose a ground for sentence 3: “Ja.”");
    }

    @Test
    void aPassageWithoutOneIsNamedByItselfAndByItsSentence() throws Exception {
        submit(PAGE, "gor", "redactions", "listan", "ja", "dolj", "text@32+13", "grund-text@32+13", "");
        String page = get(PAGE).body();
        assertThat(words(page)).contains("Välj grund för ”070-174 06 05” i mening 2.");
        assertThat(page)
                .contains("href=\"#g1-0\"")
                .containsPattern("<select[^>]*id=\"g1-0\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"g1-0-fel\"");
    }

    @Test
    void aMissingProvisionIsNamedTheSameWay() throws Exception {
        submit(
                PAGE,
                with(
                        new String[] {"gor", "redactions", "listan", "ja", "dolj", "text@0+19"},
                        "grund-text@0+19",
                        "SECRECY",
                        "lagrum-text@0+19",
                        " "));
        String page = get(PAGE).body();
        assertThat(words(page)).contains("Ange bestämmelsen för mening 1: ”Insatsen är viktig.”");
        assertThat(page)
                .contains("href=\"#l0\"", "id=\"l0-fel\">Ange bestämmelsen för mening 1: ”Insatsen är viktig.”")
                .containsPattern("<input[^>]*id=\"l0\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"l0-fel\"");
    }

    /** What is ticked on a page that lies open while the text becomes another. */
    @Test
    void aPlaceThatIsNotInTheListIsSaidAtTheListAsAWhole() throws Exception {
        submit(PAGE, "gor", "redactions", "listan", "ja", "dolj", "text@900+4", "grund-text@900+4", "");
        assertThat(get(PAGE).body())
                .contains("href=\"#meningar\"", "id=\"meningar-fel\">Välj grund för varje mening som ska döljas.")
                .containsPattern("<section class=\"act-step landing wrong\" id=\"meningar\" tabindex=\"-1\"");
    }

    @Test
    void theNumberOfASentenceStandsBeforeIt() throws Exception {
        assertThat(words(get(PAGE).body())).contains("1. Insatsen är viktig.", "2. Ring Kim på", "3. Ja.");
    }
}
