package se.samrad.consultations.proposal;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts printed lines together into what was written: paragraphs, entries of lists and headings. Three kinds of text are
 * told apart: a paragraph on each line, lines wrapped with an empty line between paragraphs, and lines wrapped with an
 * empty line between all of them, as when a page with wide leading is turned into text.
 */
final class Reflow {

    enum Shape {
        PARAGRAPH_PER_LINE,
        WRAPPED,
        WRAPPED_AND_SPACED,
        /** From a pdf: a gap is a larger leading than usual. */
        PRINTED
    }

    /** Lines that belong together. */
    record Chunk(List<Line> lines, String text, boolean item) {
        Line first() {
            return lines.getFirst();
        }

        int at() {
            return first().at();
        }
    }

    private static final int LONG_LINE = 150;
    private static final double EARLY = 0.85;
    private static final double EARLY_AFTER_SENTENCE = 0.95;
    private static final double SHORT = 0.6;

    private final Shape shape;
    private final int width;
    private final Hyphens hyphens;

    Reflow(List<Line> lines, boolean printed) {
        int[] lengths =
                lines.stream().mapToInt(line -> line.text().length()).sorted().toArray();
        this.width = lengths.length == 0 ? 0 : lengths[(int) (lengths.length * 0.9)];
        if (printed) this.shape = Shape.PRINTED;
        else if (width > LONG_LINE) this.shape = Shape.PARAGRAPH_PER_LINE;
        else this.shape = spaced(lines) ? Shape.WRAPPED_AND_SPACED : Shape.WRAPPED;
        this.hyphens = new Hyphens(lines.stream().map(Line::text).toList());
    }

    Shape shape() {
        return shape;
    }

    private static boolean spaced(List<Line> lines) {
        int apart = 0;
        int broken = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).gap() == 0) continue;
            apart++;
            if (!lines.get(i - 1).endsSentence() && lines.get(i).startsSmall()) broken++;
        }
        return apart * 2 > lines.size() && broken * 4 >= apart;
    }

    List<Chunk> chunks(List<Line> lines) {
        List<Chunk> chunks = new ArrayList<>();
        List<Line> open = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean tight = i + 1 < lines.size() && opensTightGroup(line, lines.get(i + 1));
            if (!open.isEmpty() && parts(open, line, tight)) {
                chunks.add(chunk(open));
                open = new ArrayList<>();
            }
            open.add(line);
        }
        if (!open.isEmpty()) chunks.add(chunk(open));
        return chunks;
    }

    /** One chunk of these lines, whatever they look like. */
    Chunk chunk(List<Line> lines) {
        boolean item = lines.getFirst().isItem();
        StringBuilder text = new StringBuilder(
                item ? lines.getFirst().itemText() : lines.getFirst().text());
        for (Line line : lines.subList(1, lines.size())) hyphens.join(text, line.text());
        return new Chunk(List.copyOf(lines), text.toString().replace("\u00AD", ""), item);
    }

    /** Where all lines stand apart, those that do not are a heading with its text, a table or notes. */
    private static boolean opensTightGroup(Line line, Line next) {
        return line.gap() > 0 && next.gap() == 0 && !next.pageStart();
    }

    private boolean parts(List<Line> open, Line after, boolean tight) {
        Line before = open.getLast();
        if (after.isItem()) return true;
        boolean midSentence = !before.endsSentence() && (after.startsSmall() || hyphenated(before.text()));
        double room = width * (before.endsSentence() ? EARLY_AFTER_SENTENCE : EARLY);
        boolean early = before.text().length() + 1 + after.firstWord().length() <= room;
        boolean soft = before.text().endsWith(",") || Words.joining(before.lastWord());
        return switch (shape) {
            case PARAGRAPH_PER_LINE -> !midSentence || !openEnded(before);
            case WRAPPED ->
                after.gap() > 0
                        ? !(midSentence && (after.pageStart() || hyphenated(before.text())))
                        : !midSentence && !soft && early;
            case WRAPPED_AND_SPACED -> {
                if (midSentence || soft) yield false;
                if (after.gap() > 1 || early || tight || before.ragged()) yield true;
                if (before.endsSentence()) yield after.pageStart();
                yield after.pageStart() && after.text().length() < width * SHORT && Headline.of(after.text()) != null;
            }
            case PRINTED -> {
                if (after.pageStart()) yield !(midSentence || (soft && !early)) && (before.endsSentence() || early);
                if (Math.abs(before.size() - after.size()) > 0.6f || before.bold() != after.bold()) yield true;
                if (after.gap() > 0) yield true;
                yield before.endsSentence() && early;
            }
        };
    }

    /** A line that is a heading does not run on into a paragraph that happens to begin with a small letter. */
    private static boolean openEnded(Line line) {
        return hyphenated(line.text()) || line.text().length() > 80 || Words.joining(line.lastWord());
    }

    private static boolean hyphenated(String text) {
        int end = text.length() - 1;
        return end > 0 && (text.charAt(end) == '-' || text.charAt(end) == '\u00AD') && text.charAt(end - 1) != ' ';
    }
}
