package se.samrad.consultations.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.consultations.proposal.Documents.asides;
import static se.samrad.consultations.proposal.Documents.outline;
import static se.samrad.consultations.proposal.Documents.section;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import se.samrad.consultations.proposal.ProposalDocument.Kind;
import se.samrad.contracts.consultations.Section.SectionKind;

/** Pdf documents, drawn here line by line. */
class PdfTest {
    private static final String BODY_1 = "Kärnorna ska vara nåbara för fler än i dag, med tåg, buss och cykel i alla";
    private static final String BODY_2 = "väder. Det gäller hela länet.";
    private static final String CUT = "Det finns dessutom goda skäl att se till hela regionen och att höja tillgäng-";

    private final PDDocument document = new PDDocument();
    private float y;
    private PDPage page = new PDPage();

    @Test
    void largerLettersAreHeadingsAndParagraphsAreWhole() throws IOException {
        newPage();
        line(20, true, "Resor och möten");
        gap();
        line(11, false, BODY_1);
        line(11, false, BODY_2);
        gap();
        line(14, true, "Färdriktning");
        line(11, false, BODY_1);
        line(11, false, BODY_2);
        ProposalDocument read = read();
        assertThat(read.mediaType()).isEqualTo("application/pdf");
        assertThat(outline(read)).isEqualTo("Resor och möten\n  Färdriktning");
        assertThat(section(read, "resor-och-moten").text()).isEqualTo(BODY_1 + " " + BODY_2);
    }

    @Test
    void theOutlineDecidesTheLevelsWhereThereIsOne() throws IOException {
        newPage();
        line(14, true, "Ett");
        line(11, false, BODY_1);
        line(11, false, BODY_2);
        gap();
        line(14, true, "Två som är en del av ett");
        line(11, false, BODY_1);
        line(11, false, BODY_2);
        PDDocumentOutline outline = new PDDocumentOutline();
        PDOutlineItem one = entry("Ett");
        one.addLast(entry("Två som är en del av ett"));
        outline.addLast(one);
        document.getDocumentCatalog().setDocumentOutline(outline);
        assertThat(outline(read())).isEqualTo("Ett\n  Två som är en del av ett");
    }

    @Test
    void numberedHeadingsInTheSizeOfTheTextAreFoundWithTheirActors() throws IOException {
        newPage();
        line(20, true, "Stadskärnan");
        line(14, true, "Gemensamma insatser");
        line(11, false, "1.1 Stärk kommunikationen om kärnorna");
        gap();
        line(11, false, BODY_1);
        line(11, false, BODY_2);
        gap();
        line(11, false, "Ansvarig aktör: Region Exempellän");
        ProposalDocument read = read();
        assertThat(outline(read))
                .isEqualTo("Stadskärnan\n  Gemensamma insatser\n    1.1 Stärk kommunikationen om kärnorna");
        assertThat(section(read, "insats-1-1").kind()).isEqualTo(SectionKind.ACTION_SHARED);
        assertThat(section(read, "insats-1-1").responsible()).hasSize(1);
        assertThat(section(read, "insats-1-1").text()).isEqualTo(BODY_1 + " " + BODY_2);
    }

    @Test
    void runningHeadersAndPageNumbersAreSetAsideAndASentenceGoesOnOverThePage() throws IOException {
        for (int n = 1; n <= 6; n++) {
            newPage();
            line(8, false, "Färdplan för Exempelstad, remissversion");
            gap();
            if (n == 1) line(20, true, "Tillgänglighet");
            if (n > 1) line(11, false, "lighet för alla som bor i " + "ABCDEF".charAt(n - 1) + ".");
            line(11, false, "ABCDEF".charAt(n - 1) + BODY_1);
            line(11, false, BODY_2);
            line(11, false, n < 6 ? "ABCDEF".charAt(n - 1) + CUT : "Slut.");
            y = 60;
            line(9, false, "Sida " + n);
        }
        ProposalDocument read = read();
        assertThat(asides(read, Kind.RUNNING_HEADER))
                .hasSize(6)
                .containsOnly("Färdplan för Exempelstad, remissversion");
        assertThat(asides(read, Kind.PAGE_NUMBER)).contains("Sida 1", "Sida 6");
        assertThat(section(read, "tillganglighet").text())
                .contains("höja tillgänglighet för alla som bor i B.")
                .doesNotContain("remissversion", "Sida");
    }

    private static PDOutlineItem entry(String title) {
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        return item;
    }

    private void newPage() {
        page = new PDPage();
        document.addPage(page);
        y = 780;
    }

    private void gap() {
        y -= 16;
    }

    private void line(float size, boolean bold, String text) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            content.beginText();
            content.setFont(new PDType1Font(bold ? FontName.HELVETICA_BOLD : FontName.HELVETICA), size);
            content.newLineAtOffset(60, y);
            content.showText(text);
            content.endText();
        }
        y -= size * 1.25f;
    }

    private ProposalDocument read() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        document.close();
        return Documents.READER.read("forslag.PDF", out.toByteArray());
    }
}
