package se.samrad.responses.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.Owner;
import se.samrad.responses.ResponsesApplication;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.files.FileWords;
import se.samrad.responses.texts.Renditions;

/** How far a round goes when streams cannot be read. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {ResponsesApplication.class, Bench.Tokens.class},
        properties = "spring.config.name=responses")
@ContextConfiguration(initializers = {Bench.class, Owner.class})
class FollowingTest {
    private final List<String> asked = new ArrayList<>();

    @Autowired
    Renditions renditions;

    @Autowired
    PublishedWords published;

    @Autowired
    FileStore files;

    @Autowired
    FileWords words;

    @Autowired
    DetailStore details;

    /** Three streams, none of which can be read. */
    private Following failing(RuntimeException failure) throws IOException {
        CommitStore commits = new CommitStore() {
            @Override
            public Appended append(Commit commit) {
                throw failure;
            }

            @Override
            public Optional<Commit> at(String stream, long first) {
                asked.add(stream);
                throw failure;
            }

            @Override
            public Optional<Commit> byKey(String key) {
                throw failure;
            }

            @Override
            public List<Head> heads(String after, int limit) {
                return List.of(head("responses/exempel/a"), head("responses/exempel/b"), head("responses/exempel/c"));
            }

            private Head head(String stream) {
                return new Head(stream, 1, 0, 0, true, 0);
            }
        };
        Clock clock = Clock.systemUTC();
        Commands commands = new Commands(commits, commit -> {}, clock);
        return new Following(new SearchIndex(), commits, commands, renditions, published, files, words, details, clock);
    }

    @Test
    void aStreamThatCannotBeReadHoldsUpNoOther() throws IOException {
        failing(new IllegalStateException("broken")).round();
        assertThat(asked).hasSize(3);
    }

    @Test
    void aStoreThatIsAwayEndsTheRound() throws IOException {
        Following following = failing(Rejected.unavailable("store-unavailable"));
        assertThatThrownBy(following::round).isInstanceOf(Rejected.class);
        assertThat(asked).hasSize(1);
    }
}
