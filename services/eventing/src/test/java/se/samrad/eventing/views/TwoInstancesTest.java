package se.samrad.eventing.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.StreamKind;
import se.samrad.eventing.StreamKind.Standing;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.EventLog;
import se.samrad.eventing.relay.KafkaLog;
import se.samrad.eventing.relay.RelayLoop;
import se.samrad.eventing.relay.Routes;
import se.samrad.eventing.store.MongoCommits;
import se.samrad.eventing.toys.Toys;
import se.samrad.eventing.toys.Toys.Toy;
import se.samrad.eventing.toys.Toys.ToyEvent;

/** Two instances on one database, one of them upgraded to tell how a toy stands in a newer shape; both send again. */
class TwoInstancesTest {
    private static final int STREAMS = 3;
    private static final int COMMANDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As the upgraded code tells it. */
    private static final StreamKind<ToyEvent, Toy> UPGRADED = new StreamKind<>(
            Toys.KIND.name(),
            Toys.KIND.topic(),
            Toys.KIND.source(),
            Toys.KIND.types(),
            Toys.KIND.initial(),
            Toys.KIND.evolve(),
            new Standing<>(2, toy -> toy),
            Toys.KIND.open());

    /** Takes its time, and each record another. */
    private static final class SlowLog implements EventLog {
        private final List<Envelope> records = new ArrayList<>();
        private final Random random = new Random(7);

        @Override
        public synchronized CompletionStage<Sent> append(Envelope envelope) {
            Executor later = CompletableFuture.delayedExecutor(random.nextInt(3), TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(() -> arrived(envelope), later);
        }

        private synchronized Sent arrived(Envelope envelope) {
            records.add(envelope);
            return new Sent(envelope.topic(), 0, records.size() - 1L);
        }

        synchronized List<Envelope> records() {
            return List.copyOf(records);
        }

        synchronized void lose() {
            records.clear();
        }
    }

    private record Instance(StreamKind<ToyEvent, Toy> kind, RelayLoop relay, Commands commands) {
        static Instance of(StreamKind<ToyEvent, Toy> kind, MongoDatabase database, EventLog log) {
            MongoCommits commits = new MongoCommits(database);
            RelayLoop relay = new RelayLoop(commits, log, new Routes(List.of(kind)), Clock.systemUTC(), "toys");
            relay.start();
            Commands commands = new Commands(
                    commits,
                    commit -> {
                        var unused = relay.publish(commit);
                    },
                    Clock.systemUTC());
            return new Instance(kind, relay, commands);
        }
    }

    private final SlowLog log = new SlowLog();
    private final String family = Bench.id("toys/two");
    private final MongoClient client = MongoClients.create(Bench.mongoUri("two"));
    private final MongoDatabase database = client.getDatabase(Bench.id("two"));
    private final List<Instance> instances =
            List.of(Instance.of(Toys.KIND, database, log), Instance.of(UPGRADED, database, log));
    private final List<CompletableFuture<?>> again = new ArrayList<>();
    private int commands;

    @BeforeEach
    void everyToyIsBoughtAndShown() {
        for (int i = 0; i < STREAMS; i++) {
            command(i, i, List.of(new ToyEvent.ToyBought("toy " + i, i), new ToyEvent.ToyShown()));
        }
    }

    @AfterEach
    void stop() {
        instances.forEach(instance -> instance.relay().stop());
        client.close();
    }

    private String stream(int number) {
        return family + "-" + number % STREAMS;
    }

    private void command(int number, int stream, List<ToyEvent> events) {
        Instance instance = instances.get(number % 2);
        instance.commands()
                .handle(instance.kind(), stream(stream), new Command("me", "k" + commands++, "r", null), toy -> events);
    }

    private void paint(int from, int to) {
        for (int i = from; i < to; i++) {
            // Now the one, now the other writes into each stream.
            command(i / STREAMS, i, List.of(new ToyEvent.ToyPainted("red " + i)));
        }
    }

    private void bothSendAgain() {
        for (int i = 0; i < STREAMS; i++) {
            for (Instance instance : instances) again.add(instance.relay().republish(stream(i)));
        }
    }

