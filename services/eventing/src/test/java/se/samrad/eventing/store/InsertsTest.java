package se.samrad.eventing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;

class InsertsTest {
    /** The stand-in takes 16 MiB, as the real one does. */
    private static final int TOO_LARGE_BYTES = 17 * 1024 * 1024;

    private static final int SOON_SECONDS = 10;

    private static final Executor VIRTUAL = Thread::startVirtualThread;

    private final List<String> asked = new ArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private MongoClient client;
    private MongoCollection<Document> stored;
    private Inserts inserts;

    @BeforeEach
    void open() {
        client = MongoClients.create(Bench.mongoUri("inserts"));
        stored = client.getDatabase("inserts").getCollection(UUID.randomUUID().toString());
        inserts = new Inserts(watched(stored));
    }

    @AfterEach
    void close() {
        client.close();
    }

    /** Holds the first insert back until it is let go, and fails the bulks where it is told so. */
    @SuppressWarnings("unchecked")
    private <T> MongoCollection<T> watched(MongoCollection<T> real) {
        return (MongoCollection<T>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoCollection.class}, (proxy, method, given) -> {
                    if (method.getName().equals("getCodecRegistry")) return real.getCodecRegistry();
                    if (method.getName().equals("withDocumentClass"))
                        return watched(real.withDocumentClass((Class<?>) given[0]));
                    asked.add(method.getName());
                    if (asked.size() == 1) {
                        first.await();
                        if (broken.get()) throw new StackOverflowError("as planned");
                    }
                    RuntimeException planned = failure.get();
                    if (planned != null && method.getName().equals("insertMany")) throw planned;
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private CompletableFuture<Void> insert(Document document) {
        return CompletableFuture.runAsync(() -> inserts.insert(document), VIRTUAL);
    }

    private static Document number(int id) {
        return new Document("_id", id);
    }

    private List<CompletableFuture<Void>> behindTheFirst(Document... documents) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        all.add(insert(number(0)));
        Awaitility.await().until(() -> asked.size() == 1);
        for (Document each : documents) all.add(insert(each));
        Awaitility.await().until(() -> inserts.waiting() == documents.length);
        first.countDown();
        return all;
    }

    @Test
    void whoIsAloneGoesAtOnceAndWhoCameMeanwhileGoesTogether() {
        behindTheFirst(number(1), number(2), number(3)).forEach(CompletableFuture::join);
        assertThat(asked).containsExactly("insertOne", "insertMany");
        assertThat(stored.countDocuments()).isEqualTo(4);
    }

    @Test
    void aRefusedOneIsRefusedAlone() {
        List<CompletableFuture<Void>> all = behindTheFirst(number(1), number(0), number(2));
        all.get(1).join();
        all.get(3).join();
        assertThatThrownBy(all.get(2)::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(MongoWriteException.class);
        assertThat(stored.countDocuments()).isEqualTo(3);
    }

    @Test
    void oneThatIsTooLargeIsRefusedBeforeItStandsInLine() {
        Document tooLarge = number(9).append("much", "x".repeat(TOO_LARGE_BYTES));
        assertThatThrownBy(() -> inserts.insert(tooLarge)).isInstanceOf(BsonMaximumSizeExceededException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void largeOnesGoInSeveralCommands() {
        String much = "x".repeat(TOO_LARGE_BYTES / 3);
        Document[] large = new Document[4];
        for (int i = 0; i < large.length; i++) large[i] = number(i + 1).append("much", much);
        behindTheFirst(large).forEach(CompletableFuture::join);
        assertThat(asked).containsExactly("insertOne", "insertMany", "insertMany");
        assertThat(stored.countDocuments()).isEqualTo(5);
    }

    @Test
    void whereTheAnswerIsLostNobodyIsToldThatItIsStored() {
        failure.set(new MongoSocketReadException("gone", new ServerAddress(), new java.io.IOException()));
        List<CompletableFuture<Void>> all = behindTheFirst(number(1), number(2));
        all.getFirst().join();
        for (CompletableFuture<Void> each : all.subList(1, 3)) {
            assertThatThrownBy(each::join).hasCauseInstanceOf(MongoException.class);
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingIsStoredAndStillInterrupted() throws Exception {
        CompletableFuture<Void> before = insert(number(0));
        Awaitility.await().until(() -> asked.size() == 1);
        AtomicReference<@Nullable Boolean> still = new AtomicReference<>();
        Thread waits = Thread.startVirtualThread(() -> {
            inserts.insert(number(1));
            still.set(Thread.currentThread().isInterrupted());
        });
        Awaitility.await().until(() -> waits.getState() == Thread.State.WAITING);
        waits.interrupt();
        Awaitility.await().until(() -> !waits.isInterrupted() && waits.getState() == Thread.State.WAITING);
        first.countDown();
        before.join();
        waits.join();
        assertThat(still.get()).isTrue();
        assertThat(stored.countDocuments()).isEqualTo(2);
    }

    @Test
    void whoWaitsBehindOneThatBreaksDownIsStoredAllTheSame() {
        broken.set(true);
        List<CompletableFuture<Void>> all = behindTheFirst(number(1), number(2));
        for (CompletableFuture<Void> each : all.subList(1, 3)) {
            each.orTimeout(SOON_SECONDS, TimeUnit.SECONDS).join();
        }
        assertThat(all.getFirst()).isCompletedExceptionally();
        assertThat(stored.countDocuments()).isEqualTo(2);
    }
}
