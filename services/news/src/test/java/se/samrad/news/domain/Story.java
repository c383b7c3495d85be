package se.samrad.news.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.samrad.contracts.news.NewsEvent;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Json;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Rejected;

/** What has happened to a news item, and what comes of the next command. */
record Story(List<NewsEvent> events) {
    static Story given(NewsEvent... events) {
        return new Story(List.of(events));
    }

    NewsItem state() {
        NewsItem state = News.ITEM.initial();
        for (NewsEvent event : events) state = News.evolve(state, event);
        return state;
    }

    Story when(NewsCommand command) {
        return new Story(Stream.concat(events.stream(), News.decide(command, state()).stream())
                .toList());
    }

    void then(NewsCommand command, NewsEvent... expected) {
        assertThat(News.decide(command, state())).containsExactly(expected);
    }

    void thenRejected(NewsCommand command, String reason) {
        assertThatThrownBy(() -> News.decide(command, state()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    /** Each event as it is stored, with its public part. */
    List<Recorded> recorded() {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            NewsEvent event = events.get(i);
            commits.add(new Commit(
                    "news/exempelnyhet",
                    i + 1,
                    i,
                    0,
                    Instant.EPOCH,
                    "somebody",
                    null,
                    false,
                    new Commit.Asked("k" + i, "", "{}"),
                    List.of(new Recorded(News.ITEM.types().nameOf(event), 1, Json.write(event), 1, "{}", null))));
        }
        return News.ITEM.refold(commits).stream()
                .flatMap(commit -> commit.events().stream())
                .toList();
    }

    /** The types of what everybody is told, in order. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        for (Recorded one : recorded()) {
            Recorded.Part part = one.told();
            if (part != null) told.add(part.type());
        }
        return told;
    }
}
