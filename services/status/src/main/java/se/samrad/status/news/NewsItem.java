package se.samrad.status.news;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.news.NewsState;

/**
 * A news item as it is answered. Of a withdrawn one everybody is told that it was withdrawn, and nothing else.
 *
 * @param body CommonMark
 * @param version for staff alone, as is the status
 */
record NewsItem(
        String id,
        @Nullable String title,
        @Nullable String lead,
        @Nullable String body,
        @Nullable List<Theme> themes,
        @Nullable List<About> consultations,
        @Nullable LocalDate publishedOn,
        boolean withdrawn,
        @Nullable List<Correction> corrections,
        @Nullable Instant updatedAt,
        boolean doubtful,
        @Nullable Long version,
        NewsState.@Nullable Status status) {

    record Theme(String id, @Nullable String name) {}

    record About(String id, @Nullable String title) {}

    /** What was wrong, and when it was put right. */
    record Correction(Instant at, String note) {}

    static NewsItem withdrawn(String id) {
        return new NewsItem(id, null, null, null, null, null, null, true, null, null, false, null, null);
    }
}
