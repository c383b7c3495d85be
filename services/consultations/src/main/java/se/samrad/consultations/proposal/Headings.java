package se.samrad.consultations.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.proposal.Block.Heading;
import se.samrad.consultations.proposal.Reflow.Chunk;
import se.samrad.consultations.proposal.Reflow.Shape;

/**
 * Which chunks of a plain text are headings. Titles of the table of contents are; so is what looks like a heading and
 * stands where headings stand: alone before running text, first on a page, or numbered in turn. What is repeated or stands
 * among the cells of a table is not.
 */
final class Headings {
    private static final int REPEATED_MIN = 3;
    private static final int BODY_LENGTH_MIN = 100;
    private static final int AROUND = 8;
    private static final int CELLS_PERCENT_MIN = 15;
    private static final int LABELS_MIN = 8;
    private static final Pattern LABEL = Pattern.compile("^(\\p{Lu}\\p{L}+(?: \\p{L}+)?):(?: |$)");

    private final List<Chunk> chunks;
    private final Shape shape;
    private final Map<Integer, Contents.Entry> listed;
    private final Map<String, Integer> times = new HashMap<>();
    private final List<@Nullable Headline> headlines = new ArrayList<>();
    private final TreeSet<Integer> records;

    private Headings(List<Chunk> chunks, Shape shape, Contents contents) {
        this.chunks = chunks;
        this.shape = shape;
        for (Chunk chunk : chunks) {
            times.merge(chunk.text(), 1, Integer::sum);
            headlines.add(chunk.item() || chunk.lines().size() > 4 ? null : Headline.of(chunk.text()));
        }
        this.records = records();
        this.listed = align(contents);
    }

    /** By the place of the chunk. */
    static Map<Integer, Heading> of(List<Chunk> chunks, Shape shape, Contents contents) {
        return new Headings(chunks, shape, contents).find();
    }

