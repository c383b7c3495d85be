package se.samrad.contracts.published;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;

/**
 * What everybody is told of the answer that may be read, beside what it says.
 *
 * @param arrived when it came, where another has come since; for a person only the day
 * @param preliminary true while its sender has not decided it; null otherwise
 * @param confirmed the day on which word came that its sender has decided it; null when it was never preliminary, or is so still
 */
public record PublicReading(
        @Nullable Arrival arrived,
        @Nullable Boolean preliminary,
        @Nullable LocalDate confirmed) {}
