package se.samrad.consultations.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.samrad.consultations.proposal.ProposalDocument.Aside;
import se.samrad.consultations.proposal.ProposalDocument.Kind;

/**
 * What pages add to a text: running headers, page numbers and footnotes.
 *
 * @param lines the text without headers and page numbers
 * @param notes of each page: footnotes and what is printed below them
 * @param asides what was taken away or moved, by line
 */
record Pages(List<Line> lines, Map<Integer, List<Line>> notes, Map<Integer, Aside> asides) {
    private static final int HEADER_PAGES_MIN = 5;
    private static final int HEADER_LINES_MAX = 6;
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "^(?:(?:sida|sid\\.?|page)\\s+)?[–-]?\\s*(\\d{1,4})(?:\\s*(?:\\(\\d{1,4}\\)|/\\s*\\d{1,4}|av \\d{1,4}))?\\s*[–-]?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTE = Pattern.compile("^(\\d{1,3}) (?:\\p{Lu}|www\\.|https?:).*");
    private static final Pattern ADDRESS = Pattern.compile("^(?:https?://|www\\.)\\S+$");

    static Pages of(List<Line> lines) {
        TreeMap<Integer, List<Line>> pages = new TreeMap<>();
        for (Line line : lines)
            pages.computeIfAbsent(line.page(), p -> new ArrayList<>()).add(line);
        Map<Integer, Aside> asides = new TreeMap<>();
        if (pages.size() > 2) {
            takeNumbers(pages, asides);
            takeHeaders(pages, asides, true);
            takeHeaders(pages, asides, false);
        }
        Map<Integer, List<Line>> notes = takeNotes(pages);
        List<Line> kept = new ArrayList<>();
        for (List<Line> page : pages.values()) {
            for (int i = 0; i < page.size(); i++)
                kept.add(page.get(i).starting(i == 0 && page.get(i).page() > 0));
        }
        return new Pages(kept, notes, asides);
    }

    /** A number at an edge of the page that grows with the pages. */
    private static void takeNumbers(TreeMap<Integer, List<Line>> pages, Map<Integer, Aside> asides) {
        for (boolean top : List.of(false, true)) {
            Map<Integer, List<Line>> byOffset = new HashMap<>();
            pages.forEach((page, lines) -> {
                if (lines.isEmpty()) return;
                Line edge = top ? lines.getFirst() : lines.getLast();
                Matcher match = PAGE_NUMBER.matcher(edge.text());
                if (match.matches()) {
                    byOffset.computeIfAbsent(Integer.parseInt(match.group(1)) - page, o -> new ArrayList<>())
                            .add(edge);
                }
            });
            for (List<Line> numbers : byOffset.values()) {
                if (numbers.size() < 3 || numbers.size() * 3 < pages.size()) continue;
                for (Line number : numbers) {
                    pages.getOrDefault(number.page(), List.of()).remove(number);
                    asides.put(number.at(), new Aside(Kind.PAGE_NUMBER, number.text()));
                }
            }
        }
    }

    /** Lines at the edge of many pages that stand nearly nowhere else; taken line by line from the edge inwards. */
    private static void takeHeaders(TreeMap<Integer, List<Line>> pages, Map<Integer, Aside> asides, boolean top) {
        Map<String, Integer> everywhere = new HashMap<>();
        pages.values().forEach(page -> page.forEach(line -> everywhere.merge(key(line), 1, Integer::sum)));
        Set<Integer> stillAtEdge = new HashSet<>(pages.keySet());
        int enough = Math.max(3, Math.min(HEADER_PAGES_MIN, pages.size() / 2 + 1));
        for (int depth = 0; depth < HEADER_LINES_MAX && !stillAtEdge.isEmpty(); depth++) {
            Map<String, List<Line>> edges = new HashMap<>();
            for (int page : stillAtEdge) {
                List<Line> lines = pages.getOrDefault(page, List.of());
                if (lines.size() < 2) continue;
                Line edge = top ? lines.getFirst() : lines.getLast();
                edges.computeIfAbsent(key(edge), k -> new ArrayList<>()).add(edge);
            }
            Set<Integer> taken = new HashSet<>();
            edges.forEach((text, found) -> {
                if (found.size() < enough || found.size() * 10 < everywhere.getOrDefault(text, 0) * 6) return;
                for (Line line : found) {
                    pages.getOrDefault(line.page(), List.of()).remove(line);
                    asides.put(line.at(), new Aside(Kind.RUNNING_HEADER, line.text()));
                    taken.add(line.page());
                }
            });
            stillAtEdge = taken;
        }
    }

    private static String key(Line line) {
        return line.text().replaceAll("\\d+", "#");
    }

    /**
     * Footnotes: at the foot of a page, numbered on from the page before, the first of them called for in the text by a
     * number set close to a word. Addresses at the very end of a page, where a link was printed, count as notes too.
     */
    private static Map<Integer, List<Line>> takeNotes(TreeMap<Integer, List<Line>> pages) {
        Map<Integer, List<Line>> notes = new TreeMap<>();
        if (pages.size() < 2) return notes;
        int next = 1;
        for (Map.Entry<Integer, List<Line>> page : pages.entrySet()) {
            List<Line> lines = page.getValue();
            int from = lines.size();
            while (from > 0 && ADDRESS.matcher(lines.get(from - 1).text()).matches()) from--;
            for (int i = 0; i < lines.size(); i++) {
                if (number(lines.get(i)) != next || !calledFor(next, lines.subList(0, i))) continue;
                from = Math.min(from, i);
                for (Line line : lines.subList(i, lines.size())) if (number(line) == next) next++;
                break;
            }
            if (from < lines.size() && from > 0) {
                notes.put(page.getKey(), List.copyOf(lines.subList(from, lines.size())));
                lines.subList(from, lines.size()).clear();
            }
        }
        return notes;
    }

    private static int number(Line line) {
        Matcher match = NOTE.matcher(line.text());
        return match.matches() ? Integer.parseInt(match.group(1)) : -1;
    }

    private static boolean calledFor(int number, List<Line> above) {
        Pattern call = Pattern.compile("[\\p{L}\\p{N}.,)” ]" + number + "(?!\\d)");
        return above.stream().anyMatch(line -> call.matcher(line.text()).find());
    }

    static boolean startsNote(Line line) {
        return NOTE.matcher(line.text()).matches()
                || ADDRESS.matcher(line.text()).matches();
    }
}
