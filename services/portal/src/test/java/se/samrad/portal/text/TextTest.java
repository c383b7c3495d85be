package se.samrad.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.portal.backend.ResponseText.Mask;

class TextTest {
    @Test
    void whatOthersWriteIsNeverMarkup() {
        assertThat(PlainText.html("<script>alert(1)</script> & \"så\""))
                .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;så&quot;</p>");
    }

    @Test
    void emptyLinesPartParagraphsAndDashesMakeLists() {
        assertThat(PlainText.html("Ett\n\nTvå\n- a\n- b\nSlut"))
                .isEqualTo("<p>Ett</p><p>Två</p><ul><li>a</li><li>b</li></ul><p>Slut</p>");
    }

    @Test
    void aHiddenPassageBecomesAMarkThatSaysWhy() {
        Mask mask = new Mask("text", 5, 8, "GDPR", null);
        assertThat(MaskedText.html("Ring 070-0000 i dag", List.of(mask), one -> "Dolt: " + one.ground()))
                .isEqualTo("<p>Ring <mark class=\"masked\">Dolt: GDPR</mark> i dag</p>");
    }

    @Test
    void marksOutsideTheTextOrAcrossEachOtherDoNoHarm() {
        List<Mask> masks = List.of(new Mask("text", 2, 100, "GDPR", null), new Mask("text", 1, 4, "SECRECY", null));
        assertThat(MaskedText.html("abcdef", masks, mask -> String.valueOf(mask.ground())))
                .isEqualTo("<p>a<mark class=\"masked\">SECRECY</mark><mark class=\"masked\">GDPR</mark></p>");
    }

    @Test
    void newsIsMarkdownWithoutScriptsAndItsHeadingsAreBelowThePages() {
        assertThat(Markdown.html(
                        "# Rubrik\n\n**Fet** <script>alert(1)</script> [x](javascript:alert(1)) [y](https://a.se)"))
                .contains("<h2>Rubrik</h2>", "<strong>Fet</strong>", "href=\"https://a.se\"")
                .doesNotContain("<script", "javascript:", "<h1");
    }
}
