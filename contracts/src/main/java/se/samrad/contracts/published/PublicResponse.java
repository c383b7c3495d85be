package se.samrad.contracts.published;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Sender;

/**
 * How a response stands for everybody.
 *
 * @param standing false when it was taken back
 * @param arrived for a person only the day
 * @param published whether it may be read; only then are the next two told
 * @param text the rendition shown
 * @param position null when not stated, or not published
 */
public record PublicResponse(
        boolean standing,
        Sender sender,
        Arrival arrived,
        boolean published,
        @Nullable Stored text,
        @Nullable Position position) {}
