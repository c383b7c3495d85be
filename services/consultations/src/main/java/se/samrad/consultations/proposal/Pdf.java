package se.samrad.consultations.proposal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.proposal.Block.Draft;
import se.samrad.consultations.proposal.Block.Heading;
import se.samrad.consultations.proposal.Reflow.Chunk;
import se.samrad.consultations.proposal.UnreadableProposal.Reason;

/** Reads a pdf: its outline first, then numbered headings and what is set larger or bolder than the running text. */
final class Pdf {
    private static final int OUTLINE_ENTRIES_MAX = 2_000;
    private static final int OUTLINE_DEEP_MAX = 9;
    private static final float LARGER_POINTS = 1.0f;

    private Pdf() {}

    static Draft read(byte[] content, Limits limits) {
        try (PDDocument document = Loader.loadPDF(content)) {
            if (document.isEncrypted()) throw new UnreadableProposal(Reason.ENCRYPTED);
            if (document.getNumberOfPages() > limits.pagesMax()) throw new UnreadableProposal(Reason.TOO_MANY_PAGES);
            List<Line> lines = PdfLines.of(document);
            if (lines.isEmpty()) throw new UnreadableProposal(Reason.NO_TEXT);
            Contents outline = outline(document);
            Pages pages = Pages.of(lines);
            float running = runningSize(lines);
            return PlainText.blocks(
                    pages,
                    new Reflow(pages.lines(), true),
                    (chunks, shape, printed) -> headings(chunks, outline.found() ? outline : printed, running));
        } catch (InvalidPasswordException e) {
            throw new UnreadableProposal(Reason.ENCRYPTED, e);
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new UnreadableProposal(Reason.DAMAGED, e);
        }
    }

    private static Contents outline(PDDocument document) {
        List<Contents.Entry> entries = new ArrayList<>();
        PDOutlineNode root = document.getDocumentCatalog().getDocumentOutline();
        if (root != null) collect(root, 1, entries);
        return entries.size() < 2 ? Contents.none() : new Contents(0, 0, entries);
    }

    private static void collect(PDOutlineNode node, int level, List<Contents.Entry> entries) {
        for (PDOutlineItem item = node.getFirstChild(); item != null; item = item.getNextSibling()) {
            if (entries.size() >= OUTLINE_ENTRIES_MAX || level > OUTLINE_DEEP_MAX) return;
            String title = item.getTitle();
            Headline headline = title == null ? null : Headline.of(title.strip());
            if (title != null && !title.isBlank()) {
                entries.add(new Contents.Entry(headline == null ? title.strip() : headline.title(), 0, level));
            }
            collect(item, level + 1, entries);
        }
    }

    /** The size in which most letters are set. */
    private static float runningSize(List<Line> lines) {
        Map<Float, Integer> letters = new HashMap<>();
        for (Line line : lines) letters.merge(line.size(), line.text().length(), Integer::sum);
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
    }

    private static Map<Integer, Heading> headings(List<Chunk> chunks, Contents contents, float running) {
        Map<Integer, Contents.Entry> listed = listed(chunks, contents);
        TreeMap<Float, Integer> ranks = ranks(chunks, running, listed);
        Map<Integer, Heading> found = new TreeMap<>();
        int base = 0;
        int listedDepth = 0;
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            Headline headline = Headline.of(chunk.text());
            Contents.Entry entry = listed.get(i);
            if (entry != null) {
                String number = headline == null ? null : headline.number();
                String title = headline == null ? chunk.text() : headline.title();
                found.put(chunk.at(), new Heading(entry.level(), number(chunks, i, number), title));
                listedDepth = entry.level();
                base = entry.level();
                continue;
            }
            if (headline == null || chunk.item() || chunk.lines().size() > 4) continue;
            String number = number(chunks, i, headline.number());
            Line line = chunk.first();
            boolean large = line.size() >= running + LARGER_POINTS;
            boolean bold = line.bold() && headline.title().length() <= 120;
            boolean numbered = number != null && (number.contains(".") || large || bold);
            if (!large && !bold && !numbered) continue;
            int rank = ranks.getOrDefault(rank(line), ranks.size() + 1);
            int level =
                    listed.isEmpty() ? (numbered && !large && number != null ? base + 1 : rank) : listedDepth + rank;
            if (listed.isEmpty() && number == null) base = level;
            found.put(chunk.at(), new Heading(level, number, headline.title()));
        }
        return found;
    }

    private static @Nullable String number(List<Chunk> chunks, int i, @Nullable String own) {
        return own != null ? own : PlainText.numberBefore(chunks, i);
    }

    private static Map<Integer, Contents.Entry> listed(List<Chunk> chunks, Contents contents) {
        List<Integer> places = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            String text = chunks.get(i).text();
            if (chunks.get(i).item() || text.length() > 200) continue;
            Headline headline = Headline.of(text);
            places.add(i);
            titles.add(headline == null ? text : headline.title());
        }
        Map<Integer, Contents.Entry> found = new TreeMap<>();
        contents.align(titles).forEach((title, entry) -> found.put(places.get(title), entry));
        return found;
    }

    /** From the largest letters to the smallest that make a heading, bold before plain: 1, 2, 3 … */
    private static TreeMap<Float, Integer> ranks(
            List<Chunk> chunks, float running, Map<Integer, Contents.Entry> listed) {
        TreeMap<Float, Integer> ranks = new TreeMap<>();
        for (int i = 0; i < chunks.size(); i++) {
            Line line = chunks.get(i).first();
            if (listed.containsKey(i) || Headline.of(chunks.get(i).text()) == null) continue;
            if (line.size() >= running + LARGER_POINTS || line.bold()) ranks.put(rank(line), 0);
        }
        int rank = 1;
        for (Float size : ranks.descendingKeySet()) ranks.put(size, rank++);
        return ranks;
    }

    private static float rank(Line line) {
        return Math.round(line.size() * 2) / 2f + (line.bold() ? 0.1f : 0);
    }
}
