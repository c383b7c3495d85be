package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps of a response's page are one form: what is typed in one is neither lost nor passed over by another. */
class DiaryStepsTest extends DiaryHarness {
    private static final String ASSESSED = ",\"documentNumber\":\"42\",\"assessed\":true";
    private static final String SAVED =
            ASSESSED + ",\"passages\":[{\"in\":\"text\",\"start\":32,\"length\":13,\"ground\":\"GDPR\"}]";
    private static final String SENTENCE = "name=\"dolj\" value=\"text@20\\+26\"[^>]*checked";

    @BeforeEach
    void takesEveryStep() {
        takes("register", "assess-secrecy", "redactions", "publish");
    }

    @Test
    void everyStepIsSentWithTheTicksOfTheList() throws Exception {
        came(ASSESSED);
        String page = get(PAGE).body();
        String form = page.substring(page.indexOf("<form id=\"steg\""));
        form = form.substring(0, form.indexOf("</form>"));
        assertThat(form)
                .contains("name=\"dolj\"", "name=\"listan\"", "value=\"assess-secrecy\"", "value=\"redactions\"");
        assertThat(page).contains("type=\"submit\" form=\"steg\" name=\"gor\" value=\"publish\"");
    }

    @Test
    void whatIsMarkedAndNotSavedIsNotPublishedInClear() throws Exception {
        came(ASSESSED);
        submit(PAGE, "gor", "publish", "listan", "ja", "dolj", "text@20+26", "grund-text@20+26", "GDPR");
        assertThat(wasAsked("publish")).isFalse();
        assertThat(get(PAGE).body()).containsPattern(SENTENCE);
        assertThat(read(PAGE))
                .contains(
                        "Det du har markerat i steg 3 är inte sparat. Spara webbkopian först",
                        "Markeringarna är inte sparade.");
    }

    @Test
    void noMoreAndNoLessIsPublishedThanWhatIsSaved() throws Exception {
        came(SAVED);
        submit(PAGE, "gor", "publish", "listan", "ja");
        assertThat(wasAsked("publish")).isFalse();
        submit(PAGE, "gor", "publish", "listan", "ja", "dolj", "text@32+13", "grund-text@32+13", "PERSONAL_NUMBER");
        assertThat(wasAsked("publish")).isFalse();
        submit(PAGE, "gor", "publish", "listan", "ja", "dolj", "text@32+13", "grund-text@32+13", "GDPR");
        assertThat(wasAsked("publish")).isTrue();
        assertThat(read(PAGE)).contains("Svaret är publicerat.").doesNotContain("inte sparade");
    }

    @Test
    void nothingIsPublishedWhileAnAssessmentIsNotSaved() throws Exception {
        came(ASSESSED);
        submit(PAGE, "gor", "publish", "listan", "ja", "secret-val", "ja", "provision", "OSL 21 kap. 1 §");
        assertThat(wasAsked("publish")).isFalse();
        assertThat(read(PAGE)).contains("Det du har fyllt i i steg 2 är inte sparat.");
    }

    @Test
    void whatIsMarkedStaysWhenTheResponseIsRegisteredAndAssessed() throws Exception {
        came("");
        String[] marked = {"listan", "ja", "dolj", "text@20+26", "grund-text@20+26", "GDPR", "lagrum-text@20+26", ""};
        submit(PAGE, with(marked, "gor", "register", "subject", "Remissvar", "nr", "egen", "secret-val", "nej"));
        assertThat(wasAsked("register")).isTrue();
        assertThat(read(PAGE)).contains("Svaret är registrerat.");
        assertThat(get(PAGE).body())
                .containsPattern(SENTENCE)
                .containsPattern("name=\"secret-val\" value=\"nej\" checked");
        submit(PAGE, with(marked, "gor", "assess-secrecy", "secret-val", "nej", "subject", "Egen rubrik"));
        assertThat(wasAsked("assess-secrecy")).isTrue();
        assertThat(get(PAGE).body())
                .containsPattern(SENTENCE)
                .contains(">Egen rubrik</textarea>")
                .doesNotContainPattern("name=\"secret-val\" value=\"nej\" checked");
        submit(PAGE, with(marked, "gor", "redactions"));
        assertThat(wasAsked("redactions")).isTrue();
        assertThat(get(PAGE).body()).doesNotContainPattern(SENTENCE);
    }

    @Test
    void theKeyEnterTakesNoStepByItself() throws Exception {
        came(ASSESSED);
        submit(PAGE, "gor", "enter", "listan", "ja", "dolj", "text@20+26", "authority", "Nämnden");
        assertThat(SERVICES.asked())
                .noneMatch(
                        asked -> asked.method().equals("POST") && asked.path().startsWith(API));
        assertThat(get(PAGE).body()).containsPattern(SENTENCE).contains("value=\"Nämnden\"");
        assertThat(read(PAGE)).contains("Inget är gjort än.");
    }

    @Test
    void whatEverybodyIsAboutToReadIsReadBeforeItIsPublished() throws Exception {
        came(ASSESSED);
        assertThat(get(PAGE).body()).doesNotContain("id=\"webbkopian\"");
        came(SAVED);
        String page = get(PAGE).body();
        String copy = page.substring(page.indexOf("id=\"webbkopian\""));
        assertThat(words(copy.substring(0, copy.indexOf("</details>"))))
                .contains("Insatsen är viktig.", "Ring Kim på Dolt på webben: personuppgift", "Bra.")
                .doesNotContain("070-174");
        assertThat(words(page)).contains("Läs det så som alla kommer att se det");
    }

    @Test
    void theListSaysWhatItsSentencesAreAbout() throws Exception {
        came(ASSESSED);
        String page = get(PAGE).body();
        String list = words(page.substring(page.indexOf("<ol class=\"sentences\">")));
        assertThat(list)
                .containsSubsequence(
                        "Förslaget som helhet",
                        "Insatsen är viktig.",
                        "Tillstyrker ni förslaget, helt eller med synpunkter?",
                        "Ja.",
                        "1.3 Samverka kring utvecklingen av Hälsovägen",
                        "Bra.");
    }

    @Test
    void whatIsHiddenBetweenTwoSentencesIsInTheListToo() throws Exception {
        came(ASSESSED + ",\"passages\":[{\"in\":\"text\",\"start\":19,\"length\":5,\"ground\":\"GDPR\"}]");
        assertThat(get(PAGE).body()).containsPattern("name=\"dolj\" value=\"text@19\\+5\"[^>]*checked");
    }
}
