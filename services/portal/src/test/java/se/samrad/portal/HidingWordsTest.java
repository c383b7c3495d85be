package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name in a long sentence is hidden without the rest of the sentence, wherever it stands. */
class HidingWordsTest extends DiaryHarness {
    private static final String TEXT = "Min granne Kim\u00a0Exempelsson har rutin. KIM EXEMPELSSONS rutiner är bra.";

    @BeforeEach
    void cameWithAName() {
        takes("redactions", "publish");
        stands(StaffExample.original(",\"documentNumber\":\"42\",\"assessed\":true")
                .replace("Insatsen är viktig. Ring Kim på 070-174 06 05.", TEXT));
    }

    @Test
    void wordsAreListedAndTickedWhereverTheyStandAsWordsOfTheirOwn() throws Exception {
        submit(PAGE, "gor", "list-words", "listan", "ja", "ord", "kim exempelsson\n rutin", "ord-grund", "GDPR");
        assertThat(get(PAGE).body())
                .containsPattern("name=\"dolj\" value=\"text@11\\+15\"[^>]*checked")
                .containsPattern("name=\"dolj\" value=\"text@38\\+16\"[^>]*checked")
                .containsPattern("name=\"dolj\" value=\"text@31\\+5\"[^>]*checked")
                .doesNotContain("value=\"text@55+5\"");
        assertThat(read(PAGE)).contains("Bara KIM EXEMPELSSONS", "Markeringarna är inte sparade.");
        assertThat(wasAsked("redactions")).isFalse();
    }

    @Test
    void wordsThatStandNowhereAreSaidAndNothingIsLost() throws Exception {
        submit(PAGE, "gor", "list-words", "listan", "ja", "ord", "Kim Exempelson", "dolj", "text@0+37");
        assertThat(read(PAGE)).contains("Orden finns inte i svaret: Kim Exempelson");
        assertThat(get(PAGE).body())
                .contains(">Kim Exempelson</textarea>")
                .containsPattern("value=\"text@0\\+37\"[^>]*checked");
    }

    @Test
    void savingHidesWhatWasTypedTooEvenBeforeItIsListed() throws Exception {
        submit(PAGE, "gor", "redactions", "listan", "ja", "ord", "Kim Exempelsson", "ord-grund", "GDPR");
        assertThat(write("POST", API + "/redactions").text())
                .contains("\"start\":11,\"length\":15", "\"start\":38,\"length\":16", "\"ground\":\"GDPR\"");
    }

    @Test
    void nothingIsPublishedWhileWordsWaitToBeHidden() throws Exception {
        submit(PAGE, "gor", "publish", "listan", "ja", "ord", "Kim Exempelsson");
        assertThat(wasAsked("publish")).isFalse();
        assertThat(read(PAGE)).contains("Det du har markerat i steg 3 är inte sparat.", "Kim Exempelsson");
    }
}
