package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The words of a document as its reader sees them, without its pictures, its form and all that it says of itself. */
public final class DocumentText {
    public static final int BYTES_MAX = 20 * 1024 * 1024;
    /** What a person can be asked to read through sentence by sentence. */
    public static final int READ_CHARACTERS_MAX = 200_000;

    static final int PAGES_MAX = 300;
    private static final int CHARACTERS_MAX = 1_000_000;
    private static final Charset OLDER_WINDOWS = Charset.forName("windows-1252");
    private static final Logger LOG = LoggerFactory.getLogger(DocumentText.class);

    private DocumentText() {}

    /** What was found in a document that somebody is to read. */
    public sealed interface Found {
        record Words(String text) implements Found {}

        /** A picture, a scan, a table or something else that says nothing in words. */
        record None() implements Found {}

        record TooLong() implements Found {}
    }

    /**
     * For finding out whether two documents say the same, line by line as they stand. Empty when it is of another kind, too
     * large to compare, or cannot be read.
     */
    public static Optional<String> of(String name, byte[] content) {
        if (content.length > BYTES_MAX) return Optional.empty();
        String low = name.toLowerCase(Locale.ROOT);
        if (low.endsWith(".docx"))
            return words(FileType.DOCX, content, false, PAGES_MAX).map(DocumentText::cut);
        if (low.endsWith(".pdf"))
            return words(FileType.PDF, content, false, PAGES_MAX).map(DocumentText::cut);
        return Optional.empty();
    }

    /** For a person who reads all of it; lines that only the page has broken are put together. */
    static Found in(FileType type, byte[] content) {
        if (content.length > BYTES_MAX) return new Found.TooLong();
        String text = words(type, content, true, Integer.MAX_VALUE)
                .map(DocumentText::readable)
                .orElse("");
        if (text.isBlank()) return new Found.None();
        return text.length() > READ_CHARACTERS_MAX ? new Found.TooLong() : new Found.Words(text);
    }

    /** Every word of a document that somebody has made to be shown, also those that are hidden in it from its reader. */
    static Found everything(FileType type, byte[] content) {
        if (type != FileType.PDF || content.length > BYTES_MAX) return in(type, content);
        String text = read(() -> {
                    try (PDDocument document = Loader.loadPDF(content)) {
                        return pdf(new PDFTextStripper(), document, true, Integer.MAX_VALUE);
                    }
                })
                .map(DocumentText::readable)
                .orElse("");
        return text.isBlank() ? new Found.None() : new Found.Words(text);
    }

    /** The beginning of what its reader sees, for searching; nothing where there are no words or they cannot be read. */
    static String beginning(FileType type, byte[] content) {
        if (content.length > BYTES_MAX) return "";
        String text = sought(type, content).map(DocumentText::readable).orElse("");
        return text.length() > READ_CHARACTERS_MAX ? text.substring(0, READ_CHARACTERS_MAX) : text;
    }

    /** Of a table its words are sought too, and of a form what is filled in: no copy is made of them. */
    private static Optional<String> sought(FileType type, byte[] content) {
        return switch (type) {
            case XLSX -> read(() -> Workbook.words(content).seen());
            case PDF ->
                read(() -> {
                    try (PDDocument document = Loader.loadPDF(content)) {
                        PdfForm.fill(document);
                        return pdf(new PdfWords(document), document, true, PAGES_MAX);
                    }
                });
            default -> words(type, content, true, PAGES_MAX);
        };
    }

    private interface Reading {
        String read() throws IOException, XMLStreamException;
    }

    private static Optional<String> read(Reading reading) {
        try {
            return Optional.of(reading.read());
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError e) {
            // The file is kept as it is; only its words are not known.
            LOG.info("a document cannot be read: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    private static Optional<String> words(FileType type, byte[] content, boolean flowing, int pages) {
        return switch (type) {
            case DOCX -> read(() -> WordDocument.words(content).seen());
            case PDF -> read(() -> pdf(content, flowing, pages));
            case ODT -> read(() -> OpenDocument.words(content).seen());
            case TXT, MD -> Optional.of(plain(content));
            case XLSX, PNG, JPG -> Optional.empty();
        };
    }

    private static String pdf(byte[] content, boolean flowing, int pages) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            return pdf(new PdfWords(document), document, flowing, pages);
        }
    }

    private static String pdf(PDFTextStripper words, PDDocument document, boolean flowing, int pages)
            throws IOException {
        if (flowing) {
            words.setSortByPosition(true);
            words.setLineSeparator(" ");
            words.setParagraphEnd("\n");
            words.setPageEnd("\n");
        }
        words.setEndPage(pages);
        return words.getText(document);
    }

    private static String plain(byte[] content) {
        boolean marked = content.length > 1 && (content[0] & 0xff) >= 0xfe && (content[1] & 0xff) >= 0xfe;
        if (marked) return new String(content, UTF_16);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            return new String(content, OLDER_WINDOWS);
        }
    }

    private static String cut(String text) {
        return tidied(text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text);
    }

    /** A pdf may hold a letter and its ring as two characters. */
    private static String tidied(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Without what cannot be seen, so that nothing is left where nobody reads it. */
    private static String readable(String text) {
        return tidied(text)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}&&[^\\n\\t]]", "")
                .replaceAll("[ \\t]+(?=\\n)", "")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
