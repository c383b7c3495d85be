package se.samrad.portal.staff.diary;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.responses.Passage;

/** The sentences of an answer, each with its place, so that whole ones can be hidden from a list without pointing in a text. */
final class Sentences {
    private static final int BEGINNING_MAX = 40;

    /**
     * What a registrar can choose to hide.
     *
     * @param start first UTF-16 unit, from 0
     * @param kind what it seems to be, when it was proposed
     * @param ground what hiding it would rest on, when it was proposed
     */
    record Spot(
            String in,
            int start,
            int length,
            String text,
            @Nullable String kind,
            Passage.@Nullable Ground ground) {
        /** The place as a form sends it. */
        public String place() {
            return in + "@" + start + "+" + length;
        }

        /** As many of its first words as it takes to know it again. */
        String beginning() {
            String line = text.strip().replaceAll("\\s+", " ");
            if (line.length() <= BEGINNING_MAX) return line;
            int end = line.lastIndexOf(' ', BEGINNING_MAX);
            return end > 0
                    ? line.substring(0, end) + " …"
                    : line.substring(0, line.offsetByCodePoints(0, BEGINNING_MAX / 2)) + "…";
        }

        private boolean holds(Spot other) {
            return in.equals(other.in) && start <= other.start && other.start + other.length <= start + length;
        }

        private boolean touches(Spot other) {
            return in.equals(other.in) && start < other.start + other.length && other.start < start + length;
        }
    }

    /**
     * A sentence with single passages of it.
     *
     * @param found whether something in it may tell who somebody is
     */
    record Sentence(Spot whole, List<Spot> passages, boolean found) {}

    private Sentences() {}

    /**
     * Where words stand in a text: as words of their own, in capitals or not, with any space between them. A genitive s goes with
     * them, since a name is told by it too.
     */
    static List<Spot> places(String in, String text, String words) {
        String sought = Arrays.stream(words.strip().split("[\\s\\u00a0]+"))
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s\\u00a0]+"));
        Matcher found = Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + sought + "(s?(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}]))",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        List<Spot> places = new ArrayList<>();
        while (found.find()) {
            places.add(new Spot(in, found.start(), found.end() - found.start(), found.group(), null, null));
        }
        return places;
    }

    /** Of one text, with what was proposed and what is hidden now. */
    static List<Sentence> of(String text, List<Original.Proposal> proposals, List<Passage> hidden) {
        List<Spot> spots = new ArrayList<>();
        proposals.forEach(one -> add(spots, text, one.start(), one.length(), one.kind(), one.ground()));
        hidden.forEach(one -> add(spots, text, one.start(), one.length(), null, null));
        return of("text", text, spots);
    }

    private static void add(
            List<Spot> spots,
            String text,
            int start,
            int length,
            @Nullable String kind,
            Passage.@Nullable Ground ground) {
        if (start < 0 || length < 1 || start > text.length() - length) return;
        Spot spot = new Spot("text", start, length, text.substring(start, start + length), kind, ground);
        if (spots.stream().noneMatch(other -> other.place().equals(spot.place()))) spots.add(spot);
    }

    /** @param passages what was proposed and what is hidden now; each stands beside the sentence where it begins */
    static List<Sentence> of(String in, @Nullable String text, List<Spot> passages) {
        List<Spot> own = passages.stream().filter(one -> one.in().equals(in)).toList();
        List<Sentence> sentences = new ArrayList<>();
        List<Spot> wholes = wholes(in, text);
        for (int i = 0; i < wholes.size(); i++) {
            Spot whole = wholes.get(i);
            // The space around a sentence is its own too: what is hidden there is in the list, or it would be shown
            // again.
            int from = i == 0 ? 0 : whole.start();
            int to = i + 1 < wholes.size() ? wholes.get(i + 1).start() : Integer.MAX_VALUE;
            List<Spot> single = own.stream()
                    .filter(one -> one.start() >= from && one.start() < to)
                    .filter(one -> !one.place().equals(whole.place()))
                    .toList();
            boolean found = own.stream().anyMatch(one -> one.kind() != null && one.touches(whole));
            sentences.add(new Sentence(whole, single, found));
        }
        return sentences;
    }

    /** Passages that lie in no other of them: a whole sentence hides what is in it. */
    static List<Spot> outermost(List<Spot> ticked) {
        return ticked.stream()
                .filter(one ->
                        ticked.stream().noneMatch(other -> !other.place().equals(one.place()) && other.holds(one)))
                .toList();
    }

    private static List<Spot> wholes(String in, @Nullable String text) {
        List<Spot> wholes = new ArrayList<>();
        if (text == null || text.isBlank()) return wholes;
        int lineStart = 0;
        for (String line : text.split("(?<=\\n)", -1)) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag("sv"));
            breaks.setText(line);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                String raw = line.substring(from, to);
                String bare = raw.strip();
                if (bare.isEmpty()) continue;
                wholes.add(new Spot(in, lineStart + from + raw.indexOf(bare), bare.length(), bare, null, null));
            }
            lineStart += line.length();
        }
        return wholes;
    }
}
