package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
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

    @Test
    void whatSaysNothingOrCannotBeReadTellsNothing() {
        assertThat(Tells.in(FileType.PDF, "ingen pdf".getBytes(UTF_8))).isEmpty();
        assertThat(Tells.in(FileType.DOCX, "inget zip".getBytes(UTF_8))).isEmpty();
        assertThat(Tells.in(FileType.TXT, "Kim Exempelsson".getBytes(UTF_8))).isEmpty();
    }
}
