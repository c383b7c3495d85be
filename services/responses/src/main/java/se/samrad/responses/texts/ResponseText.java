package se.samrad.responses.texts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.responses.Passage;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.ResponseId;

/**
 * What a response says, as the reader may see it.
 *
 * @param masked where marks stand in this text
 */
public record ResponseText(
        String response,
        String sha256,
        @Nullable String text,
        List<Rendition.Answered> answers,
        List<Rendition.Said> sections,
        List<Passage> masked) {
    public static ResponseText of(ResponseId id, String sha256, Rendition rendition) {
        return new ResponseText(
                id.text(), sha256, rendition.text(), rendition.answers(), rendition.sections(), rendition.masked());
    }
}
