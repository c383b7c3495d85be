package se.samrad.responses.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The words of a document, only to find out whether two documents say the same. */
final class DocumentText {
    static final int BYTES_MAX = 20 * 1024 * 1024;
    private static final int PAGES_MAX = 300;
    private static final int CHARACTERS_MAX = 1_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(DocumentText.class);

    private DocumentText() {}

    /** Empty when it is of another kind, too large to compare, or cannot be read. */
    static Optional<String> of(String name, byte[] content) {
        if (content.length > BYTES_MAX) return Optional.empty();
        String low = name.toLowerCase(Locale.ROOT);
        try {
            if (low.endsWith(".docx")) return Optional.of(tidied(word(content)));
            if (low.endsWith(".pdf")) return Optional.of(tidied(pdf(content)));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // It is kept and received as it is; only the comparison is left out.
            LOG.info("a document cannot be compared: {}", e.getClass().getName());
        }
        return Optional.empty();
    }

    private static String word(byte[] content) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(content));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            return words.getText();
        }
    }

    private static String pdf(byte[] content) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            PDFTextStripper words = new PDFTextStripper();
            words.setEndPage(PAGES_MAX);
            return words.getText(document);
        }
    }

    /** A pdf may hold a letter and its ring as two characters. */
    private static String tidied(String text) {
        String cut = text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text;
        return Normalizer.normalize(cut, Normalizer.Form.NFC);
    }
}
