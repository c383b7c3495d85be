package se.samrad.consultations.proposal;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The printed lines of a pdf with the size and weight of their letters; a gap is a leading larger than the page's own. */
final class PdfLines extends PDFTextStripper {
    private static final float LARGER_LEADING = 1.35f;
    private static final int FEW_LINES = 40;

    private record Printed(String text, int page, float y, float size, boolean bold) {}

    private final List<Printed> printed = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final List<TextPosition> letters = new ArrayList<>();

    private PdfLines() {
        super();
        setSuppressDuplicateOverlappingText(true);
    }

    static List<Line> of(PDDocument document) throws IOException {
        PdfLines reader = new PdfLines();
        reader.writeText(document, new StringWriter());
        return reader.lines();
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        open.append(text);
        letters.addAll(positions);
    }

    @Override
    protected void writeWordSeparator() {
        open.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        close();
    }

    @Override
    protected void writePageEnd() {
        close();
    }

    @Override
    protected void writeParagraphEnd() {
        close();
    }

    private void close() {
        String text = open.toString()
                .replace('\u00A0', ' ')
                .replaceAll("[\\p{Cntrl}\\p{Co}\\uFFFD]", "")
                .replaceAll(" +", " ")
                .strip();
        if (!text.isEmpty() && !letters.isEmpty()) {
            Map<Float, Integer> sizes = new HashMap<>();
            int bold = 0;
            int counted = 0;
            for (TextPosition letter : letters) {
                if (letter.getUnicode() == null || letter.getUnicode().isBlank()) continue;
                sizes.merge(Math.round(letter.getFontSizeInPt() * 2) / 2f, 1, Integer::sum);
                counted++;
                if (isBold(letter)) bold++;
            }
            float size = sizes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(0f);
            TextPosition first = letters.getFirst();
            printed.add(new Printed(
                    text, getCurrentPageNo() - 1, first.getYDirAdj(), size, counted > 0 && bold * 10 >= counted * 9));
        }
        open.setLength(0);
        letters.clear();
    }

    private static boolean isBold(TextPosition letter) {
        if (letter.getFont() == null) return false;
        String name = String.valueOf(letter.getFont().getName()).toLowerCase(Locale.ROOT);
        if (name.contains("bold") || name.contains("black") || name.contains("heavy")) return true;
        PDFontDescriptor descriptor = letter.getFont().getFontDescriptor();
        return descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
    }

    private List<Line> lines() {
        float leading = leading();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < printed.size(); i++) {
            Printed line = printed.get(i);
            boolean pageStart = i > 0 && printed.get(i - 1).page() != line.page();
            float step = i == 0 || pageStart ? 0 : line.y() - printed.get(i - 1).y();
            // A step upwards is a new column, which a sentence may run on into.
            int gap = step > leading * LARGER_LEADING ? 1 : 0;
            lines.add(new Line(i, line.text(), gap, line.page(), pageStart, false, line.size(), line.bold()));
        }
        return lines;
    }

    private float leading() {
        Map<Float, Integer> steps = new HashMap<>();
        for (int i = 1; i < printed.size(); i++) {
            if (printed.get(i).page() != printed.get(i - 1).page()) continue;
            float step = Math.round((printed.get(i).y() - printed.get(i - 1).y()) * 2) / 2f;
            if (step > 2) steps.merge(step, 1, Integer::sum);
        }
        float usual = steps.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Float.MAX_VALUE);
        // On a page or less the gaps may outnumber the lines of running text.
        float size = printed.isEmpty() ? 0 : printed.getLast().size();
        return printed.size() < FEW_LINES ? Math.min(usual, size * 1.45f) : usual;
    }
}
