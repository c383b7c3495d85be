package se.samrad.eventing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.store.CommitStore;
import se.samrad.eventing.store.MongoCommits;
import se.samrad.eventing.store.MongoCommits.Place;
import se.samrad.eventing.toys.Toys;
import se.samrad.eventing.toys.Toys.ToyEvent;

/**
 * A process that takes commands, a line each ({@code <key> <stream>}), and acknowledges each with {@code ack <key> <version>};
 * {@code republish <stream>} sends a stream again. Halts without a word at the crash point it is given.
 */
public final class ToyProcess {
    /** Where it halts; the third time it comes there, so that something stands before. */
    enum CrashPoint {
        NONE,
        C1_BEFORE_INSERT,
        C2_INSERTED_NOT_ANSWERED,
        C3_BEFORE_SEND,
        C4_SENT_NOT_ACKNOWLEDGED,
        BETWEEN_CONFIDENTIAL_AND_PUBLIC,
        C5_ACKNOWLEDGED_NOT_MARKED,
        C6_MARKED
    }

    private static final int TIMES = 3;

    private final CrashPoint point;
    private final AtomicInteger times = new AtomicInteger();

    private ToyProcess(CrashPoint point) {
        this.point = point;
    }

    public static void main(String[] arguments) throws Exception {
        new ToyProcess(CrashPoint.valueOf(arguments[3])).run(arguments[0], arguments[1], arguments[2]);
    }

    private void hit(CrashPoint here) {
        if (here == point && times.incrementAndGet() == TIMES)
            Runtime.getRuntime().halt(137);
    }

    private void run(String mongo, String database, String kafka) throws Exception {
        var client = MongoClients.create(mongo);
        MongoCommits commits = new MongoCommits(client.getDatabase(database));
        var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all", "enable.idempotence", true),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        RelayLoop relay = new RelayLoop(
                commits,
                watched(new KafkaLog(producer)),
                new Routes(List.of(Toys.KIND)),
                Clock.systemUTC(),
                "toys",
                this::watched);
        relay.start();
        Commands commands = new Commands(
                watched(commits),
                commit -> {
                    var unused = relay.publish(commit);
                },
                Clock.systemUTC());
        say("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("republish")) {
                relay.republish(words[1]).join();
                say("republished " + words[1]);
            } else {
                take(commands, words[0], words[1]);
            }
        }
        relay.stop();
        Runtime.getRuntime().halt(0);
    }

    private static void take(Commands commands, String key, String stream) {
        try {
            Outcome outcome = commands.handle(
                    Toys.KIND,
                    stream,
                    new Command("client", key, key, null),
                    toy -> toy.shown()
                            ? List.of(new ToyEvent.ToyPainted(key))
                            : List.of(new ToyEvent.ToyBought(key, 1), new ToyEvent.ToyShown()));
            say("ack " + key + " " + outcome.version());
        } catch (RuntimeException e) {
            say("refused " + key + " " + e.getClass().getSimpleName());
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private CommitStore watched(CommitStore store) {
        return new CommitStore() {
            @Override
            public Appended append(Commit commit) {
                hit(CrashPoint.C1_BEFORE_INSERT);
                Appended appended = store.append(commit);
                hit(CrashPoint.C2_INSERTED_NOT_ANSWERED);
                return appended;
            }

            @Override
            public Optional<Commit> at(String stream, long first) {
                return store.at(stream, first);
            }

            @Override
            public Optional<Commit> byKey(String key) {
                return store.byKey(key);
            }

            @Override
            public List<Head> heads(String after, int limit) {
                return store.heads(after, limit);
            }
        };
    }

    private EventLog watched(EventLog log) {
        return envelope -> {
            hit(CrashPoint.C3_BEFORE_SEND);
            if (envelope.topic().equals(Toys.PUBLIC_TOPIC)) hit(CrashPoint.BETWEEN_CONFIDENTIAL_AND_PUBLIC);
            CompletionStage<EventLog.Sent> sent = log.append(envelope);
            if (point == CrashPoint.C4_SENT_NOT_ACKNOWLEDGED) {
                sent.toCompletableFuture().join();
                hit(CrashPoint.C4_SENT_NOT_ACKNOWLEDGED);
            }
            return sent;
        };
    }

    private Outbox watched(Outbox outbox) {
        return new Outbox() {
            @Override
            public CompletionStage<List<Commit>> pending(@Nullable Place after, int limit) {
                return outbox.pending(after, limit);
            }

            @Override
            public CompletionStage<Optional<Commit>> at(String stream, long first) {
                return outbox.at(stream, first);
            }

            @Override
            public CompletionStage<Void> mark(List<Place> sent) {
                hit(CrashPoint.C5_ACKNOWLEDGED_NOT_MARKED);
                return outbox.mark(sent).thenRun(() -> hit(CrashPoint.C6_MARKED));
            }
        };
    }
}
