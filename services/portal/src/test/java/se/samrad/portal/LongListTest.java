package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text with more sentences than a page can send is gone through in parts, and every step is taken on all of it. */
class LongListTest extends DiaryHarness {
    private static final String SENTENCE = "Vi cyklar. ";
    private static final int SENTENCES = 2_000;
    private static final String FIRST = "text@0+10";
    private static final String IN_THE_SECOND = "text@" + 900 * SENTENCE.length() + "+10";
    private static final String IN_THE_THIRD = "text@" + 1_900 * SENTENCE.length() + "+10";

    @BeforeEach
    void came() {
        takes("redactions", "publish");
        stands(StaffExample.original(",\"documentNumber\":\"42\",\"assessed\":true")
                .replace(
                        "Ring Kim på 070-174 06 05.", SENTENCE.repeat(SENTENCES).strip())
                .replace("Insatsen är viktig. ", ""));
    }

    /** Ticks a place on this ground and presses a button. */
    private String tick(String place, String ground, String act) throws Exception {
        press(PAGE, act, "dolj", place, "grund-" + place, ground);
        return get(PAGE).body();
    }

    @Test
    void whatIsTickedInOnePartIsHiddenWithWhatIsTickedInAnother() throws Exception {
        String first = get(PAGE).body();
        assertThat(words(first)).contains("Det här är del 1 av 3.", "1. Vi cyklar.", "790. Vi cyklar.");
        assertThat(words(first)).doesNotContain("810. Vi cyklar.");
        assertThat(first).contains("value=\"" + FIRST + "\"").doesNotContain(IN_THE_SECOND);

        String second = tick(FIRST, "GDPR", "del-2");
        assertThat(words(second)).contains("Det här är del 2 av 3.", "810. Vi cyklar.", "Del 1, 1 kryssade");
        assertThat(second).doesNotContain("value=\"" + FIRST + "\"");
        assertThat(wasAsked("redactions")).isFalse();

        String third = tick(IN_THE_SECOND, "SECRECY", "del-3");
        assertThat(words(third)).contains("2 000. Vi cyklar.", "Del 1, 1 kryssade Del 2, 1 kryssade Del 3");

        String back = tick(IN_THE_THIRD, "GDPR", "del-1");
        assertThat(back).containsPattern("value=\"" + FIRST.replace("+", "\\+") + "\" checked");
        assertThat(words(tick(FIRST, "GDPR", "redactions")))
                .as("leads to the part where a provision is missing")
                .contains("Det här är del 2 av 3.", "Ange bestämmelsen för mening 901: ”Vi cyklar.”");
        tick(IN_THE_SECOND, "GDPR", "redactions");
        assertThat(write("POST", API + "/redactions").text())
                .contains("\"start\":0,", "\"start\":9900,", "\"start\":20900,")
                .containsOnlyOnce("\"start\":9900,");
    }

    @Test
    void whatIsNoLongerTickedInTheShownPartIsGoneAndTheRestStays() throws Exception {
        tick(FIRST, "GDPR", "del-2");
        String back = tick(IN_THE_SECOND, "GDPR", "del-1");
        submit(
                PAGE,
                "gor",
                "redactions",
                "listan",
                "ja",
                "listans-del",
                "1",
                "listans-ovriga",
                hidden(back, "listans-ovriga"));
        assertThat(write("POST", API + "/redactions").text())
                .contains("\"start\":9900,")
                .doesNotContain("\"start\":0,");
    }

    @Test
    void nothingIsPublishedWhileATickInAnotherPartIsNotSaved() throws Exception {
        tick(FIRST, "GDPR", "del-2");
        press(PAGE, "publish");
        assertThat(read(PAGE))
                .contains("Det du har markerat i steg 3 är inte sparat. Spara webbkopian först, och publicera sedan.");
        assertThat(wasAsked("publish")).isFalse();
    }

    @Test
    void aPartThatIsNotThereIsTheNearest() throws Exception {
        submit(PAGE, "gor", "del-77");
        assertThat(read(PAGE)).contains("Det här är del 3 av 3.");
        submit(PAGE, "gor", "del-x");
        assertThat(read(PAGE)).contains("Det här är del 1 av 3.");
    }

    @Test
    void moreProposalsInOneSentenceThanAPartHoldsStandInTheNextOne() throws Exception {
        stands(StaffExample.original(",\"documentNumber\":\"42\",\"assessed\":true")
                .replace("Ring Kim på 070-174 06 05.", "070-174 06 05, ".repeat(1_000)));
        StringBuilder proposed = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            if (i > 0) proposed.append(',');
            proposed.append("{\"in\":\"text\",\"start\":")
                    .append(20 + 15 * i)
                    .append(",\"length\":13,\"kind\":\"PHONE\",\"ground\":\"GDPR\"}");
        }
        SERVICES.on(
                "responses", "/api/staff/responses/" + RESPONSE + "/proposals", "{\"passages\":[" + proposed + "]}");
        String last = "text@" + (20 + 15 * 999) + "+13";
        assertThat(get(PAGE).body()).doesNotContain(last);
        assertThat(tick("text@20+13", "GDPR", "del-2")).contains("value=\"" + last + "\"");
        tick(last, "GDPR", "redactions");
        assertThat(write("POST", API + "/redactions").text()).contains("\"start\":20,", "\"start\":15005,");
    }
}
