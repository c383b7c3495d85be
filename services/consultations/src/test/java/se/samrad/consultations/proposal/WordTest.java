package se.samrad.consultations.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.consultations.proposal.Documents.outline;
import static se.samrad.consultations.proposal.Documents.section;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import se.samrad.contracts.consultations.Section.Actor;
import se.samrad.contracts.consultations.Section.SectionKind;

/** Word documents as Swedish and English Word write them. */
class WordTest {
    private final XWPFDocument document = new XWPFDocument();

    @Test
    void swedishHeadingStylesGiveTheLevels() throws IOException {
        style("Rubrik1", "heading 1");
        style("Rubrik2", "heading 2");
        paragraph("Rubrik1", "Levande och attraktiv stadskärna");
        paragraph(null, "Kärnorna ska vara nåbara.");
        paragraph("Rubrik2", "Färdriktning");
        paragraph(null, "Underlätta för möten.");
        ProposalDocument read = read();
        assertThat(read.mediaType())
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(outline(read)).isEqualTo("Levande och attraktiv stadskärna\n  Färdriktning");
        assertThat(section(read, "levande-och-attraktiv-stadskarna").text()).isEqualTo("Kärnorna ska vara nåbara.");
    }

    @Test
    void aHeadingStyleThatTheDocumentDoesNotDefineIsKnownByItsId() throws IOException {
        paragraph("Rubrik1", "Bakgrund");
        paragraph("Heading2", "Uppdrag");
        assertThat(outline(read())).isEqualTo("Bakgrund\n  Uppdrag");
    }

    @Test
    void aStyleOfTheHousesOwnCountsByWhatItIsBasedOn() throws IOException {
        style("Rubrik1", "heading 1");
        style("RegionRubrik", "Region rubrik", "Rubrik1");
        paragraph("RegionRubrik", "Insatser");
        paragraph(null, "Text.");
        assertThat(outline(read())).isEqualTo("Insatser");
    }

    @Test
    void anOutlineLevelOnTheParagraphItselfCounts() throws IOException {
        paragraph(null, "Genomförande").getCTP().addNewPPr().addNewOutlineLvl().setVal(BigInteger.ZERO);
        paragraph(null, "Så här går det till.");
        assertThat(outline(read())).isEqualTo("Genomförande");
    }

    @Test
    void aBoldLineIsNoHeading() throws IOException {
        paragraph("Rubrik1", "Ett");
        paragraph(null, "Ser ut som en rubrik").getRuns().getFirst().setBold(true);
        assertThat(outline(read())).isEqualTo("Ett");
    }

    @Test
    void numbersThatWordPrintsItselfAreLabels() throws IOException {
        BigInteger list = numbering("%1", "%1.%2");
        numbered(paragraph("Rubrik1", "Boende"), list, 0);
        numbered(paragraph("Rubrik2", "Fler bostäder"), list, 1);
        numbered(paragraph("Rubrik2", "Billigare bostäder"), list, 1);
        numbered(paragraph("Rubrik1", "Resor"), list, 0);
        numbered(paragraph("Rubrik2", "Fler tåg"), list, 1);
        assertThat(outline(read()))
                .isEqualTo("1 Boende\n  1.1 Fler bostäder\n  1.2 Billigare bostäder\n2 Resor\n  2.1 Fler tåg");
    }

    @Test
    void actionsKeepTheirKindAndTheirActors() throws IOException {
        paragraph("Rubrik1", "Tillgänglig stadskärna");
        paragraph("Rubrik2", "Kärnspecifika insatser");
        paragraph("Rubrik3", "4.4 Säkerställ framkomligheten");
        paragraph(null, "Ta fram en gemensam bild.");
        paragraph(null, "Ansvarig aktör: Region Exempellän");
        paragraph(null, "Exempel på medverkande aktörer: Exempelstads kommun, näringslivet.");
        var action = section(read(), "insats-4-4");
        assertThat(action.kind()).isEqualTo(SectionKind.ACTION_CORE_SPECIFIC);
        assertThat(action.responsible()).extracting(Actor::name).containsExactly("Region Exempellän");
        assertThat(action.participating())
                .extracting(Actor::name)
                .containsExactly("Exempelstads kommun", "näringslivet");
        assertThat(action.text()).isEqualTo("Ta fram en gemensam bild.");
    }

    @Test
    void listsAndTablesBecomeLines() throws IOException {
        BigInteger list = numbering("%1.", "%1.%2");
        paragraph("Rubrik1", "Mål");
        paragraph(null, "Vi vill:");
        numbered(paragraph(null, "bygga"), list, 0);
        numbered(paragraph(null, "åka"), list, 0);
        XWPFTable table = document.createTable(1, 2);
        table.getRow(0).getCell(0).setText("År");
        table.getRow(0).getCell(1).setText("2030");
        assertThat(section(read(), "mal").text()).isEqualTo("Vi vill:\n\n- bygga\n- åka\n\nÅr | 2030");
    }

    @Test
    void theTableOfContentsIsSetAsideAndTextBeforeTheFirstHeadingStandsUnderTheTitle() throws IOException {
        style("Title", "Title");
        style("Innehll1", "toc 1");
        paragraph("Title", "Färdplan för Exempelstad");
        paragraph("Innehll1", "Bakgrund\t3");
        paragraph(null, "Förord.");
        paragraph("Rubrik1", "Bakgrund");
        ProposalDocument read = read();
        assertThat(outline(read)).isEqualTo("Färdplan för Exempelstad\nBakgrund");
        assertThat(Documents.asides(read, ProposalDocument.Kind.TABLE_OF_CONTENTS))
                .containsExactly("Bakgrund 3");
    }

    private XWPFParagraph paragraph(@Nullable String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        if (style != null) paragraph.setStyle(style);
        paragraph.createRun().setText(text);
        return paragraph;
    }

    private void style(String id, String name) {
        style(id, name, null);
    }

    private void style(String id, String name, @Nullable String basedOn) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(name);
        if (basedOn != null) style.addNewBasedOn().setVal(basedOn);
        document.createStyles().addStyle(new XWPFStyle(style));
    }

    private BigInteger numbering(String... patterns) {
        CTAbstractNum kind = CTAbstractNum.Factory.newInstance();
        kind.setAbstractNumId(BigInteger.ONE);
        for (int i = 0; i < patterns.length; i++) {
            CTLvl level = kind.addNewLvl();
            level.setIlvl(BigInteger.valueOf(i));
            level.addNewNumFmt().setVal(STNumberFormat.DECIMAL);
            level.addNewLvlText().setVal(patterns[i]);
        }
        XWPFNumbering numbering = document.createNumbering();
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(kind)));
    }

    private static void numbered(XWPFParagraph paragraph, BigInteger list, int level) {
        paragraph.setNumID(list);
        paragraph.setNumILvl(BigInteger.valueOf(level));
    }

    private ProposalDocument read() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(out);
        return Documents.READER.read("förslag.docx", out.toByteArray());
    }
}
