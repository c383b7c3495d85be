package se.samrad.responses.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage of a published rendition that has what was sought.
 *
 * @param in {@code text}, {@code sections/<id>} or {@code answers/<number>}; {@code supplements/<number>} for what was added, and
 *     {@code files/<number>} for the words of a file that everybody can save
 * @param file what the file is called; null for what is no file
 * @param marks where in the passage the words stand
 */
record Snippet(String in, @Nullable String file, String text, List<Mark> marks) {
    private static final int CHARACTERS_AROUND = 120;

    record Mark(int start, int length) {}

    /** The first passage of each part, at most so many; empty when the rendition has none of it. */
    static List<Snippet> of(List<Part> parts, Sought sought, int count) {
        List<Snippet> snippets = new ArrayList<>();
        for (Part part : parts) {
            if (snippets.size() == count) break;
            String text = SwedishText.clean(part.text());
            List<Mark> marks = marks(text, sought);
            if (!marks.isEmpty()) snippets.add(cut(part, text, marks));
        }
        return snippets;
    }

    private static List<Mark> marks(String text, Sought sought) {
        List<SwedishText.Word> words = SwedishText.words(text);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int length = sought.phraseAt(words, i);
            if (length == 0) continue;
            int start = words.get(i).start();
            i += length - 1;
            marks.add(new Mark(start, words.get(i).end() - start));
        }
        return marks;
    }

    private static Snippet cut(Part part, String text, List<Mark> marks) {
        Mark first = marks.getFirst();
        int from = atSpace(text, Math.max(0, first.start() - CHARACTERS_AROUND), first.start());
        int to = Math.min(text.length(), first.start() + first.length() + CHARACTERS_AROUND);
        while (to < text.length() && to > first.start() + first.length() && !Character.isWhitespace(text.charAt(to)))
            to--;
        if (to == first.start() + first.length() && to < text.length() && Character.isLowSurrogate(text.charAt(to)))
            to++;
        String before = from > 0 ? "… " : "";
        String after = to < text.length() ? " …" : "";
        int moved = before.length() - from;
        int end = to;
        List<Mark> kept = marks.stream()
                .filter(mark -> mark.start() + mark.length() <= end)
                .map(mark -> new Mark(mark.start() + moved, mark.length()))
                .toList();
        return new Snippet(part.in(), part.file(), before + text.substring(from, to) + after, kept);
    }

    private static int atSpace(String text, int from, int before) {
        if (from == 0) return 0;
        int at = from;
        while (at < before && !Character.isWhitespace(text.charAt(at))) at++;
        while (at < before && Character.isWhitespace(text.charAt(at))) at++;
        return at;
    }
}
