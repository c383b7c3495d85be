package se.samrad.portal.backend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A news item as {@code status} shows it.
 *
 * @param publishedOn null when the source does not say
 */
public record NewsView(
        String id,
        @Nullable String title,
        @Nullable String lead,
        @Nullable String body,
        List<Named> themes,
        List<Named> consultations,
        @Nullable LocalDate publishedOn,
        boolean withdrawn,
        List<Correction> corrections,
        @Nullable Instant updatedAt,
        @Nullable Long version,
        @Nullable String status) {

    /** What was changed and when. */
    public record Correction(Instant at, @Nullable String note) {}

    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public NewsView {
        themes = themes == null ? List.of() : List.copyOf(themes);
        consultations = consultations == null ? List.of() : List.copyOf(consultations);
        corrections = corrections == null ? List.of() : List.copyOf(corrections);
    }
}
