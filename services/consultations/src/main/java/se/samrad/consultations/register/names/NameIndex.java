package se.samrad.consultations.register.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
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

    /** A body that is perhaps meant. */
    record Candidate(String body, String name, Because because) {}

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

    private record Entry(Named body, WrittenName name, Because because) {}

    private final Map<String, List<Entry>> byLetters = new HashMap<>();
    private final Map<String, List<Entry>> byRoot = new HashMap<>();
    private final Map<String, List<Entry>> byInitials = new HashMap<>();
    private final Map<String, List<Entry>> byAcronym = new HashMap<>();
    /** Roots of the register by length, where a misspelt one is looked for. */
    private final Map<Integer, Map<String, Bare>> roots = new HashMap<>();

    private final Map<String, Set<String>> lookedFor = new HashMap<>();

    NameIndex(Collection<Named> bodies) {
        for (Named body : bodies) {
            add(body, body.name(), Because.SPELLED_ALIKE);
            for (String alias : body.aliases()) add(body, alias, Because.SPELLED_ALIKE);
            for (String former : body.former()) add(body, former, Because.FORMER_NAME);
        }
    }

    /** @param because what it means when it is spelled so */
    private void add(Named body, String written, Because because) {
        Entry entry = new Entry(body, WrittenName.of(written), because);
        add(byLetters, entry.name().letters(), entry);
        for (String root : entry.name().roots()) {
            add(byRoot, root, entry);
            roots.computeIfAbsent(root.length(), length -> new HashMap<>()).computeIfAbsent(root, Bare::of);
        }
        entry.name().initials().ifPresent(initials -> add(byInitials, initials, entry));
        entry.name().acronym().ifPresent(acronym -> add(byAcronym, acronym, entry));
    }

    private static void add(Map<String, List<Entry>> index, String key, Entry entry) {
        index.computeIfAbsent(key, each -> new ArrayList<>()).add(entry);
    }

    Found find(String written) {
        WrittenName name = WrittenName.of(written);
        Map<String, Candidate> found = new TreeMap<>();
        for (Entry entry : byLetters.getOrDefault(name.letters(), List.of())) {
            put(found, entry, entry.because());
        }
        if (found.size() == 1) {
            Candidate only = found.values().iterator().next();
            return new Found.Same(only.body(), only.name(), only.because());
        }
        if (found.isEmpty()) {
            for (Entry entry : sharing(name.roots())) {
                compare(name, entry.name()).ifPresent(because -> put(found, entry, because));
            }
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
                new Candidate(body.id(), body.name(), because),
                (one, other) -> one.because().compareTo(other.because()) <= 0 ? one : other);
    }

    private Set<Entry> sharing(Set<String> words) {
        Set<Entry> sharing = new HashSet<>();
        for (String word : words) sharing.addAll(byRoot.getOrDefault(word, List.of()));
        return sharing;
    }

    private Optional<Because> compare(WrittenName written, WrittenName known) {
        if (written.roots().equals(known.roots())) {
            if (written.municipality() == known.municipality()) {
                return Optional.of(written.municipality() ? Because.MUNICIPALITY : Because.FORM);
            }
            return Optional.of(Because.MUNICIPALITY);
        }
        // Huddinge kommun is not meant where a hospital in Huddinge is written, nor Region Uppsala by Uppsala kommun.
        boolean part = written.municipality() || !known.municipality();
        if (part && written.roots().containsAll(known.roots())) return Optional.of(Because.PART);
        boolean shorter = known.municipality() || !written.municipality();
        if (shorter && known.roots().containsAll(written.roots()) && telling(written.roots())) {
            return Optional.of(Because.SHORTER);
        }
        return Optional.empty();
    }

    private boolean telling(Set<String> words) {
        Set<String> bodies = new HashSet<>();
        for (Entry entry : sharing(words)) {
            if (entry.name().roots().containsAll(words)) bodies.add(entry.body().id());
        }
        return bodies.size() <= SHARED_BY_MAX;
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
            Bare bare = Bare.of(looked);
            int length = looked.length();
            if (length < ONE_WRONG_LETTERS_MIN) return Set.of();
            int wrongMax = length < TWO_WRONG_LETTERS_MIN ? 1 : 2;
            Set<String> near = new HashSet<>();
            for (int other = length - wrongMax; other <= length + wrongMax; other++) {
                roots.getOrDefault(other, Map.of()).forEach((root, known) -> {
                    if (bare.isNear(known, wrongMax)) near.add(root);
                });
            }
            return near;
        });
    }
}
