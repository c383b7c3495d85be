package se.samrad.responses.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfDocumentTest {
    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");

    private static PdfDocument document(String title) {
        return new PdfDocument(title, "Ett prov", "Region Exempellän", SWEDISH);
    }

    private static String read(byte[] pdf) throws IOException {
        try (PDDocument opened = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(opened);
        }
    }

    @Test
    void itCanBeArchivedAndReadAloud() throws IOException {
        byte[] pdf = document("Kvittens på svar")
                .facts(Map.of("Ankom", "30 september 2026 kl. 23.59"))
                .section("Avsnitt 2.3 Bostäder & “grönska”")
                .paragraphs("Första stycket\nmed två rader.\n\nAndra stycket: åäö ÅÄÖ é ü – “citat” … § 5 ½ € ≤.")
                .subsection("Filer")
                .table(List.of("Namn", "Storlek"), Collections.nCopies(90, List.of("yttrande.pdf", "12 kB")))
                .verbatim("samrad-receipt 1\nsha256 " + "ab".repeat(32))
                .draw();
        assertThat(VeraPdf.broken(pdf)).isEmpty();
        assertThat(read(pdf)).contains("Bostäder & “grönska”", "åäö ÅÄÖ", "§ 5 ½ €", "1 (", "samrad-receipt 1");
        try (PDDocument opened = Loader.loadPDF(pdf)) {
            assertThat(opened.getNumberOfPages()).isGreaterThan(2);
            assertThat(opened.getDocumentInformation().getTitle()).isEqualTo("Kvittens på svar");
            assertThat(opened.getDocumentCatalog().getLanguage()).isEqualTo("sv-SE");
            assertThat(opened.getDocumentCatalog().getDocumentOutline().children())
                    .extracting(item -> item.getTitle())
                    .containsExactly("Kvittens på svar", "Avsnitt 2.3 Bostäder & “grönska”", "Filer");
        }
    }

    @Test
    void anythingThatSomebodyWroteStaysTextAndArchivable() throws IOException {
        byte[] pdf = document("<script>alert(1)</script> & \"mer\"")
                .paragraphs("<img src=\"http://127.0.0.1/\"/> </p></body> &#0; &nbsp; 😀 日本 العربية \u202egnp.exe")
                .paragraphs("tecken \u0000\u0007\ud800 slut\u00a0här \u00ad\u200b\ufeff ﬁ e\u0301")
                .facts(Map.of("", ""))
                .verbatim("x".repeat(500))
                .paragraphs("y".repeat(3000))
                .paragraphs("")
                .draw();
        assertThat(VeraPdf.broken(pdf)).isEmpty();
        assertThat(read(pdf))
                .contains("<script>alert(1)</script>", "<img src=\"http://127.0.0.1/\"/>", "[U+1F600]", "[U+65E5]")
                .doesNotContain("\u202e", "\u0000");
    }

    @Test
    void anEmptyDocumentHoldsToo() {
        assertThat(VeraPdf.broken(document("Inget").draw())).isEmpty();
    }

    @Test
    void whatIsNotArchivableIsFound() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (PDDocument plain = new PDDocument()) {
            plain.addPage(new PDPage());
            plain.save(bytes);
        }
        assertThat(VeraPdf.broken(bytes.toByteArray()))
                .anyMatch(line -> line.contains("2a") || line.contains("PDFA"))
                .anyMatch(line -> line.contains("ua1") || line.contains("UA"));
    }
}
