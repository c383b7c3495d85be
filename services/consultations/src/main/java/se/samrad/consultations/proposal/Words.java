package se.samrad.consultations.proposal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of a title, compared as a reader would: without case, punctuation and endings. */
final class Words {
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> JOINING = Set.of(
            "att", "av", "den", "det", "de", "ett", "en", "eller", "från", "för", "i", "inom", "med", "mellan", "och",
            "om", "på", "samt", "som", "till", "under", "utan", "vid", "minst", "högst", "cirka", "ca", "än", "and",
            "by", "for", "of", "the", "to", "with", "in", "on");

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : NOT_WORD.split(text.toLowerCase(Locale.ROOT))) if (!word.isEmpty()) words.add(word);
        return words;
    }

    /** Whether a line that ends in this word cannot be the last line of a heading. */
    static boolean joining(String word) {
        return JOINING.contains(word.toLowerCase(Locale.ROOT));
    }

    /** From 0 to 1: how much two titles are the same, "Naturliga platser" and "Naturlig plats" being nearly so. */
    static double alike(String one, String other) {
        List<String> left = of(one);
        List<String> right = of(other);
        if (left.isEmpty() || right.isEmpty()) return 0;
        if (left.equals(right)) return 1;
        Set<Integer> taken = new HashSet<>();
        double shared = 0;
        for (String word : left) {
            for (int i = 0; i < right.size(); i++) {
                if (!taken.contains(i) && sameStem(word, right.get(i))) {
                    taken.add(i);
                    shared++;
                    break;
                }
            }
        }
        return 0.99 * 2 * shared / (left.size() + right.size());
    }

    private static boolean sameStem(String one, String other) {
        if (one.equals(other)) return true;
        int shortest = Math.min(one.length(), other.length());
        if (shortest < 5) return false;
        int same = 0;
        while (same < shortest && one.charAt(same) == other.charAt(same)) same++;
        return same >= 5 && same * 10 >= Math.max(one.length(), other.length()) * 7;
    }

    /** Lower-case letters a–z, digits and single hyphens; å, ä and ö become a, a and o. */
    static String slug(String text, int lengthMax) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("ß", "ss")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (plain.length() <= lengthMax) return plain;
        int end = plain.lastIndexOf('-', lengthMax);
        return plain.substring(0, end > lengthMax / 2 ? end : lengthMax).replaceAll("-$", "");
    }
}
