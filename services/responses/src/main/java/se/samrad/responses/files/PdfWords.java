package se.samrad.responses.files;

import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** The words on the pages of a PDF that its reader sees. */
final class PdfWords extends PDFTextStripper {
    private final PDDocument document;
    private Map<UnseenLetters.Letter, String> unseen = Map.of();

    PdfWords(PDDocument document) throws IOException {
        this.document = document;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        if (getCurrentPageNo() > getEndPage()) return;
        unseen = unseenOn(page);
        super.processPage(page);
    }

    /** Where a page cannot be looked at, all of it counts as seen. */
    private Map<UnseenLetters.Letter, String> unseenOn(PDPage page) {
        try {
            return UnseenLetters.on(document, page);
        } catch (IOException | RuntimeException e) {
            return Map.of();
        }
    }

    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, @Nullable Vector displacement) throws IOException {
        if (!unseen.containsKey(UnseenLetters.Letter.of(at, code))) super.showGlyph(at, font, code, displacement);
    }
}
