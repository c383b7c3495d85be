package se.samrad.contracts.published;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Stored;

/**
 * Something that a sender has added to a published answer, and everybody may read.
 *
 * @param arrived for a person only the day
 * @param text the rendition shown; null when only files came, which are not shown
 */
public record PublicSupplement(Arrival arrived, @Nullable Stored text) {}
