package se.samrad.contracts.news;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a news item stands. */
public record NewsState(
        Status status, NewsFacts facts, @Nullable LocalDate publishedOn, long rank, int corrections) {
    public enum Status {
        DRAFT,
        PUBLISHED,
        WITHDRAWN
    }
}
