package se.samrad.consultations.register.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.register.BodyRegister.Named;

/**
 * The names of a register, to find a written name among them. Only what is spelled alike is taken for the same; whatever
 * else resembles it is for a human to decide, as to merge wrongly is worse than to ask.
 *
 * <p>Not thread-safe: it remembers the words that it has looked for.
 */
final class NameIndex {
    static final int CANDIDATES_MAX = 5;
    /** A word that more bodies than this have tells none of them. */
    private static final int SHARED_BY_MAX = 3;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final LevenshteinDistance ONE = new LevenshteinDistance(1);
    private static final LevenshteinDistance TWO = new LevenshteinDistance(2);
    private static final int ONE_WRONG_LETTERS_MIN = 4;
    private static final int TWO_WRONG_LETTERS_MIN = 8;
    private static final int WRONG_LETTERS_MAX = 2;
    /** So many rows of a list that are of the same words are looked among. */
    private static final int ALIKE_MAX = 50;

    private static final Pattern DIGIT = Pattern.compile("\\d");

    /**
     * A body that is perhaps meant.
     *
     * @param line of the row of the same list that it stands on; null when it is in the register
     */
    record Candidate(
            String body,
            String name,
            Because because,
            @Nullable Integer line) {
        Candidate(String body, String name, Because because) {
            this(body, name, because, null);
        }
    }

    /** What a written name means. */
    sealed interface Found {
        /**
         * The body that is spelled so, and the only one.
         *
         * @param because by what it is or was called
         */
        record Same(String body, String name, Because because) implements Found {
            Same(String body, String name) {
                this(body, name, Because.SPELLED_ALIKE);
            }
        }

        /** One of these, or none; the likeliest first. */
        record Perhaps(List<Candidate> candidates) implements Found {}

        record New() implements Found {}
    }

    /**
     * A word as it is written where there are no keys for å, ä and ö.
     *
     * @param letters which letters are in it: one wrong letter changes two of these at most, so most words need no closer
     *     look
     */
    private record Bare(String text, long letters) {
        static Bare of(String word) {
            String text = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                    .replaceAll("");
            return new Bare(
                    text, text.chars().mapToLong(letter -> 1L << (letter & 63)).reduce(0, (one, other) -> one | other));
        }

        boolean isNear(Bare other, int wrongMax) {
            return Long.bitCount(letters ^ other.letters) <= 2 * wrongMax
                    && (wrongMax == 1 ? ONE : TWO).apply(text, other.text) >= 0;
        }
    }

    /** @param line of a list; null in the register */
    private record Entry(
            Named body,
            WrittenName name,
            Because because,
            @Nullable Integer line) {}

    /**
     * A piece of a word at its place among so many pieces. Of a word with as many wrong letters as it is cut into pieces, less one,
     * one piece is right, and stands at most so many letters from its place.
     */
    private record Piece(int letters, int pieces, int number, String text) {}

    private final Map<String, List<Entry>> byLetters = new HashMap<>();
    private final Map<String, List<Entry>> byRoot = new HashMap<>();
    private final Map<Set<String>, List<Entry>> byRoots = new HashMap<>();
    /** Each entry once, by the root that the fewest have: whoever looks for parts of a name need not go through what all have. */
    private final Map<String, List<Entry>> byRarest = new HashMap<>();

    private final Map<String, List<Entry>> byInitials = new HashMap<>();
    private final Map<String, List<Entry>> byAcronym = new HashMap<>();
    private final Map<String, Bare> bare = new HashMap<>();
    /** Roots of the register by their pieces, where a misspelt one is looked for. */
    private final Map<Piece, List<String>> pieces = new HashMap<>();

    private final Map<String, Set<String>> lookedFor = new HashMap<>();

    NameIndex(Collection<Named> bodies) {
        for (Named body : bodies) {
            add(body, body.name(), Because.SPELLED_ALIKE, null);
            for (String alias : body.aliases()) add(body, alias, Because.SPELLED_ALIKE, null);
            for (String former : body.former()) add(body, former, Because.FORMER_NAME, null);
        }
        for (List<Entry> entries : byRoots.values()) {
            Set<String> words = entries.getFirst().name().roots();
            rarest(words)
                    .ifPresent(root -> byRarest.computeIfAbsent(root, each -> new ArrayList<>())
                            .addAll(entries));
        }
    }

