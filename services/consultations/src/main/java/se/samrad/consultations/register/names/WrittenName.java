package se.samrad.consultations.register.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A name as names are compared.
 *
 * @param letters its letters and digits, without case, spaces, hyphens and signs: what is alike here is spelled alike
 * @param roots its telling words without their endings; empty when there are only words of kind
 * @param municipality whether it says that it is one, as a kommun or as a stad
 * @param misspelt whether the word that says so is nearly spelled as it should be
 * @param shortened whether a word of it stands for longer ones
 * @param initials of a name of several words
 * @param acronym what is written in nothing but capitals, as initials are
 */
record WrittenName(
        String letters,
        Set<String> roots,
        boolean municipality,
        boolean misspelt,
        boolean shortened,
        Optional<String> initials,
        Optional<String> acronym) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{2,6}");
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");

    private static final Set<String> MUNICIPAL = Set.of("kommun", "kommunen", "kommuns", "stad", "staden", "stads");
    private static final LevenshteinDistance ONE_WRONG = new LevenshteinDistance(1);

    /** Said of many, and telling none from another. */
    private static final Set<String> SILENT = Set.of(
            "i",
            "för",
            "och",
            "av",
            "på",
            "till",
            "vid",
            "de",
            "den",
            "det",
            "the",
            "of",
            "and",
            "län",
            "läns",
            "länet",
            "länets",
            "ab",
            "hb",
            "kb",
            "publ",
            "stiftelsen",
            "ideell",
            "ek",
            "förening");
    /** From the longest: each is taken away once, where enough of the word is left. */
    private static final List<String> ENDINGS =
            List.of("erna", "arna", "orna", "en", "et", "an", "er", "ar", "or", "a", "e");

    private static final int ROOT_LETTERS_MIN = 4;

    /**
     * What is written short, by words; taken as if it were written out, on both sides. Names of public bodies, as they write
     * themselves.
     */
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("lst", "länsstyrelsen"),
            Map.entry("sthlm", "stockholm"),
            Map.entry("sthlms", "stockholms"),
            Map.entry("gbg", "göteborg"),
            Map.entry("univ", "universitet"),
            Map.entry("högsk", "högskola"),
            Map.entry("tekn", "tekniska"),
            Map.entry("kth", "kungliga tekniska högskolan"),
            Map.entry("ki", "karolinska institutet"),
            Map.entry("skr", "sveriges kommuner och regioner"),
            Map.entry("skl", "sveriges kommuner och regioner"),
            Map.entry("lrf", "lantbrukarnas riksförbund"),
            Map.entry("klys", "konstnärliga och litterära yrkesutövares samarbetsnämnd"),
            Map.entry("msb", "myndigheten för samhällsskydd och beredskap"),
            Map.entry("scb", "statistiska centralbyrån"),
            Map.entry("smhi", "sveriges meteorologiska och hydrologiska institut"),
            Map.entry("sgu", "sveriges geologiska undersökning"),
            Map.entry("sll", "region stockholm"),
            Map.entry("landsting", "region"),
            Map.entry("södermanland", "sörmland"),
            Map.entry("södermanlands", "sörmlands"));

    /** Of these the words that are no shorter. */
    private static final Set<String> AS_LONG = Set.of("landsting", "södermanland", "södermanlands");

    static WrittenName of(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC);
        String outside = BRACKETS.matcher(text).replaceAll(" ");
        List<String> words = words(outside.isBlank() ? text : outside);
        Set<String> roots = new LinkedHashSet<>();
        boolean municipality = false;
        boolean misspelt = false;
        for (String word : words) {
            if (MUNICIPAL.contains(word)) municipality = true;
            else if (ONE_WRONG.apply(word, "kommun") > 0) misspelt = true;
            else if (!SILENT.contains(word)) roots.add(root(word));
        }
        List<String> telling =
                words.stream().filter(word -> !SILENT.contains(word)).toList();
        Optional<String> initials = telling.size() < 2
                ? Optional.empty()
                : Optional.of(telling.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining()));
        return new WrittenName(
                String.join("", plainWords(text)),
                Set.copyOf(roots),
                municipality || misspelt,
                misspelt,
                plainWords(text).stream().anyMatch(word -> ABBREVIATIONS.containsKey(word) && !AS_LONG.contains(word)),
                initials,
                acronym(text));
    }

    private static Optional<String> acronym(String text) {
        var brackets = BRACKETS.matcher(text);
        String inside = brackets.find() ? brackets.group(1).strip() : "";
        if (CAPITALS.matcher(inside).matches()) return Optional.of(inside.toLowerCase(Locale.ROOT));
        return CAPITALS.matcher(text.strip()).matches()
                ? Optional.of(text.strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static List<String> plainWords(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(word -> word.group())
                .toList();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : plainWords(text)) {
            String out = ABBREVIATIONS.get(word);
            if (out == null) words.add(word);
            else words.addAll(List.of(out.split(" ")));
        }
        return words;
    }

    /** The same for the forms of a word; also for some words that are not the same, which is why a human is asked. */
    private static String root(String word) {
        String root = without(word, "s");
        for (String ending : ENDINGS) {
            String shorter = without(root, ending);
            if (!shorter.equals(root)) return shorter;
        }
        return root;
    }

    private static String without(String word, String ending) {
        return word.endsWith(ending) && word.length() - ending.length() >= ROOT_LETTERS_MIN
                ? word.substring(0, word.length() - ending.length())
                : word;
    }
}
