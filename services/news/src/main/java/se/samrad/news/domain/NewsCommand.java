package se.samrad.news.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.news.NewsFacts;

/** What can be asked of a news item. */
public sealed interface NewsCommand {
    /** Writes it, or changes what is written. */
    record Write(NewsFacts facts) implements NewsCommand {}

    /**
     * Lets everybody read it.
     *
     * @param today the day in Sweden
     * @param rank milliseconds since 1970
     */
    record Publish(LocalDate today, long rank) implements NewsCommand {}

    /** Puts right what was published; what is null stays as it is. */
    record Correct(
            @Nullable String title,
            @Nullable String lead,
            @Nullable String body,
            @Nullable List<String> themes,
            @Nullable List<String> consultations,
            String note)
            implements NewsCommand {}

    record Withdraw(@Nullable String reason) implements NewsCommand {}

    /**
     * Takes in what was published elsewhere.
     *
     * @param publishedOn null when the source does not say
     */
    record TakeIn(NewsFacts facts, @Nullable LocalDate publishedOn, long rank) implements NewsCommand {}
}
