package se.samrad.contracts.news;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can happen to a news item, stream {@code news/<id>}. */
public sealed interface NewsEvent {
    record NewsWritten(NewsFacts facts) implements NewsEvent {}

    record NewsRewritten(NewsFacts facts) implements NewsEvent {}

    /**
     * @param publishedOn the day in Sweden; null when the source does not say
     * @param rank sorts the newest first: milliseconds since 1970 for what is published here; what was imported keeps its order
     */
    record NewsPublished(@Nullable LocalDate publishedOn, long rank) implements NewsEvent {}

    /** @param note what was wrong, in the reader's words */
    record NewsCorrected(NewsFacts facts, String note) implements NewsEvent {}

    record NewsWithdrawn(@Nullable String reason) implements NewsEvent {}
}