    /**
     * Has a row of a list found from now on by those that come after it. What is spelled like a row is never taken for the same:
     * the two come with ids of their own.
     */
    void add(Named row, int line) {
        List<String> names = new ArrayList<>(row.aliases());
        names.addFirst(row.name());
        for (String name : names) {
            WrittenName written = WrittenName.of(name);
            Set<String> roots = written.roots();
            // Nobody is shown more of the same; ten thousand that are called the same would be compared for ever.
            if (rows(byLetters.get(written.letters())) >= CANDIDATES_MAX) continue;
            boolean enough = rows(byRoots.get(roots)) >= ALIKE_MAX;
            Entry entry = new Entry(row, written, Because.SPELLED_ALIKE, line);
            if (enough) {
                add(byLetters, written.letters(), entry);
                continue;
            }
            put(entry);
            rarest(roots).ifPresent(root -> add(byRarest, root, entry));
            lookedFor.clear();
        }
    }

    private static long rows(@Nullable List<Entry> entries) {
        return entries == null
                ? 0
                : entries.stream().filter(entry -> entry.line() != null).count();
    }

    /** @param because what it means when it is spelled so */
    private void add(Named body, String written, Because because, @Nullable Integer line) {
        put(new Entry(body, WrittenName.of(written), because, line));
    }

    private void put(Entry entry) {
        add(byLetters, entry.name().letters(), entry);
        byRoots.computeIfAbsent(entry.name().roots(), each -> new ArrayList<>()).add(entry);
        for (String root : entry.name().roots()) {
            add(byRoot, root, entry);
            if (bare.putIfAbsent(root, Bare.of(root)) == null) cut(root);
        }
        entry.name().initials().ifPresent(initials -> add(byInitials, initials, entry));
        entry.name().acronym().ifPresent(acronym -> add(byAcronym, acronym, entry));
    }

    private static void add(Map<String, List<Entry>> index, String key, Entry entry) {
        index.computeIfAbsent(key, each -> new ArrayList<>()).add(entry);
    }

    private void cut(String root) {
        String text = Objects.requireNonNull(bare.get(root)).text();
        for (int wrongMax = 1; wrongMax <= WRONG_LETTERS_MAX; wrongMax++) {
            for (int number = 0; number <= wrongMax; number++) {
                pieces.computeIfAbsent(piece(text.length(), wrongMax, number, text, 0), each -> new ArrayList<>())
                        .add(root);
            }
        }
    }

    /** What stands in a text where a piece of a word of so many letters does, moved by some. */
    private static Piece piece(int letters, int wrongMax, int number, String text, int moved) {
        int from = Math.max(0, letters * number / (wrongMax + 1) + moved);
        int to = Math.min(text.length(), letters * (number + 1) / (wrongMax + 1) + moved);
        return new Piece(letters, wrongMax + 1, number, from < to ? text.substring(from, to) : "");
    }

    /** The word of these that the fewest names have; empty when there are none. */
    private Optional<String> rarest(Set<String> words) {
        return words.stream()
                .min(Comparator.<String>comparingInt(
                                word -> byRoot.getOrDefault(word, List.of()).size())
                        .thenComparing(word -> word));
    }

    Found find(String written) {
        WrittenName name = WrittenName.of(written);
        Map<String, Candidate> found = new TreeMap<>();
        for (Entry entry : byLetters.getOrDefault(name.letters(), List.of())) {
            put(found, entry, entry.because());
        }
        List<Candidate> registered =
                found.values().stream().filter(each -> each.line() == null).toList();
        if (found.size() == 1 && registered.size() == 1) {
            Candidate only = registered.getFirst();
            return new Found.Same(only.body(), only.name(), only.because());
        }
        if (registered.isEmpty()) {
            for (Entry entry : byRoots.getOrDefault(name.roots(), List.of())) {
                if (!name.roots().isEmpty()) put(found, entry, alike(name, entry.name()));
            }
            parts(name).forEach(entry -> put(found, entry, Because.PART));
            shorter(name).forEach(entry -> put(found, entry, Because.SHORTER));
            name.acronym()
                    .ifPresent(acronym -> byInitials
                            .getOrDefault(acronym, List.of())
                            .forEach(entry -> put(found, entry, Because.INITIALS)));
            name.initials()
                    .ifPresent(initials -> byAcronym
                            .getOrDefault(initials, List.of())
                            .forEach(entry -> put(found, entry, Because.INITIALS)));
            misspelt(name).forEach(entry -> put(found, entry, Because.MISSPELT));
        }
        return found.isEmpty()
                ? new Found.New()
                : new Found.Perhaps(found.values().stream()
                        .sorted(Comparator.comparing(Candidate::because).thenComparing(Candidate::name))
                        .limit(CANDIDATES_MAX)
                        .toList());
    }

