package se.samrad.news.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.news.NewsEvent;
import se.samrad.contracts.news.NewsEvent.NewsCorrected;
import se.samrad.contracts.news.NewsEvent.NewsPublished;
import se.samrad.contracts.news.NewsEvent.NewsRewritten;
import se.samrad.contracts.news.NewsEvent.NewsWithdrawn;
import se.samrad.contracts.news.NewsEvent.NewsWritten;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.news.NewsState;
import se.samrad.contracts.news.NewsState.Status;
import se.samrad.contracts.published.PublicNews;
import se.samrad.contracts.published.PublicNewsEvent;
import se.samrad.contracts.published.PublicNewsEvent.NewsCorrectedPublicly;
import se.samrad.contracts.published.PublicNewsEvent.NewsReadable;
import se.samrad.contracts.published.PublicNewsEvent.NewsTakenDown;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;
import se.samrad.news.domain.NewsItem.Draft;
import se.samrad.news.domain.NewsItem.None;
import se.samrad.news.domain.NewsItem.Published;
import se.samrad.news.domain.NewsItem.Withdrawn;

/**
 * What happens to a news item. A draft is nobody's but the communicators'. What is published is changed only so that the
 * reader sees it: corrected with a note, or taken down behind a sign that does not repeat the headline.
 */
public final class News {
    private static final NewsItem NONE = new None();

