package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Documents of each kind with given words, as the programs of an office write them. */
public final class WrittenFiles {
    /** One white dot. */
    public static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private WrittenFiles() {}

    /** The end of the name says the kind. */
    public static byte[] of(String name, List<String> lines) {
        try {
            if (name.endsWith(".docx")) return word(lines);
            if (name.endsWith(".pdf")) return pdf(lines, false);
            if (name.endsWith(".odt")) return open(lines);
            return String.join("\n", lines).getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF with a black box over its words. */
    public static byte[] boxed(List<String> lines) {
        try {
            return pdf(lines, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] word(List<String> lines) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setCreator("Kim Exempelsson");
            for (String line : lines) document.createParagraph().createRun().setText(line);
            document.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] pdf(List<String> lines, boolean boxed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setAuthor("Kim Exempelsson");
            PDPage page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 11);
                content.newLineAtOffset(60, 700);
                content.setLeading(28);
                for (String line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
                if (boxed) {
                    content.addRect(50, 600, 500, 120);
                    content.fill();
                }
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] open(List<String> lines) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] kind = "application/vnd.oasis.opendocument.text".getBytes(UTF_8);
            ZipEntry first = new ZipEntry("mimetype");
            CRC32 sum = new CRC32();
            sum.update(kind);
            first.setMethod(ZipEntry.STORED);
            first.setSize(kind.length);
            first.setCompressedSize(kind.length);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(kind);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("content.xml"));
            StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><office:document-content"
                    + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>");
            for (String line : lines) {
                xml.append("<text:p>")
                        .append(line.replaceFirst(" ", "<text:s/>"))
                        .append("</text:p>");
            }
            zip.write(xml.append("</office:text></office:body></office:document-content>")
                    .toString()
                    .getBytes(UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
            zip.write("<?xml version=\"1.0\"?><manifest:manifest"
                    .concat(" xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>")
                    .getBytes(UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
