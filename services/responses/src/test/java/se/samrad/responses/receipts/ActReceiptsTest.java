package se.samrad.responses.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.Owner;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.ResponsesApplication;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.KeptFiles;
import se.samrad.responses.texts.TextsController;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {ResponsesApplication.class, Bench.Tokens.class},
        properties = "spring.config.name=responses")
@ContextConfiguration(initializers = {Bench.class, Owner.class})
class ActReceiptsTest {
    @Autowired
    CommitStore commits;

    @Autowired
    Commands commands;

    @Autowired
    DetailStore details;

    @Autowired
    TextsController texts;

    @Autowired
    Consulted consulted;

    @Autowired
    KeptFiles files;

    @Autowired
    ResponseKeys keys;

    @Autowired
    SigningKeys signingKeys;

    private int reads;

    /** Notes each time that a stream, or something of it, is read. */
    private final CommitStore counting = new CommitStore() {
        @Override
        public Appended append(Commit commit) {
            return commits.append(commit);
        }

        @Override
        public Optional<Commit> at(String stream, long first) {
            reads++;
            return commits.at(stream, first);
        }

        @Override
        public Optional<Commit> byKey(String key) {
            return commits.byKey(key);
        }

        @Override
        public List<Commit> stream(String stream) {
            reads++;
            return commits.stream(stream);
        }

        @Override
        public List<Head> heads(String after, int limit) {
            return commits.heads(after, limit);
        }
    };

    private static ResponseReceived answer(int number) {
        return new ResponseReceived(
                Sender.BODY,
                Channel.WEB,
                Arrival.at(Clock.systemUTC().instant()),
                null,
                null,
                List.of(),
                false,
                null,
                null,
                null,
                List.of(),
                "%064d".formatted(number));
    }

    @Test
    void howeverMuchCameTheStreamIsReadOnceForItsReceipts() {
        ResponseId id = new ResponseId(Bench.id("exempel"), Bench.id("exempelby"));
        for (int i = 1; i <= 6; i++) {
            ResponseReceived answer = answer(i);
            commands.handle(Responses.KIND, id.stream(), Command.of("kim", "k" + i, i), response -> List.of(answer));
        }
        ResponseWithdrawn withdrawn =
                new ResponseWithdrawn(Channel.WEB, answer(6).arrived(), null, null);
        commands.handle(Responses.KIND, id.stream(), Command.of("kim", "k7", 7), response -> List.of(withdrawn));
        Kept kept = (Kept) commands.fold(Responses.KIND, id.stream()).state();
        Receipts receipts = new Receipts(
                counting, commands, details, texts, consulted, files, keys, signingKeys, Clock.systemUTC());
        ActReceipts.Course course = new ActReceipts(counting, commands, receipts, keys, signingKeys).course(id, kept);
        assertThat(course.earlier()).hasSize(5);
        assertThat(course.acts()).extracting(ActReceipts.Given::kind).containsExactly(Filings.Kind.WITHDRAWAL);
        assertThat(reads).isEqualTo(1);
    }
}
