package se.samrad.news.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.news.NewsEvent;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.news.NewsState;
import se.samrad.contracts.published.PublicNews;
import se.samrad.eventing.Json;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.bench.Story;

/** Whatever is asked in whatever order: nothing of a draft is told, and behind a tombstone stands nothing. */
class PublicPartTest {
    private static final int STORIES = 1_000;
    private static final int COMMANDS = 12;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void noSequenceOfCommandsTellsWhatIsNotPublic() {
        for (int seed = 0; seed < STORIES; seed++) check(seed);
    }

    private static void check(int seed) {
        Random random = new Random(seed);
        Story<NewsEvent, NewsItem, NewsCommand> story = NewsStory.given();
        for (int i = 0; i < COMMANDS; i++) {
            try {
                story = story.when(command(random, i));
            } catch (Rejected refused) {
                assertThat(refused.reason())
                        .isIn("unknown", "use-correct", "news-not-published", "news-withdrawn", "news-otherwise-here");
            }
        }
        List<Recorded> recorded = story.recorded();
        for (int i = 0; i < recorded.size(); i++) {
            NewsState state = Json.read(recorded.get(i).after(), NewsState.class);
            Recorded.@Nullable Part part = recorded.get(i).told();
            if (state.status() == NewsState.Status.DRAFT) {
                assertThat(part).as("a draft is told, seed %d", seed).isNull();
                continue;
            }
            assertThat(part).as("something public is not told, seed %d", seed).isNotNull();
            if (part == null) continue;
            PublicNews open = Json.read(part.after(), PublicNews.class);
            boolean withdrawn = state.status() == NewsState.Status.WITHDRAWN;
            assertThat(open.withdrawn()).isEqualTo(withdrawn);
            assertThat(open.rank()).isEqualTo(state.rank());
            if (withdrawn) {
                assertThat(open.facts()).isNull();
                assertThat(part.data() + part.after()).doesNotContain("Rubrik");
            } else {
                assertThat(open.facts()).isEqualTo(state.facts());
            }
            // What was written before it was published and changed since is never told.
            for (NewsEvent event : story.events().subList(0, i)) {
                if (event instanceof NewsEvent.NewsWritten written) hidden(written.facts(), state, part);
                if (event instanceof NewsEvent.NewsRewritten rewritten) hidden(rewritten.facts(), state, part);
            }
        }
    }

    private static void hidden(NewsFacts draft, NewsState state, Recorded.Part part) {
        if (!draft.title().equals(state.facts().title())) {
            assertThat(part.data() + part.after()).doesNotContain("\"" + draft.title() + "\"");
        }
    }

    private static NewsCommand command(Random random, int i) {
        NewsFacts facts = NewsTest.facts("Rubrik " + i);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new NewsCommand.Write(facts);
            case 3 -> new NewsCommand.Publish(DAY, i);
            case 4, 5 -> new NewsCommand.Correct("Rubrik " + i, null, null, null, null, "Fel.");
            case 6 -> new NewsCommand.Withdraw("Rubrik fel");
            default -> new NewsCommand.TakeIn(facts, null, i);
        };
    }
}
