package se.samrad.consultations.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.consultations.proposal.Documents.asides;
import static se.samrad.consultations.proposal.Documents.outline;
import static se.samrad.consultations.proposal.Documents.section;
import static se.samrad.consultations.proposal.Documents.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import se.samrad.consultations.proposal.ProposalDocument.Kind;
import se.samrad.contracts.consultations.Section;

/** Plain text and Markdown that nobody prepared for being read. */
class PlainTextTest {
    private static final String[] WRAPPED = {
        "Regional kulturplan",
        "",
        "1 Bakgrund",
        "",
        "Kulturplanen gäller i fyra år. Den har tagits fram i dialog med kommuner och",
        "föreningar, och den bygger på det som sades i de möten som hölls under våren.",
        "",
        "1.1 Uppdrag",
        "",
        "Uppdraget är att samla länets aktörer kring några få mål som går att följa",
        "upp. Det gäller särskilt:",
        "",
        "- bibliotek",
        "- museer som finns i hela länet och som är öppna för",
        "  alla",
        "",
        "2 Mål",
        "",
        "Målen gäller till 2030 och följs upp varje år i en rapport som är öppen för",
        "alla att läsa."
    };

    @Test
    void aTextWithNumberedHeadings() {
        ProposalDocument read = text("kulturplan.txt", WRAPPED);
        assertThat(outline(read)).isEqualTo("Regional kulturplan\n1 Bakgrund\n  1.1 Uppdrag\n2 Mål");
        assertThat(section(read, "uppdrag").text())
                .endsWith("särskilt:\n\n- bibliotek\n- museer som finns i hela länet och som är öppna för alla");
        assertThat(section(read, "bakgrund").text()).contains("kommuner och föreningar, och den");
    }

    @Test
    void whatStandsBeforeTheFirstHeadingKeepsItsIdWhateverTheFileIsCalled() {
        String preface =
                "Det här är ett utkast som regionen vill ha synpunkter på innan nämnden beslutar om det i höst.";
        String chapter =
                "# Mål\n\nMålen gäller till 2030 och följs upp varje år i en rapport som är öppen för alla att läsa.\n";
        ProposalDocument first = text("forslag-1.md", preface + "\n\n" + chapter);
        assertThat(first.sections().getFirst().id()).isEqualTo("forslag-1");
        ProposalDocument second =
                later("forslag-2.md", preface + "\n\n" + chapter.replace("# Mål", "# Vart vi ska"), first);
        assertThat(second.sections()).extracting(Section::id).containsExactly("forslag-1", "mal");
        assertThat(second.sections().getLast().title()).isEqualTo("Vart vi ska");
        // Nothing that is short, or stands twice, tells.
        ProposalDocument twice =
                later("forslag-3.md", chapter.replace("# Mål", "# A") + chapter.replace("# Mål", "# B"), first);
        assertThat(twice.sections()).extracting(Section::id).doesNotContain("mal", "forslag-1");
    }

    private static ProposalDocument later(String name, String text, ProposalDocument before) {
        return Documents.READER.read(name, text.getBytes(StandardCharsets.UTF_8), before.sections());
    }

    @Test
    void theSameTextInTheEncodingOfOlderProgramsReadsTheSame() {
        byte[] old = String.join("\r\n", WRAPPED).getBytes(Charset.forName("windows-1252"));
        assertThat(Documents.READER.read("kulturplan.txt", old)).isEqualTo(text("kulturplan.txt", WRAPPED));
    }

    @Test
    void formFeedsSeparatePagesWhoseHeadersAndNumbersAreSetAside() {
        StringBuilder book = new StringBuilder();
        for (int page = 1; page <= 6; page++) {
            book.append("REMISSVERSION\n\n").append(page == 1 ? "Trafik\n\n" : "");
            book.append("ABCDEF".charAt(page - 1)
                    + "-bussarna ska gå oftare än i dag, och tågen ska gå senare på kvällen än\n");
            book.append("på linje ").append("ABCDEF".charAt(page - 1)).append(". Det gäller hela länet.\n\n");
            book.append(page).append("\n\f");
        }
        ProposalDocument read = text("trafik.txt", book.toString());
        assertThat(asides(read, Kind.RUNNING_HEADER)).hasSize(6);
        assertThat(asides(read, Kind.PAGE_NUMBER)).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(outline(read)).isEqualTo("Trafik");
    }

    @Test
    void aListOfNumberedSentencesIsNoListOfChapters() {
        ProposalDocument read = text(
                "krav.txt",
                "Krav",
                "",
                "Vi ställer tre krav på den som bygger i länet, och de gäller från och med i år.",
                "",
                "1. Bygg tätt.",
                "2. Bygg nära tåg.",
                "3. Bygg i trä.");
        assertThat(outline(read)).isEqualTo("Krav");
    }

    @Test
    void aTextWithoutHeadingsIsOneSectionNamedAfterTheFile() {
        assertThat(outline(text("Vårt förslag.txt", "bara en rad text.", "och en till.")))
                .isEqualTo("Vårt förslag");
    }

    @Test
    void markdownHeadingsListsAndEmphasis() {
        ProposalDocument read = text(
                "förslag.md",
                "# Färdplan",
                "Inledande **text** med [länk](https://exempel.example/).",
                "",
                "## 1.1 Mål ##",
                "",
                "* ett",
                "* två",
                "",
                "Underrubrik",
                "-----------",
                "```",
                "# ingen rubrik",
                "```");
        assertThat(outline(read)).isEqualTo("Färdplan\n  1.1 Mål\n  Underrubrik");
        assertThat(section(read, "fardplan").text()).isEqualTo("Inledande text med länk (https://exempel.example/).");
        assertThat(read.sections().get(1).text()).isEqualTo("- ett\n- två");
        assertThat(section(read, "underrubrik").text()).isEqualTo("# ingen rubrik");
        assertThat(read.mediaType()).isEqualTo("text/markdown");
    }

    @Test
    void levelsDoNotLeap() {
        assertThat(outline(text("a.md", "# Ett", "#### Djupt", "## Två"))).isEqualTo("Ett\n  Djupt\n  Två");
    }

    @Test
    void slugsAreReadable() {
        assertThat(Words.slug("Hälso- och sjukvård på Öland, år 2030!", 64))
                .isEqualTo("halso-och-sjukvard-pa-oland-ar-2030");
        assertThat(Words.slug("En mycket lång rubrik om många saker", 20)).isEqualTo("en-mycket-lang");
    }
}