    private List<Envelope> everythingIsSent() {
        again.forEach(CompletableFuture::join);
        again.clear();
        MongoCommits commits = new MongoCommits(database);
        await().atMost(PATIENCE).until(() -> commits.pendingCount() == 0);
        return log.records();
    }

    private List<Long> firstOccurrences(List<Envelope> records, String topic, String stream) {
        return new ArrayList<>(new LinkedHashSet<>(records.stream()
                .filter(each -> each.topic().equals(topic) && each.stream().equals(stream))
                .map(Envelope::version)
                .toList()));
    }

    /** Against the commits themselves. */
    private void isCompleteAndInOrder(List<Envelope> records) {
        for (int i = 0; i < STREAMS; i++) {
            List<Commit> commits = new MongoCommits(database).stream(stream(i));
            long head = commits.getLast().last();
            assertThat(head).isEqualTo(2 + COMMANDS / STREAMS);
            assertThat(firstOccurrences(records, Toys.TOPIC, stream(i)))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, head).boxed().toList());
            // Bought is nobody's business; shown and painted are.
            assertThat(firstOccurrences(records, Toys.PUBLIC_TOPIC, stream(i)))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, head).boxed().toList());
        }
    }

    private void foldsRight(List<Envelope> records, int version) {
        View view = new Toys.ToyView("staff", Toys.TOPIC, 2);
        View.Rows rows = new View.Rows(database, "staff", version);
        Projector projector = new Projector(view, new MongoViewStore(view, rows));
        List<Arrived> arrived = records.stream()
                .filter(each -> each.topic().equals(Toys.TOPIC))
                .map(KafkaLog::record)
                .map(Arrived::of)
                .toList();
        for (int from = 0; from < arrived.size(); from += 40) {
            projector
                    .project(arrived.subList(from, Math.min(arrived.size(), from + 40)))
                    .toCompletableFuture()
                    .join();
        }
        long head = 2 + COMMANDS / STREAMS;
        for (int i = 0; i < STREAMS; i++) {
            String id = stream(i).substring("toys/".length());
            Document row = Objects.requireNonNull(
                    rows.in("toys").find(new Document("_id", id)).first());
            assertThat(row.get("toy", Document.class))
                    .isEqualTo(new Document("v", head)
                            .append("state", 2L)
                            .append("name", "toy " + i)
                            .append("cost", i)
                            .append("colour", "red " + (COMMANDS - STREAMS + i))
                            .append("shown", true));
            List<Document> kept =
                    rows.in(View.EVENTS).find(new Document("stream", stream(i))).into(new ArrayList<>());
            assertThat(kept).hasSize(COMMANDS / STREAMS);
            assertThat(kept).allMatch(each -> each.get("entry", Document.class).getLong("state") == 2);
        }
    }

    @Test
    void bothSendAgainWhileCommandsGoOnAndTheLogAndTheViewsAreRight() {
        for (int part = 0; part < 4; part++) {
            paint(part * COMMANDS / 4, (part + 1) * COMMANDS / 4);
            bothSendAgain();
        }
        everythingIsSent();
        bothSendAgain();
        List<Envelope> records = everythingIsSent();
        assertThat(records).hasSizeGreaterThan(3 * STREAMS * COMMANDS / STREAMS); // it was sent again indeed
        assertThat(records.stream().map(Envelope::state)).contains(1, 2);
        isCompleteAndInOrder(records);
        foldsRight(records, 1);
        foldsRight(records.reversed(), 2);
        foldsRight(shuffled(records), 3);
    }

    @Test
    void aLogThatLostEverythingIsFilledByBothWhileCommandsGoOn() {
        paint(0, COMMANDS / 2);
        everythingIsSent();
        log.lose();
        bothSendAgain();
        paint(COMMANDS / 2, COMMANDS);
        List<Envelope> records = everythingIsSent();
        isCompleteAndInOrder(records);
        bothSendAgain();
        foldsRight(everythingIsSent(), 1);
    }

    private static List<Envelope> shuffled(List<Envelope> records) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, records.size()).boxed().toList());
        java.util.Collections.shuffle(order, new Random(11));
        return order.stream().map(records::get).toList();
    }
}
