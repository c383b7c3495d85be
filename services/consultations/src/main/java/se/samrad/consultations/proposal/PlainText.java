package se.samrad.consultations.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.proposal.Block.Draft;
import se.samrad.consultations.proposal.Block.Heading;
import se.samrad.consultations.proposal.Block.Item;
import se.samrad.consultations.proposal.Block.Paragraph;
import se.samrad.consultations.proposal.ProposalDocument.Aside;
import se.samrad.consultations.proposal.ProposalDocument.Kind;
import se.samrad.consultations.proposal.Reflow.Chunk;

/**
 * Reads a document that has nothing but lines. The order of the steps: lines, pages and what they add, the table of
 * contents, chunks, headings.
 */
final class PlainText {
    private static final int FRONT_MATTER_CHARACTERS_MAX = 2_500;
    private static final Pattern CREDIT = Pattern.compile("^(?:Bild|Foto|Fotograf|Illustration|Photo)\\s*:\\s*(.+)$");

    private PlainText() {}

    static Draft read(String text) {
        Pages pages = Pages.of(lines(text));
        return blocks(pages, new Reflow(pages.lines(), false), Headings::of);
    }

    /** Finds the headings among chunks. */
    interface Finding {
        Map<Integer, Heading> headings(List<Chunk> chunks, Reflow.Shape shape, Contents contents);
    }

    static Draft blocks(Pages pages, Reflow reflow, Finding finding) {
        Map<Integer, Aside> asides = new TreeMap<>(pages.asides());
        List<Line> lines = new ArrayList<>(pages.lines());
        Contents contents = Contents.find(lines);
        if (contents.found()) takeContents(lines, contents, asides);
        lines.removeIf(line -> {
            boolean credit = isCredit(line.text());
            if (credit) asides.put(line.at(), new Aside(Kind.PICTURE_CREDIT, line.text()));
            return credit;
        });
        List<Chunk> chunks = reflow.chunks(lines);
        Map<Integer, Heading> headings = finding.headings(chunks, reflow.shape(), contents);
        List<Block> blocks = new ArrayList<>();
        TreeMap<Integer, List<Line>> notes = new TreeMap<>(pages.notes());
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            settle(notes, chunk.first().page(), reflow, blocks, asides);
            Heading heading = headings.get(chunk.at());
            if (heading != null) blocks.add(heading);
            else if (Headline.isNumber(chunk.text()) && followedByItsTitle(chunks, i, headings)) continue;
            else blocks.add(chunk.item() ? new Item(clean(chunk.text())) : new Paragraph(clean(chunk.text())));
        }
        settle(notes, Integer.MAX_VALUE, reflow, blocks, asides);
        return new Draft(null, blocks, List.copyOf(asides.values()));
    }

    private static boolean followedByItsTitle(List<Chunk> chunks, int i, Map<Integer, Heading> headings) {
        Heading next = i + 1 < chunks.size() ? headings.get(chunks.get(i + 1).at()) : null;
        return next != null && next.number() != null && chunks.get(i).text().startsWith(next.number());
    }

    /** Notes of the pages before this one come after the paragraph that ran on over the page. */
    private static void settle(
            TreeMap<Integer, List<Line>> notes,
            int page,
            Reflow reflow,
            List<Block> blocks,
            Map<Integer, Aside> asides) {
        while (!notes.isEmpty() && notes.firstKey() < page) {
            List<Line> open = new ArrayList<>();
            for (Line line : notes.pollFirstEntry().getValue()) {
                asides.put(line.at(), new Aside(Kind.FOOTNOTE, line.text()));
                boolean apart = line.gap() > 0 && line.text().length() < 60;
                if (!open.isEmpty() && (apart || Pages.startsNote(line))) {
                    blocks.add(new Paragraph(reflow.chunk(open).text()));
                    open = new ArrayList<>();
                }
                open.add(line);
            }
            if (!open.isEmpty()) blocks.add(new Paragraph(reflow.chunk(open).text()));
        }
    }

    private static void takeContents(List<Line> lines, Contents contents, Map<Integer, Aside> asides) {
        List<Line> before = lines.subList(0, contents.from());
        int characters = before.stream().mapToInt(line -> line.text().length()).sum();
        int from = contents.from();
        if (characters <= FRONT_MATTER_CHARACTERS_MAX) {
            before.forEach(line -> asides.put(line.at(), new Aside(Kind.FRONT_MATTER, line.text())));
            from = 0;
        }
        lines.subList(contents.from(), contents.to())
                .forEach(line -> asides.put(line.at(), new Aside(Kind.TABLE_OF_CONTENTS, line.text())));
        lines.subList(from, contents.to()).clear();
    }

    /** "Bild: Henrik Möller, Region Stockholm" is a credit; "Bild: karta över kärnan" says what the picture shows. */
    static boolean isCredit(String text) {
        var match = CREDIT.matcher(text);
        if (!match.matches() || text.length() > 120) return false;
        List<String> words = List.of(match.group(1).split("[\\s,]+"));
        long names = words.stream()
                .filter(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)))
                .count();
        return names * 2 >= words.size();
    }

    /** Markers of Markdown that a conversion left behind. */
    private static String clean(String text) {
        return text.replace("**", "");
    }

    static List<Line> lines(String text) {
        String[] raw = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        boolean blankStartsPage = blankStartsPage(raw);
        List<Line> lines = new ArrayList<>();
        int page = 0;
        int gap = 0;
        boolean pageStart = false;
        for (int i = 0; i < raw.length; i++) {
            String line = raw[i].replace('\u00A0', ' ').replace("\uFEFF", "").replace("\u200B", "");
            int feeds = (int) line.chars().filter(c -> c == '\f').count();
            line = line.replace("\f", "").replaceAll("[\\p{Cntrl}&&[^\\t]]", "");
            String bare = line.strip();
            if (feeds > 0 || (blankStartsPage && startsWithOneBlank(line) && gap == 0 && !bare.isEmpty())) {
                page += Math.max(1, feeds);
                pageStart = true;
            }
            if (bare.isEmpty()) {
                gap++;
                continue;
            }
            boolean ragged = line.endsWith("  ");
            lines.add(new Line(
                    i,
                    bare.replaceAll(" {2,}(?=\\S)", bare.contains("\t") ? "$0" : " "),
                    lines.isEmpty() ? 0 : gap,
                    page,
                    pageStart,
                    ragged,
                    0,
                    false));
            gap = 0;
            pageStart = false;
        }
        return lines;
    }

    /** Some tools write a page break as one blank: then few lines begin with a blank, and none with two. */
    private static boolean blankStartsPage(String[] raw) {
        int lines = 0;
        int one = 0;
        for (String line : raw) {
            if (line.indexOf('\f') >= 0 || (line.startsWith("  ") && !line.isBlank())) return false;
            if (line.isBlank()) continue;
            lines++;
            if (startsWithOneBlank(line)) one++;
        }
        return one > 2 && one * 20 < lines;
    }

    private static boolean startsWithOneBlank(String line) {
        return line.length() > 1 && line.charAt(0) == ' ' && line.charAt(1) != ' ';
    }

    /** The chunk's number where it stands alone on the line before, else null. */
    static @Nullable String numberBefore(List<Chunk> chunks, int i) {
        if (i == 0) return null;
        String before = chunks.get(i - 1).text();
        return Headline.isNumber(before) ? before.replaceAll("\\.$", "") : null;
    }
}
