package se.samrad.responses.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody searches for: all of the words must be there, and words in quotation marks beside each other. A word is also
 * found as part of a longer one: <i>stråk</i> in <i>cykelstråk</i>.
 */
record Sought(List<List<String>> phrases) {
    static final int CHARACTERS_MAX = 200;
    /** Shorter pieces would be found in almost every word. */
    private static final int PART_CHARACTERS_MIN = 4;

    static Sought of(String query) {
        List<List<String>> phrases = new ArrayList<>();
        List<String> common = new ArrayList<>();
        String[] parts = SwedishText.clean(query).split("[\"”“]", -1);
        for (int i = 0; i < parts.length; i++) {
            List<SwedishText.Word> words = SwedishText.words(parts[i]);
            boolean quoted = i % 2 == 1 && i < parts.length - 1;
            if (quoted && words.size() > 1) {
                phrases.add(words.stream().map(SwedishText.Word::stem).toList());
                continue;
            }
            for (SwedishText.Word word : words) {
                if (word.common()) common.add(word.stem());
                else phrases.add(List.of(word.stem()));
            }
        }
        // "och" is sought when it is all that is asked for.
        if (phrases.isEmpty()) common.forEach(word -> phrases.add(List.of(word)));
        return new Sought(phrases.stream().distinct().toList());
    }

    boolean isNothing() {
        return phrases.isEmpty();
    }

    /** By what a word is found inside a longer one; nothing for a short one. */
    static List<String> parts(String stem) {
        if (stem.length() < PART_CHARACTERS_MIN) return List.of();
        String withE = SwedishStem.withE(stem);
        return withE.equals(stem) ? List.of(stem) : List.of(stem, withE);
    }

    /** Whether a word of a text is one that is sought. */
    boolean finds(String stem) {
        return phrases.stream()
                .anyMatch(phrase -> phrase.size() == 1
                        && (phrase.getFirst().equals(stem)
                                || parts(phrase.getFirst()).stream().anyMatch(stem::contains)));
    }

    /** How many words from here are a phrase that is sought, 0 for none. */
    int phraseAt(List<SwedishText.Word> words, int at) {
        for (List<String> phrase : phrases) {
            if (phrase.size() == 1 || at + phrase.size() > words.size()) continue;
            List<String> here = words.subList(at, at + phrase.size()).stream()
                    .map(SwedishText.Word::stem)
                    .toList();
            if (here.equals(phrase)) return phrase.size();
        }
        return finds(words.get(at).stem()) ? 1 : 0;
    }
}
