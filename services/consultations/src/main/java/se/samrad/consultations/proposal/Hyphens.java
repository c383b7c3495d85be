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

    private static final int TAIL = 80;

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

    /** Adds a line to what is already joined; only the end of that is looked at. */
    void join(StringBuilder joined, String after) {
        if (joined.isEmpty() || after.isEmpty()) {
            joined.append(after);
            return;
        }
        String before = joined.substring(Math.max(0, joined.length() - TAIL));
        if (before.endsWith("\u00AD")) {
            joined.setLength(joined.length() - 1);
            joined.append(after);
            return;
        }
        Matcher last = LAST.matcher(before);
        if (!last.find()) {
            boolean closed = before.endsWith("/") || after.startsWith("/");
            joined.append(closed ? "" : " ").append(after);
            return;
        }
        String half = last.group().substring(0, last.group().length() - 1);
        Matcher first = FIRST.matcher(after);
        if (!first.find()) {
            joined.append(after.startsWith("/") ? "" : " ").append(after);
        } else if (PAIRING.contains(first.group())) {
            joined.append(' ').append(after);
        } else {
            if (belongsToTheBreak(half, first.group())) joined.setLength(joined.length() - 1);
            joined.append(after);
        }
    }

    private boolean belongsToTheBreak(String half, String rest) {
        boolean letters =
                half.chars().allMatch(Character::isLetter) && rest.chars().allMatch(Character::isLetter);
        boolean small =
                Character.isLowerCase(rest.charAt(0)) && half.chars().skip(1).allMatch(Character::isLowerCase);
        if (!letters || !small || known.contains((half + "-" + rest).toLowerCase(Locale.ROOT))) return false;
        boolean name = Character.isUpperCase(half.charAt(0));
        return !name || known.contains((half + rest).toLowerCase(Locale.ROOT));
    }
}
