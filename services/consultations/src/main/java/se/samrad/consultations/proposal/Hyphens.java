package se.samrad.consultations.proposal;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins lines that belong together. A hyphen at the end of a line is part of the word ("KBT-terapi"), of a pair
 * ("fakta- och analysunderlag") or only of the line break ("till-gänglighet"): the rest of the document tells which.
 */
final class Hyphens {
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:-\\p{L}+)*");
    private static final Pattern LAST = Pattern.compile("[\\p{L}\\p{N}]+-$");
    private static final Pattern FIRST = Pattern.compile("^[\\p{L}\\p{N}]+");
    private static final Set<String> PAIRING = Set.of("och", "eller", "samt", "respektive", "and", "or", "men", "till");

    private final Set<String> known = new HashSet<>();

    Hyphens(List<String> lines) {
        for (String line : lines) {
            Matcher match = WORD.matcher(line);
            while (match.find()) {
                // What stands at the very end before a hyphen is half a word and proves nothing.
                known.add(match.group().toLowerCase(Locale.ROOT));
            }
        }
    }

    String join(String before, String after) {
        if (before.isEmpty()) return after;
        if (before.endsWith("\u00AD")) return before.substring(0, before.length() - 1) + after;
        Matcher last = LAST.matcher(before);
        Matcher first = FIRST.matcher(after);
        if (!last.find()) return before.endsWith("/") || after.startsWith("/") ? before + after : before + " " + after;
        if (!first.find()) return after.startsWith("/") ? before + after : before + " " + after;
        String half = last.group().substring(0, last.group().length() - 1);
        String rest = first.group();
        if (PAIRING.contains(rest)) return before + " " + after;
        String whole = (half + rest).toLowerCase(Locale.ROOT);
        String hyphened = (half + "-" + rest).toLowerCase(Locale.ROOT);
        boolean letters = half.chars().allMatch(Character::isLetter) && rest.chars().allMatch(Character::isLetter);
        boolean small = Character.isLowerCase(rest.charAt(0)) && half.chars().skip(1).allMatch(Character::isLowerCase);
        if (!letters || !small || known.contains(hyphened)) return before + after;
        boolean name = Character.isUpperCase(half.charAt(0));
        return !name || known.contains(whole) ? before.substring(0, before.length() - 1) + after : before + after;
    }
}
