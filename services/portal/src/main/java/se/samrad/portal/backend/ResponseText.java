package se.samrad.portal.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Position;

/** What a response says, as everybody may read it. */
public record ResponseText(
        String response,
        @Nullable String sha256,
        @Nullable String text,
        List<Answer> answers,
        List<OfSection> sections,
        List<Mask> masked) {

    /** The answer to a numbered question. */
    public record Answer(int question, @Nullable String text) {}

    /** What is said of one section. */
    public record OfSection(
            String section,
            @Nullable Position position,
            @Nullable String text) {}

    /**
     * A passage that is not shown on the web.
     *
     * @param in {@code text}, {@code sections/<id>} or {@code answers/<n>}
     * @param ground GDPR, PERSONAL_NUMBER or SECRECY
     */
    public record Mask(
            String in,
            int start,
            int length,
            @Nullable String ground,
            @Nullable String provision) {}

    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public ResponseText {
        answers = answers == null ? List.of() : List.copyOf(answers);
        sections = sections == null ? List.of() : List.copyOf(sections);
        masked = masked == null ? List.of() : List.copyOf(masked);
    }
}
