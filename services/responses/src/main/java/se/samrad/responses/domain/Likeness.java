package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much two texts say the same, whatever their layout: the same document as Word and as PDF. */
public final class Likeness {
    /** From here on two texts are one: a page's foot or a lost heading may differ, a paragraph may not. */
    public static final double SAME = 0.9;

    private static final int SHINGLE_WORDS = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    /** {@code 3}, {@code 3 (12)}, {@code Sida 3 av 12}: a page's foot. */
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?im)^[ \\t]*(?:sid(?:a|an)?\\.?[ \\t]*)?\\d{1,4}(?:[ \\t]*(?:\\(|/|av)[ \\t]*\\d{1,4}\\)?)?[ \\t]*$");
    /** At the end of a line it parts a word; in the middle it is left out too, so that both come out alike. */
    private static final Pattern HYPHEN = Pattern.compile("[\\u00ad\\u2010\\u2011-](?:[ \\t]*\\R[ \\t]*)?");

    private Likeness() {}

    /** From 0, nothing in common, to 1; the share of the runs of three words of both that stand in both. */
    public static double of(String one, String other) {
        List<String> words = words(one);
        List<String> others = words(other);
        if (words.isEmpty() || others.isEmpty()) return 0;
        Set<List<String>> runs = runs(words);
        Set<List<String>> otherRuns = runs(others);
        long shared = runs.stream().filter(otherRuns::contains).count();
        return shared / (double) (runs.size() + otherRuns.size() - shared);
    }

    private static List<String> words(String text) {
        String bare = HYPHEN.matcher(PAGE_NUMBER.matcher(text).replaceAll("")).replaceAll("");
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(bare);
        while (word.find()) words.add(word.group().toLowerCase(Locale.ROOT));
        return words;
    }

    private static Set<List<String>> runs(List<String> words) {
        int length = Math.min(SHINGLE_WORDS, words.size());
        Set<List<String>> runs = new HashSet<>();
        for (int i = 0; i + length <= words.size(); i++) runs.add(List.copyOf(words.subList(i, i + length)));
        return runs;
    }
}
