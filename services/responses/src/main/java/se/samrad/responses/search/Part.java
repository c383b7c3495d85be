package se.samrad.responses.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.domain.Rendition;

/**
 * A part of what can be read of a response that has words.
 *
 * @param in {@code text}, {@code sections/<id>} or {@code answers/<number>}; {@code supplements/<number>} for what was added, and
 *     {@code files/<number>} for the words of a file that everybody can save
 * @param file what the file is called; null for what is no file
 */
record Part(String in, String text, @Nullable String file) {
    /** How much of the words of its files one response is found by, all of them together; the rest is not sought in. */
    static final int FILES_CHARACTERS_MAX = 200_000;

    Part(String in, String text) {
        this(in, text, null);
    }

    static List<Part> of(Rendition rendition) {
        List<Part> parts = new ArrayList<>();
        if (rendition.text() != null) parts.add(new Part("text", rendition.text()));
        for (Rendition.Answered answered : rendition.answers()) {
            parts.add(new Part("answers/" + answered.question(), answered.text()));
        }
        for (Rendition.Said said : rendition.sections()) {
            if (said.text() != null) parts.add(new Part("sections/" + said.section(), said.text()));
        }
        return parts;
    }

    /** @param number of the supplement among those that can be read, counted from 1 */
    static List<Part> added(Rendition rendition, int number) {
        return of(rendition).stream()
                .map(part -> new Part("supplements/" + number, part.text()))
                .toList();
    }
}
