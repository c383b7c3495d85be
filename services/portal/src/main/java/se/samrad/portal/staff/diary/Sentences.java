package se.samrad.portal.staff.diary;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentences of an answer, each with its place, so that whole ones can be hidden from a list without pointing in a text. */
final class Sentences {
    private static final Pattern PERSONAL = Pattern.compile(
            "\\b(?:\\d{6}|\\d{8})[-+ ]?\\d{4}\\b|\\b0\\d{1,3}[- ]?\\d(?:[ -]?\\d){4,8}\\b|\\S+@\\S+\\.\\S+");

    /**
     * A sentence.
     *
     * @param start first UTF-16 unit, from 0
     * @param found whether it seems to hold a number or address of a person
     */
    record Sentence(String in, int start, int length, String text, boolean found) {
        /** The place as a form sends it. */
        public String place() {
            return in + "@" + start + "+" + length;
        }
    }

    private Sentences() {}

    static List<Sentence> of(String in, @Nullable String text) {
        List<Sentence> sentences = new ArrayList<>();
        if (text == null || text.isBlank()) return sentences;
        int lineStart = 0;
        for (String line : text.split("(?<=\\n)", -1)) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag("sv"));
            breaks.setText(line);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                String raw = line.substring(from, to);
                String bare = raw.strip();
                if (bare.isEmpty()) continue;
                int start = lineStart + from + raw.indexOf(bare);
                boolean found = PERSONAL.matcher(bare).find();
                sentences.add(new Sentence(in, start, bare.length(), bare, found));
            }
            lineStart += line.length();
        }
        return sentences;
    }
}
