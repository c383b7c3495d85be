package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.responses.files.Tells.Field;

class TellsTest {
    private static byte[] word() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Nämnden tillstyrker.");
            document.getProperties().getCoreProperties().setCreator("Kim Exempelsson");
            document.getProperties().getCoreProperties().setLastModifiedByUser("Alex Exempel");
            document.getProperties().getExtendedProperties().setCompany("Exempelby kommun");
            document.getProperties().getExtendedProperties().setManager("Robin Exempel");
            document.createComments().createComment(BigInteger.ONE).setAuthor("Love Exempel");
            document.write(out);
        }
        return out.toByteArray();
    }

    @Test
    void aDocumentTellsWhoWroteChangedAndCommentedIt() throws IOException {
        assertThat(Tells.in(FileType.DOCX, word()))
                .containsExactlyInAnyOrder(
                        new Tells(Field.AUTHOR, "Kim Exempelsson"),
                        new Tells(Field.CHANGED_BY, "Alex Exempel"),
                        new Tells(Field.COMPANY, "Exempelby kommun"),
                        new Tells(Field.MANAGER, "Robin Exempel"),
                        new Tells(Field.COMMENTS_BY, "Love Exempel"));
    }

    @Test
    void aPdfTellsItInTwoPlaces() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDDocumentInformation said = new PDDocumentInformation();
            said.setAuthor("Kim Exempelsson");
            document.setDocumentInformation(said);
            PDMetadata more = new PDMetadata(document);
            more.importXMPMetadata("""
                    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                    <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq>
                    <rdf:li>Alex Exempel</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>""".getBytes(UTF_8));
            document.getDocumentCatalog().setMetadata(more);
            document.save(out);
        }
        assertThat(Tells.in(FileType.PDF, out.toByteArray()))
                .containsExactly(new Tells(Field.AUTHOR, "Kim Exempelsson"), new Tells(Field.AUTHOR, "Alex Exempel"));
    }

    @Test
    void anOpenDocumentTellsItToo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("meta.xml"));
            zip.write("""
                    <o:meta xmlns:o="o" xmlns:meta="m" xmlns:dc="d"><meta:initial-creator>Kim
                    Exempelsson</meta:initial-creator><dc:creator>Alex Exempel</dc:creator></o:meta>""".getBytes(UTF_8));
        }
        assertThat(Tells.in(FileType.ODT, out.toByteArray()))
                .containsExactly(
                        new Tells(Field.AUTHOR, "Kim Exempelsson"), new Tells(Field.CHANGED_BY, "Alex Exempel"));
    }

    /** As office programs and cameras write them, not as this test does. */
    private static byte[] sample(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(TellsTest.class.getResourceAsStream("/files/" + name))) {
            return file.readAllBytes();
        }
    }

    @Test
    void aPictureTellsWhereItWasTakenByWhomAndWhoseTheCameraIs() throws IOException {
        assertThat(Tells.in(FileType.JPG, sample("plats.jpg")))
                .containsExactly(
                        new Tells(Field.PLACE, "59.32938, 18.06871"),
                        new Tells(Field.PHOTOGRAPHER, "Kim Exempelsson"),
                        new Tells(Field.CAMERA_OWNER, "Alex Exempel"));
        assertThat(Tells.in(FileType.PNG, sample("plats.png")))
                .containsExactlyInAnyOrder(
                        new Tells(Field.PLACE, "59.32938, 18.06871"),
                        new Tells(Field.PHOTOGRAPHER, "Kim Exempelsson"),
                        new Tells(Field.PHOTOGRAPHER, "Robin Exempel"),
                        new Tells(Field.PHOTOGRAPHER, "Åsa Exempel"),
                        new Tells(Field.CAMERA_OWNER, "Alex Exempel"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plats.jpg", "plats.png"})
    void aPictureThatIsCutOrChangedAnywhereIsNoFault(String name) throws IOException {
        byte[] picture = sample(name);
        FileType type = name.endsWith("jpg") ? FileType.JPG : FileType.PNG;
        Random dice = new Random(1);
        for (int i = 0; i < picture.length; i++) {
            Tells.in(type, Arrays.copyOf(picture, i));
            byte[] changed = picture.clone();
            for (int k = 0; k < 4; k++) changed[dice.nextInt(changed.length)] = (byte) dice.nextInt();
            changed[i] = (byte) 0xff;
            assertThat(Tells.in(type, changed)).hasSizeLessThanOrEqualTo(20);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCX", "ODT"})
    void trackedChangesTellWhoMadeThemAndThatDeletedTextIsStillThere(FileType type) throws IOException {
        assertThat(Tells.in(type, sample(type == FileType.DOCX ? "spar.docx" : "spar.odt")))
                .contains(
                        new Tells(Field.DELETED_TEXT, ""),
                        new Tells(Field.TRACKED_BY, "Alex Exempel"),
                        new Tells(Field.TRACKED_BY, "Robin Exempel"),
                        new Tells(Field.COMMENTS_BY, "Love Exempel"))
                .doesNotContain(new Tells(Field.COMMENTS_BY, "Alex Exempel"));
    }

    @Test
    void aTableTellsWhichSheetsRowsAndColumnsAreHidden() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            for (String name : List.of("Översikt", "Löner", "Rader", "Kolumner")) {
                book.createSheet(name).createRow(3).createCell(2).setCellValue("Exempel");
            }
            book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
            book.getSheetAt(2).getRow(3).setZeroHeight(true);
            book.getSheetAt(3).setColumnHidden(2, true);
            book.getSheetAt(3)
                    .createDrawingPatriarch()
                    .createCellComment(new XSSFClientAnchor())
                    .setAuthor("Love Exempel");
            book.write(out);
        }
        assertThat(Tells.in(FileType.XLSX, out.toByteArray()))
                .filteredOn(tells -> tells.field() != Field.AUTHOR)
                .containsExactly(
                        new Tells(Field.HIDDEN_SHEET, "Löner"),
                        new Tells(Field.HIDDEN_ROWS, "Rader"),
                        new Tells(Field.HIDDEN_COLUMNS, "Kolumner"),
                        new Tells(Field.COMMENTS_BY, "Love Exempel"));
    }

    @Test
    void aPdfTellsWhoHasCommentedItAndWhatFilesAreInIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDAnnotationText signed = new PDAnnotationText();
            signed.setTitlePopup("Love Exempel");
            signed.setContents("Stämmer det?");
            PDAnnotationText unsigned = new PDAnnotationText();
            unsigned.setContents("Se över.");
            page.setAnnotations(List.of(signed, unsigned, new PDAnnotationLink()));
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile("utkast Kim.docx");
            file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(word())));
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("1", file));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            document.save(out);
        }
        assertThat(Tells.in(FileType.PDF, out.toByteArray()))
                .containsExactly(
                        new Tells(Field.ATTACHED, "utkast Kim.docx"),
                        new Tells(Field.COMMENTS_BY, "Love Exempel"),
                        new Tells(Field.COMMENTS, ""));
    }

    /** Otherwise twenty who comment would hide that deleted text is still there. */
    @Test
    void thatThereIsMuchOfOneKindHidesNoOther() {
        Tells.Said said = new Tells.Said();
        for (int i = 0; i < 50; i++) said.add(Field.COMMENTS_BY, "Person " + i);
        said.add(Field.CAMERA_OWNER, "Kim");
        assertThat(said.all()).hasSize(20).contains(new Tells(Field.CAMERA_OWNER, "Kim"));
    }

    @Test
    void whatSaysNothingOrCannotBeReadTellsNothing() {
        assertThat(Tells.in(FileType.PDF, "ingen pdf".getBytes(UTF_8))).isEmpty();
        assertThat(Tells.in(FileType.DOCX, "inget zip".getBytes(UTF_8))).isEmpty();
        assertThat(Tells.in(FileType.TXT, "Kim Exempelsson".getBytes(UTF_8))).isEmpty();
    }
}
