package se.samrad.consultations.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The printed table of contents: which titles the document has, in which order. Its titles are looked for in the text in
 * that order, nearly alike being enough, for a title is often changed in one place and not in the other.
 *
 * @param from index of its first line
 * @param to index after its last line
 */
record Contents(int from, int to, List<Entry> entries) {
    private static final Pattern NAME = Pattern.compile(
            "^(?:innehåll|innehållsförteckning|innehåll och läsanvisning|contents|table of contents)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String TO_PAGE = "(?:\\t+|\\s*[.…·_]{3,}\\s*| {3,})(\\d{1,4})(?=\\s|$)";
    private static final Pattern ENTRY = Pattern.compile("(\\S[^\\t]*?)" + TO_PAGE);
    /** Asked of every line of the document, so without a title to try at every letter. */
    private static final Pattern PAGE = Pattern.compile(TO_PAGE);

    private static final double ALIKE_MIN = 0.7;
    private static final int LINE_LENGTH_MAX = 500;
    private static final int ENTRIES_MAX = 500;
    private static final int TITLES_MAX = 5_000;

    /**
     * One line of it.
     *
     * @param level 1 for a chapter
     */
    record Entry(String title, int page, int level) {}

    static Contents none() {
        return new Contents(0, 0, List.of());
    }

    boolean found() {
        return !entries.isEmpty();
    }

    static Contents find(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            boolean named = NAME.matcher(lines.get(i).text()).matches();
            int start = named ? i + 1 : i;
            int end = start;
            while (end < lines.size() && isEntry(lines.get(end).text())) end++;
            if (end - start >= (named ? 2 : 4)) return new Contents(i, end, read(lines.subList(start, end)));
        }
        return none();
    }

    private static boolean isEntry(String text) {
        return !text.isEmpty()
                && text.length() <= LINE_LENGTH_MAX
                && PAGE.matcher(text).find(1);
    }

    private static List<Entry> read(List<Line> lines) {
        Map<Integer, List<Entry>> columns = new TreeMap<>();
        List<Entry> across = new ArrayList<>();
        for (Line line : lines) {
            Matcher match = ENTRY.matcher(line.text());
            int column = 0;
            while (match.find()) {
                Entry entry = new Entry(match.group(1).strip(), Integer.parseInt(match.group(2)), 1);
                columns.computeIfAbsent(column++, c -> new ArrayList<>()).add(entry);
                across.add(entry);
            }
        }
        List<Entry> down = columns.values().stream().flatMap(List::stream).toList();
        return levelled(rising(across) && !rising(down) ? across : down);
    }

    private static boolean rising(List<Entry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).page() < entries.get(i - 1).page()) return false;
        }
        return true;
    }

    /** A title that comes again and again belongs under the chapters; a number tells its own depth. */
    private static List<Entry> levelled(List<Entry> entries) {
        Map<String, Integer> times = new HashMap<>();
        for (Entry entry : entries) times.merge(entry.title(), 1, Integer::sum);
        return entries.stream()
                .map(entry -> {
                    Headline headline = Headline.of(entry.title());
                    int depth = headline == null ? 0 : headline.depth();
                    String title = headline == null ? entry.title() : headline.title();
                    int level = depth > 0 ? depth : times.getOrDefault(entry.title(), 1) > 1 ? 2 : 1;
                    return new Entry(title, entry.page(), level);
                })
                .toList();
    }

    /**
     * Which of the titles is which entry: the assignment that keeps the order of both and is most alike as a whole.
     *
     * @return index of a title to its entry
     */
    Map<Integer, Entry> align(List<String> titles) {
        int n = Math.min(entries.size(), ENTRIES_MAX);
        int m = Math.min(titles.size(), TITLES_MAX);
        double[][] best = new double[n + 1][m + 1];
        double[][] alike = new double[n][m];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                double score = Words.alike(entries.get(i).title(), titles.get(j));
                alike[i][j] = score >= ALIKE_MIN ? score : 0;
                best[i][j] = Math.max(best[i + 1][j], best[i][j + 1]);
                if (alike[i][j] > 0) best[i][j] = Math.max(best[i][j], alike[i][j] + best[i + 1][j + 1]);
            }
        }
        Map<Integer, Entry> found = new TreeMap<>();
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (alike[i][j] > 0 && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                found.put(j, entries.get(i));
                i++;
                j++;
            } else if (best[i][j] == best[i][j + 1]) {
                j++;
            } else {
                i++;
            }
        }
        return found;
    }
}
