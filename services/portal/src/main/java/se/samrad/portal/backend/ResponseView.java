package se.samrad.portal.backend;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;

/**
 * A response as {@code status} lists it: who, when, what position, and the hash of its text.
 *
 * @param arrived a day, an instant, or both
 */
public record ResponseView(
        String response,
        @Nullable String body,
        @Nullable String name,
        @Nullable String sender,
        @Nullable Object arrived,
        @Nullable Position position,
        @Nullable Stored text,
        @Nullable Instant publishedAt,
        @Nullable String consultation,
        @Nullable String consultationTitle,
        @Nullable String status,
        @Nullable String documentNumber,
        @Nullable String channel,
        boolean secret,
        boolean late,
        @Nullable Instant receivedAt,
        @Nullable Long ageHours) {

    public @Nullable LocalDate arrivedOn() {
        return Days.of(arrived);
    }
}