    private static void put(Map<String, Candidate> found, Entry entry, Because because) {
        Named body = entry.body();
        found.merge(
                body.id(),
                new Candidate(body.id(), body.name(), because, entry.line()),
                (one, other) -> one.because().compareTo(other.because()) <= 0 ? one : other);
    }

    private static Because alike(WrittenName written, WrittenName known) {
        if (written.misspelt() != known.misspelt()) return Because.MISSPELT;
        if (written.shortened() != known.shortened()) return Because.INITIALS;
        boolean form = written.municipality() == known.municipality() && !written.municipality();
        return form ? Because.FORM : Because.MUNICIPALITY;
    }

    /** Names whose words all are in what is written, beside others. */
    private List<Entry> parts(WrittenName written) {
        List<Entry> found = new ArrayList<>();
        for (String word : written.roots()) {
            for (Entry entry : byRarest.getOrDefault(word, List.of())) {
                WrittenName known = entry.name();
                // Huddinge kommun is not meant where a hospital in Huddinge is written.
                boolean part = written.municipality() || !known.municipality();
                if (part && isWithin(known.roots(), written.roots())) found.add(entry);
            }
        }
        return found;
    }

    /** Names that have all that is written, beside other words; none when these tell nobody from others. */
    private List<Entry> shorter(WrittenName written) {
        List<Entry> found = new ArrayList<>();
        Set<String> bodies = new HashSet<>();
        Optional<String> rarest = rarest(written.roots());
        if (rarest.isEmpty()) return found;
        for (Entry entry : byRoot.getOrDefault(rarest.get(), List.of())) {
            WrittenName known = entry.name();
            if (!known.roots().containsAll(written.roots())) continue;
            bodies.add(entry.body().id());
            if (bodies.size() > SHARED_BY_MAX) return List.of();
            // Nor is Region Uppsala meant by Uppsala kommun.
            boolean shorter = known.municipality() || !written.municipality();
            if (shorter && isWithin(written.roots(), known.roots())) found.add(entry);
        }
        return found;
    }

    /** Whether all of some words are among others, and not the other way round. */
    private static boolean isWithin(Set<String> words, Set<String> others) {
        return words.size() < others.size() && others.containsAll(words);
    }

    /** Names of as many words, of which those that nobody has are nearly one that somebody has. */
    private List<Entry> misspelt(WrittenName written) {
        Set<String> known = new HashSet<>();
        Set<String> odd = new HashSet<>();
        for (String root : written.roots()) (byRoot.containsKey(root) ? known : odd).add(root);
        if (odd.size() != 1) return List.of();
        List<Entry> found = new ArrayList<>();
        for (String near : near(odd.iterator().next())) {
            Set<String> meant = new HashSet<>(known);
            meant.add(near);
            for (Entry entry : byRoot.getOrDefault(near, List.of())) {
                if (entry.name().roots().equals(meant) && entry.name().municipality() == written.municipality()) {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    private Set<String> near(String word) {
        return lookedFor.computeIfAbsent(word, looked -> {
            Bare meant = Bare.of(looked);
            int length = looked.length();
            // Distrikt 1001 is not Distrikt 1002 misspelt.
            if (length < ONE_WRONG_LETTERS_MIN || DIGIT.matcher(looked).find()) return Set.of();
            int wrongMax = length < TWO_WRONG_LETTERS_MIN ? 1 : WRONG_LETTERS_MAX;
            Set<String> near = new HashSet<>();
            for (String root : perhapsNear(meant.text(), wrongMax)) {
                boolean asLong = Math.abs(root.length() - length) <= wrongMax;
                if (asLong && meant.isNear(Objects.requireNonNull(bare.get(root)), wrongMax)) near.add(root);
            }
            return near;
        });
    }

    /** Roots that have a piece of the word, nearly at its place: all that are near are among them. */
    private Set<String> perhapsNear(String text, int wrongMax) {
        Set<String> found = new HashSet<>();
        for (int letters = text.length() - wrongMax; letters <= text.length() + wrongMax; letters++) {
            for (int number = 0; number <= wrongMax; number++) {
                for (int moved = -wrongMax; moved <= wrongMax; moved++) {
                    found.addAll(pieces.getOrDefault(piece(letters, wrongMax, number, text, moved), List.of()));
                }
            }
        }
        return found;
    }
}
