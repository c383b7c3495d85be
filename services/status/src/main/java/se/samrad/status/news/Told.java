package se.samrad.status.news;

import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.news.NewsState;
import se.samrad.contracts.published.PublicNews;
import se.samrad.status.Audience;
import se.samrad.status.rows.Registers;

/**
 * A news item as either view has it.
 *
 * @param facts null in the public view once it was withdrawn
 * @param publishedOn null when the source does not say
 * @param rank sorts the newest first
 */
public record Told(
        String id,
        long version,
        NewsState.Status status,
        @Nullable NewsFacts facts,
        @Nullable LocalDate publishedOn,
        long rank) {

    public static Told of(Audience audience, String id, Document register) {
        long version = Registers.version(register);
        return switch (audience) {
            case OPEN -> {
                PublicNews news = Registers.read(register, PublicNews.class);
                yield new Told(
                        id,
                        version,
                        news.withdrawn() ? NewsState.Status.WITHDRAWN : NewsState.Status.PUBLISHED,
                        news.facts(),
                        news.publishedOn(),
                        news.rank());
            }
            case STAFF -> {
                NewsState news = Registers.read(register, NewsState.class);
                yield new Told(id, version, news.status(), news.facts(), news.publishedOn(), news.rank());
            }
        };
    }

    public boolean withdrawn() {
        return status == NewsState.Status.WITHDRAWN;
    }
}