    private Map<Integer, Contents.Entry> align(Contents contents) {
        List<Integer> places = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            Headline headline = headlines.get(i);
            if (headline == null) continue;
            places.add(i);
            titles.add(headline.title());
        }
        Map<Integer, Contents.Entry> found = new TreeMap<>();
        contents.align(titles).forEach((title, entry) -> found.put(places.get(title), entry));
        return found;
    }

    private Map<Integer, Heading> find() {
        boolean[] is = new boolean[chunks.size()];
        int lastNumber = 0;
        for (int i = 0; i < chunks.size(); i++) {
            Headline headline = headlines.get(i);
            if (headline == null) continue;
            is[i] = listed.containsKey(i) || stands(i, headline, lastNumber);
            if (is[i] && headline.depth() == 1) lastNumber = Integer.parseInt(headline.number() + "");
        }
        return levelled(is);
    }

    private boolean stands(int i, Headline headline, int lastNumber) {
        if (times.getOrDefault(chunks.get(i).text(), 0) >= REPEATED_MIN) return false;
        boolean spaced = i == 0
                || chunks.get(i).first().gap() > 0
                || chunks.get(i).first().pageStart();
        if (!spaced) return false;
        if (headline.number() != null || PlainText.numberBefore(chunks, i) != null) {
            return numberedInTurn(i, headline, lastNumber);
        }
        if (headline.top()) return true;
        if (shape != Shape.PARAGRAPH_PER_LINE && amongCells(i)) return false;
        if (headline.part()) return true;
        if (chunks.get(i).first().pageStart() && shape == Shape.WRAPPED_AND_SPACED) {
            return leads(i) || (i + 1 < chunks.size() && headlines.get(i + 1) != null);
        }
        return leads(i) || (shape != Shape.WRAPPED_AND_SPACED && leadsHeading(i));
    }

    /** "3." begins a chapter when "2." was the last; in a list the next line is "4.". */
    private boolean numberedInTurn(int i, Headline headline, int lastNumber) {
        if (i + 1 >= chunks.size()) return false;
        if (headline.depth() == 1) {
            int number = Integer.parseInt(headline.number() + "");
            Headline next = headlines.get(i + 1);
            boolean list = next != null && next.depth() == 1;
            return !list && (number == lastNumber + 1 || number == 1);
        }
        return true;
    }

    /** Running text comes next. */
    private boolean leads(int i) {
        return i + 1 < chunks.size() && (isBody(i + 1) || chunks.get(i + 1).item());
    }

    /** Another heading comes next, and running text after it. */
    private boolean leadsHeading(int i) {
        if (i + 2 >= chunks.size()) return false;
        if (listed.containsKey(i + 1)) return true;
        return headlines.get(i + 1) != null && isBody(i + 2);
    }

    private boolean isBody(int i) {
        String text = chunks.get(i).text();
        boolean sentence = chunks.get(i).lines().getLast().endsSentence();
        return !chunks.get(i).item()
                && headlines.get(i) == null
                && (text.length() >= BODY_LENGTH_MIN || (sentence && text.length() >= 40 && !text.endsWith(":")));
    }

    /** Places of labels that come again and again ("Syfte: …", "Finansiering: …"): records of one form or table. */
    private TreeSet<Integer> records() {
        Map<String, TreeSet<Integer>> places = new HashMap<>();
        for (int i = 0; i < chunks.size(); i++) {
            Matcher label = LABEL.matcher(chunks.get(i).text());
            if (label.find())
                places.computeIfAbsent(label.group(1), l -> new TreeSet<>()).add(i);
        }
        TreeSet<Integer> all = new TreeSet<>();
        places.values().stream().filter(found -> found.size() >= LABELS_MIN).forEach(all::addAll);
        return all;
    }

    /** Between two labels of records, or where much of what stands around is short and ends no sentence. */
    private boolean amongCells(int i) {
        Integer before = records.lower(i);
        Integer after = records.higher(i);
        if (before != null && after != null && after - before <= 2 * AROUND) return true;
        int cells = 0;
        int all = 0;
        for (int j = Math.max(0, i - AROUND); j <= Math.min(chunks.size() - 1, i + AROUND); j++) {
            Chunk chunk = chunks.get(j);
            if (j == i || chunk.item()) continue;
            all += chunk.text().length();
            if (chunk.text().length() < 70 && !chunk.lines().getLast().endsSentence())
                cells += chunk.text().length();
        }
        return cells * 100 >= all * CELLS_PERCENT_MIN;
    }

    private Map<Integer, Heading> levelled(boolean[] is) {
        int depthMin = 9;
        for (int i = 0; i < chunks.size(); i++) {
            Headline headline = headlines.get(i);
            if (is[i] && headline != null)
                depthMin = Math.min(depthMin, number(i, headline) == null ? 9 : depth(i, headline));
        }
        Map<Integer, Heading> found = new TreeMap<>();
        int chapter = 0;
        int base = 0;
        int numbered = 0;
        for (int i = 0; i < chunks.size(); i++) {
            Headline headline = headlines.get(i);
            if (!is[i] || headline == null) continue;
            String number = number(i, headline);
            int level;
            Contents.Entry entry = listed.get(i);
            if (entry != null) {
                level = entry.level();
                base = number == null ? level : level - (depth(i, headline) - depthMin) - 1;
                numbered = number == null ? 0 : level;
                if (level == 1) chapter = 1;
            } else if (number != null) {
                level = base + 1 + depth(i, headline) - depthMin;
                numbered = level;
            } else if (headline.top() || (chunks.get(i).first().pageStart() && !headline.part())) {
                level = 1;
                base = 1;
                chapter = 1;
                numbered = 0;
            } else {
                level = numbered > 0 ? numbered + 1 : chapter + 1;
                if (numbered == 0 && chapter > 0) base = level;
            }
            found.put(chunks.get(i).at(), new Heading(level, number, headline.title()));
        }
        return found;
    }

    private @Nullable String number(int i, Headline headline) {
        return headline.number() != null ? headline.number() : PlainText.numberBefore(chunks, i);
    }

    private int depth(int i, Headline headline) {
        String number = number(i, headline);
        return number == null ? 0 : number.split("\\.").length;
    }
}