    /** Streams {@code news/<id>}. */
    public static final StreamKind<NewsEvent, NewsItem> ITEM = new StreamKind<>(
            Vocabulary.NEWS.stream(),
            Topics.NEWS,
            "/samrad/news",
            EventTypes.of(NewsEvent.class),
            NONE,
            News::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(NewsState.class), News::standing),
            new StreamKind.Open<>(
                    Topics.PUBLIC,
                    EventTypes.of(PublicNewsEvent.class),
                    Vocabulary.schema(PublicNews.class),
                    News::publicAfter,
                    News::tell));

    private News() {}

    public static String stream(String id) {
        return ITEM.name() + "/" + id;
    }

    /** @throws Rejected when the rules say no */
    public static List<NewsEvent> decide(NewsCommand command, NewsItem state) {
        return switch (command) {
            case NewsCommand.Write write -> write(write.facts(), state);
            case NewsCommand.Publish publish -> publish(publish, state);
            case NewsCommand.Correct correct -> correct(correct, state);
            case NewsCommand.Withdraw withdraw -> withdraw(withdraw, state);
            case NewsCommand.TakeIn takeIn -> takeIn(takeIn, state);
        };
    }

    private static List<NewsEvent> write(NewsFacts facts, NewsItem state) {
        return switch (state) {
            case None none -> List.of(new NewsWritten(facts));
            case NewsItem.Written written when written.facts().equals(facts) -> List.of();
            case Draft draft -> List.of(new NewsRewritten(facts));
            case Published published -> throw Rejected.because("use-correct");
            case Withdrawn withdrawn -> throw Rejected.because("news-withdrawn");
        };
    }

    private static List<NewsEvent> publish(NewsCommand.Publish publish, NewsItem state) {
        return switch (state) {
            case None none -> throw Rejected.unknown();
            case Draft draft -> List.of(new NewsPublished(publish.today(), publish.rank()));
            case Published published -> List.of();
            case Withdrawn withdrawn -> throw Rejected.because("news-withdrawn");
        };
    }

    private static List<NewsEvent> correct(NewsCommand.Correct correct, NewsItem state) {
        return switch (state) {
            case None none -> throw Rejected.unknown();
            case Draft draft -> throw Rejected.because("news-not-published");
            case Withdrawn withdrawn -> throw Rejected.because("news-withdrawn");
            case Published published -> {
                NewsFacts before = published.facts();
                NewsFacts after = new NewsFacts(
                        correct.title() == null ? before.title() : correct.title(),
                        correct.lead() == null ? before.lead() : correct.lead(),
                        correct.body() == null ? before.body() : correct.body(),
                        correct.themes() == null ? before.themes() : correct.themes(),
                        correct.consultations() == null ? before.consultations() : correct.consultations());
                yield after.equals(before) ? List.of() : List.of(new NewsCorrected(after, correct.note()));
            }
        };
    }

    private static List<NewsEvent> withdraw(NewsCommand.Withdraw withdraw, NewsItem state) {
        return switch (state) {
            case None none -> throw Rejected.unknown();
            case Draft draft -> throw Rejected.because("news-not-published");
            case Published published -> List.of(new NewsWithdrawn(withdraw.reason()));
            case Withdrawn withdrawn -> List.of();
        };
    }

    /** What was taken in before is left as it is, also when it was corrected or taken down here since. */
    private static List<NewsEvent> takeIn(NewsCommand.TakeIn takeIn, NewsItem state) {
        NewsFacts first = switch (state) {
            case None none -> null;
            case Draft draft -> throw Rejected.because("news-otherwise-here");
            case Published published -> published.first();
            case Withdrawn withdrawn -> withdrawn.first();
        };
        if (first == null) {
            return List.of(new NewsWritten(takeIn.facts()), new NewsPublished(takeIn.publishedOn(), takeIn.rank()));
        }
        if (!first.equals(takeIn.facts())) throw Rejected.because("news-otherwise-here");
        return List.of();
    }

    public static NewsItem evolve(NewsItem state, NewsEvent event) {
        return switch (event) {
            case NewsWritten written when state instanceof None -> new Draft(written.facts());
            case NewsRewritten rewritten when state instanceof Draft -> new Draft(rewritten.facts());
            case NewsPublished published
            when state instanceof Draft draft ->
                new Published(draft.facts(), draft.facts(), published.publishedOn(), published.rank(), 0);
            case NewsCorrected corrected
            when state instanceof Published now ->
                new Published(corrected.facts(), now.first(), now.publishedOn(), now.rank(), now.corrections() + 1);
            case NewsWithdrawn withdrawn
            when state instanceof Published now ->
                new Withdrawn(now.facts(), now.first(), now.publishedOn(), now.rank(), now.corrections());
            case NewsWritten written -> throw impossible(state, event);
            case NewsRewritten rewritten -> throw impossible(state, event);
            case NewsPublished published -> throw impossible(state, event);
            case NewsCorrected corrected -> throw impossible(state, event);
            case NewsWithdrawn withdrawn -> throw impossible(state, event);
        };
    }

    private static IllegalStateException impossible(NewsItem state, NewsEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow "
                + state.getClass().getSimpleName());
    }

    public static Status status(NewsItem.Written item) {
        return switch (item) {
            case Draft draft -> Status.DRAFT;
            case Published published -> Status.PUBLISHED;
            case Withdrawn withdrawn -> Status.WITHDRAWN;
        };
    }

    private static Object standing(NewsItem state) {
        return switch (state) {
            case None none -> throw new IllegalStateException("nothing is written");
            case Draft draft -> new NewsState(Status.DRAFT, draft.facts(), null, 0, 0);
            case Published item ->
                new NewsState(Status.PUBLISHED, item.facts(), item.publishedOn(), item.rank(), item.corrections());
            case Withdrawn item ->
                new NewsState(Status.WITHDRAWN, item.facts(), item.publishedOn(), item.rank(), item.corrections());
        };
    }

    private static @Nullable Object publicAfter(NewsItem state) {
        return switch (state) {
            case None none -> null;
            case Draft draft -> null;
            case Published item ->
                new PublicNews(false, item.facts(), item.publishedOn(), item.rank(), item.corrections());
            case Withdrawn item -> new PublicNews(true, null, item.publishedOn(), item.rank(), item.corrections());
        };
    }

    private static @Nullable PublicNewsEvent tell(NewsItem before, NewsEvent event, NewsItem after) {
        return switch (event) {
            case NewsWritten written -> null;
            case NewsRewritten rewritten -> null;
            case NewsPublished published ->
                after instanceof Published now ? new NewsReadable(now.facts().title()) : null;
            case NewsCorrected corrected -> new NewsCorrectedPublicly(corrected.note());
            case NewsWithdrawn withdrawn -> new NewsTakenDown();
        };
    }
}
