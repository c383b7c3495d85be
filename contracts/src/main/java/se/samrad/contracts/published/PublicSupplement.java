package se.samrad.contracts.published;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Stored;

/**
 * Something that a sender has added to a published answer, and everybody may read.
 *
 * @param arrived for a person only the day
 * @param text the rendition shown; null when only files came
 * @param files that everybody may save; null for none
 */
public record PublicSupplement(
        Arrival arrived, @Nullable Stored text, @Nullable List<Stored> files) {
    public PublicSupplement {
        files = files == null ? null : List.copyOf(files);
    }
}
