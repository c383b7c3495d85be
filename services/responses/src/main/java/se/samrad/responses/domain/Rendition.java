package se.samrad.responses.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Passage;

/**
 * What was written, as it is kept and shown, named by the SHA-256 of its JSON. The random bits come first and are covered by
 * the hash: without them a hash of a masked text, set beside the hash of the original, would confirm a guess.
 *
 * @param random 128 bits, hexadecimal
 * @param masked where marks stand in this text, which says nothing of how long what they hide is
 */
public record Rendition(
        String random, @Nullable String text, List<Answered> answers, List<Said> sections, List<Passage> masked) {
    public record Answered(int question, String text) {}

    public record Said(
            String section,
            @Nullable Position position,
            @Nullable String text) {}

    @SuppressWarnings("NullAway") // read from JSON
    public Rendition {
        answers = answers == null ? List.of() : List.copyOf(answers);
        sections = sections == null ? List.of() : List.copyOf(sections);
        masked = masked == null ? List.of() : List.copyOf(masked);
    }

    /** The text of a part, {@code text}, {@code sections/<id>} or {@code answers/<number>}; null when there is none. */
    public @Nullable String part(String name) {
        if (name.equals("text")) return text;
        for (Said said : sections) if (name.equals("sections/" + said.section())) return said.text();
        for (Answered answered : answers) if (name.equals("answers/" + answered.question())) return answered.text();
        return null;
    }
}
