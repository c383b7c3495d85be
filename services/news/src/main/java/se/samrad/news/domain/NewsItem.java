package se.samrad.news.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.news.NewsFacts;

/** How a news item stands. */
public sealed interface NewsItem {
    /** Nothing is written. */
    record None() implements NewsItem {}

    /** Something is written. */
    sealed interface Written extends NewsItem {
        NewsFacts facts();
    }

    /** Only communicators see it. */
    record Draft(NewsFacts facts) implements Written {}

    /**
     * Everybody can read it.
     *
     * @param first what it said when it was published, before any correction
     * @param publishedOn null when the source does not say
     * @param rank sorts the newest first
     */
    record Published(
            NewsFacts facts, NewsFacts first, @Nullable LocalDate publishedOn, long rank, int corrections)
            implements Written {}

    /** Taken down: everybody can see that something stood here. */
    record Withdrawn(
            NewsFacts facts, NewsFacts first, @Nullable LocalDate publishedOn, long rank, int corrections)
            implements Written {}
}
