package se.samrad.contracts.published;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.news.NewsFacts;

/**
 * How a news item stands for everybody.
 *
 * @param withdrawn then {@code facts} is null: a tombstone repeats nothing
 * @param publishedOn null when the source does not say
 * @param rank sorts the newest first
 */
public record PublicNews(
        boolean withdrawn,
        @Nullable NewsFacts facts,
        @Nullable LocalDate publishedOn,
        long rank,
        int corrections) {}
