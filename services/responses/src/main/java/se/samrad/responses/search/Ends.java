package se.samrad.responses.search;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How words end, in small letters; read from the last letter on, since every word of a text is asked about often. */
final class Ends {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzåäöé";

    private static final class Node {
        final @Nullable Node[] before = new Node[LETTERS.length()];
        boolean whole;
    }

    private final Node last = new Node();

    private Ends(Collection<String> ends) {
        for (String end : ends) {
            Node node = last;
            for (int i = end.length() - 1; i >= 0; i--) {
                int letter = letter(end.charAt(i));
                Node before = node.before[letter];
                if (before == null) node.before[letter] = before = new Node();
                node = before;
            }
            node.whole = true;
        }
    }

    static Ends of(Collection<String> ends) {
        return new Ends(ends);
    }

    /** @param words with spaces or lines between them */
    static Ends of(String words) {
        return new Ends(List.of(words.strip().split("\\s+")));
    }

    boolean end(String word) {
        return longest(word) > 0;
    }

    /** How long the longest of them is that the word ends in, 0 for none. */
    int longest(String word) {
        int longest = 0;
        Node node = last;
        for (int i = word.length() - 1; i >= 0; i--) {
            int letter = letter(word.charAt(i));
            node = letter < 0 ? null : node.before[letter];
            if (node == null) break;
            if (node.whole) longest = word.length() - i;
        }
        return longest;
    }

    private static int letter(char letter) {
        return letter >= 'a' && letter <= 'z' ? letter - 'a' : LETTERS.indexOf(letter);
    }
}
