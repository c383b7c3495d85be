package se.samrad.news.domain;

import java.util.List;
import se.samrad.contracts.news.NewsEvent;
import se.samrad.eventing.bench.Story;

/** Begins stories of a news item. */
final class NewsStory {
    private NewsStory() {}

    static Story<NewsEvent, NewsItem, NewsCommand> given(NewsEvent... events) {
        return new Story<>(News.ITEM, News::decide, List.of(events));
    }
}
