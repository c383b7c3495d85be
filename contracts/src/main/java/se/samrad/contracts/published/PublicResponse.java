package se.samrad.contracts.published;

import java.time.LocalDate;
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
 * @param until the last day that it may be read, in Sweden; null when no day was set, or not published
 */
public record PublicResponse(
        boolean standing,
        Sender sender,
        Arrival arrived,
        boolean published,
        @Nullable Stored text,
        @Nullable Position position,
        @Nullable LocalDate until) {}
