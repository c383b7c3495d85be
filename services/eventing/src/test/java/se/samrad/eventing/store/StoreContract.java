package se.samrad.eventing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.store.CommitStore.Appended;
import se.samrad.eventing.store.MongoCommits.Place;
import se.samrad.eventing.toys.Toys;
import se.samrad.eventing.toys.Toys.ToyEvent;
import se.samrad.eventing.views.Happening;
import se.samrad.eventing.views.MongoViewStore;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.Versions;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.ViewStore.Keep;
import se.samrad.eventing.views.ViewStore.Put;

/** What must hold on the stand-in, on one mongod, and on a replica set. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private MongoClient client;
    MongoDatabase database;
    MongoCommits commits;

    /** Where the server is, with the name of a database. */
    abstract String uri(String database);

    @BeforeEach
    void connect() {
        String name = "t" + UUID.randomUUID().toString().substring(0, 8);
        client = MongoClients.create(uri(name));
        database = client.getDatabase(name);
        commits = new MongoCommits(database);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    static Commit commit(String stream, long first, long previous, String key, int events) {
        Recorded.Part part = new Recorded.Part("toy-seen", 1, "{}", 1, "{\"name\":\"å\"}", NOW);
        List<Recorded> recorded = new ArrayList<>();
        for (int i = 0; i < events; i++)
            recorded.add(new Recorded("toy-bought", 1, "{\"x\":1.50}", 1, "{}", i == 0 ? part : null));
        return new Commit(
                stream, first, previous, first, NOW, "me", null, true, new Commit.Asked(key, "r", "{}"), recorded);
    }

    @Test
    void aCommitIsReadAsItWasWritten() {
        Commit written = commit("toys/a", 1, 0, "k", 2);
        assertThat(commits.append(written)).isEqualTo(new Appended.Done());
        assertThat(commits.at("toys/a", 1)).contains(written);
        assertThat(commits.byKey("k")).contains(written);
        assertThat(commits.at("toys/a", 2)).isEmpty();
        assertThat(commits.stream("toys/a")).containsExactly(written);
    }

    @Test
    void aVersionIsTakenOnceAndAKeyIsUsedOnce() {
        Commit first = commit("toys/a", 1, 0, "k1", 1);
        commits.append(first);
        assertThat(commits.append(commit("toys/a", 1, 0, "k2", 1))).isEqualTo(new Appended.VersionTaken());
        assertThat(commits.append(commit("toys/b", 1, 0, "k1", 1))).isEqualTo(new Appended.KeyTaken(first));
        assertThat(commits.append(first)).isEqualTo(new Appended.KeyTaken(first));
        assertThat(commits.stream("toys/b")).isEmpty();
    }

    @Test
    void whatIsPendingIsReadInOrderAfterAPlaceAndNotWhenYoung() {
        for (String stream : List.of("toys/b", "toys/a")) {
            commits.append(commit(stream, 1, 0, stream + 1, 1));
            commits.append(commit(stream, 2, 1, stream + 2, 10));
            commits.append(commit(stream, 12, 2, stream + 12, 1));
        }
        Date later = Date.from(NOW.plusSeconds(5));
        assertThat(commits.pending(null, 10, later).stream().map(Commit::id))
                .containsExactly("toys/a@1", "toys/a@2", "toys/a@12", "toys/b@1", "toys/b@2", "toys/b@12");
        assertThat(commits.pending(new Place("toys/a", 2), 2, later).stream().map(Commit::id))
                .containsExactly("toys/a@12", "toys/b@1");
        assertThat(commits.pending(null, 10, Date.from(NOW.minusSeconds(1)))).isEmpty();
        commits.mark(List.of(new Place("toys/a", 1), new Place("toys/b", 12), new Place("toys/none", 1)));
        assertThat(commits.pendingCount()).isEqualTo(4);
        assertThat(commits.at("toys/a", 1).orElseThrow().pending()).isFalse();
    }

    @Test
    void headsTellVersionsHowManyEventsArePublicAndWhetherAllIsSent() {
        commits.append(commit("toys/a", 1, 0, "a1", 3));
        commits.append(commit("toys/a", 4, 1, "a2", 2));
        commits.append(commit("toys/b", 1, 0, "b1", 1));
        commits.mark(List.of(new Place("toys/b", 1)));
        assertThat(commits.heads("", 10))
                .containsExactly(
                        new CommitStore.Head("toys/a", 5, 4, 2, false, NOW.toEpochMilli()),
                        new CommitStore.Head("toys/b", 1, 1, 1, true, NOW.toEpochMilli()));
        assertThat(commits.heads("toys/a", 10)).hasSize(1);
        assertThat(commits.heads("", 1)).hasSize(1);
    }

    @Test
    void pagesOfHeadsHaveEveryStreamOnceAndAllCommitsOfEach() {
        for (int stream = 0; stream < 7; stream++) {
            for (int version = 1; version <= 1 + stream * 4 % 7; version++) {
                commits.append(commit("toys/" + stream, version, version - 1, stream + "@" + version, 1));
            }
        }
        List<CommitStore.Head> paged = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        List<CommitStore.Head> page = commits.heads("", 3);
        while (!page.isEmpty()) {
            paged.addAll(page);
            sizes.add(page.size());
            page = commits.heads(page.getLast().stream(), 3);
        }
        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(paged)
                .extracting(CommitStore.Head::stream)
                .containsExactly("toys/0", "toys/1", "toys/2", "toys/3", "toys/4", "toys/5", "toys/6");
        assertThat(paged).extracting(CommitStore.Head::version).containsExactly(1L, 5L, 2L, 6L, 3L, 7L, 4L);
        assertThat(paged).extracting(CommitStore.Head::publicEvents).containsExactly(1L, 5L, 2L, 6L, 3L, 7L, 4L);
    }

    @Test
    void theOldestOfWhatWaitsTellsSinceWhen() {
        assertThat(commits.pendingSince()).isEmpty();
        commits.append(commit("toys/a", 1, 0, "a1", 1));
        assertThat(commits.pendingSince()).contains(NOW);
        commits.mark(List.of(new Place("toys/a", 1)));
        assertThat(commits.pendingSince()).isEmpty();
    }

    @Test
    void fiftyThreadsWithOneCommandMakeOneCommitAndGetOneAnswer() throws Exception {
        Commands commands = new Commands(commits, commit -> {}, Clock.systemUTC());
        List<Outcome> outcomes = inParallel(
                50,
                number -> commands.handle(
                        Toys.KIND,
                        "toys/same",
                        new Command("me", "k", "r", null),
                        toy -> List.of(new ToyEvent.ToyPainted("red"))));
        assertThat(outcomes.stream().map(Outcome::answer).distinct()).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome::changed)).hasSize(1);
        assertThat(commits.stream("toys/same")).hasSize(1);
    }

    @Test
    void whoExpectsNothingIsToldWhatThereIsBeforeAnythingIsRefusedOrLeftUndone() {
        Commands commands = new Commands(commits, commit -> {}, Clock.systemUTC());
        Command first = new Command("me", "k1", "r", null);
        Outcome begun = commands.begin(Toys.KIND, "toys/a", first, toy -> Toys.buy(toy, "Nalle", 3));
        assertThat(begun.changed()).isTrue();
        assertThat(commands.begin(Toys.KIND, "toys/a", first, toy -> Toys.buy(toy, "Nalle", 3)))
                .isEqualTo(new Outcome(
                        begun.stream(), begun.version(), begun.publicVersion(), begun.answer(), false, true));
        Commands elsewhere = new Commands(commits, commit -> {}, Clock.systemUTC());
        Command second = new Command("me", "k2", "r", null);
        Outcome nothing = elsewhere.begin(Toys.KIND, "toys/a", second, toy -> Toys.buy(toy, "Docka", 4));
        assertThat(nothing.changed()).isFalse();
        assertThat(nothing.version()).isEqualTo(1);
        Outcome painted = elsewhere.begin(Toys.KIND, "toys/a", second, toy -> {
            if (toy.name() == null) throw Rejected.because("no-such-toy");
            return List.of(new ToyEvent.ToyPainted("red"));
        });
        assertThat(painted.version()).isEqualTo(2);
        Command third = new Command("me", "k3", "r", null);
        Outcome shown = elsewhere.begin(
                Toys.KIND, "toys/a", third, toy -> toy.name() == null ? List.of() : List.of(new ToyEvent.ToyShown()));
        assertThat(shown.version()).isEqualTo(3);
        assertThatThrownBy(() -> elsewhere.begin(Toys.KIND, "toys/b", second, toy -> {
                    throw Rejected.because("no-such-toy");
                }))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo("no-such-toy"));
        assertThat(elsewhere
                        .begin(Toys.KIND, "toys/b", second, toy -> List.of())
                        .changed())
                .isFalse();
        assertThat(commits.stream("toys/b")).isEmpty();
    }

    @Test
    void manyWritersOfOneStreamGiveVersionsWithoutGaps() throws Exception {
        Commands commands = new Commands(commits, commit -> {}, Clock.systemUTC());
        inParallel(24, number -> {
            while (true) {
                try {
                    return commands.handle(
                            Toys.KIND,
                            "toys/hot",
                            new Command("me", "k" + number, "r" + number, null),
                            toy -> List.of(new ToyEvent.ToyPainted("red " + number)));
                } catch (Rejected busy) {
                    assertThat(busy.reason()).isEqualTo("too-many-writers");
                }
            }
        });
        List<Commit> all = commits.stream("toys/hot");
        assertThat(all).hasSize(24);
        assertThat(all.getLast().last()).isEqualTo(24);
        for (int i = 1; i < all.size(); i++)
            assertThat(all.get(i).previous()).isEqualTo(all.get(i - 1).first());
    }

    @Test
    void theHighestVersionStaysInTheRegisterWhateverTheOrder() {
        View view = new Toys.ToyView("staff", Toys.TOPIC);
        MongoViewStore store = new MongoViewStore(view, new View.Rows(database, "x", 1));
        List<Put> puts = new ArrayList<>();
        for (int row = 0; row < 20; row++) {
            for (long v = 1; v <= 12; v++) {
                Register register = new Register("toys", "row" + row, "toy", Map.of("key", "row" + row));
                puts.add(new Put(register, v, 1, new Document("name", "version " + v)));
                puts.add(new Put(register, v, 2, new Document("name", "state two of " + v)));
            }
        }
        List<Put> twice = new ArrayList<>(puts);
        twice.addAll(puts);
        Collections.shuffle(twice, new Random(7));
        for (int i = 0; i < twice.size(); i += 30) {
            store.write(twice.subList(i, Math.min(twice.size(), i + 30)), List.of());
        }
        for (int row = 0; row < 20; row++) {
            Document found = Objects.requireNonNull(database.getCollection("x_1_toys")
                    .find(new Document("_id", "row" + row))
                    .first());
            assertThat(found.getString("key")).isEqualTo("row" + row);
            assertThat(found.get("toy", Document.class))
                    .isEqualTo(new Document("v", 12L).append("state", 2L).append("name", "state two of 12"));
        }
    }

    /** Who waits for a version looks at the register, and then reads the events. */
    @Test
    void noRegisterTellsOfAVersionWhoseEventIsNotKept() {
        View view = new Toys.ToyView("staff", Toys.TOPIC);
        MongoViewStore store = new MongoViewStore(view, new View.Rows(database, "x", 1));
        List<Put> puts = new ArrayList<>();
        for (String collection : List.of("a", "b", "rows", "toys", "z")) {
            puts.add(new Put(new Register(collection, "one", "toy", Map.of()), 1, 1, new Document("name", "one")));
        }
        Document tooMuch = new Document("text", "x".repeat(17 * 1024 * 1024));
        Happening event =
                new Happening(Toys.TOPIC, "toys/one", 1, "painted", 1, 1, NOW.toString(), tooMuch, new Document());
        assertThatThrownBy(() -> store.write(puts, List.of(new Keep(event, NOW))))
                .isInstanceOf(RuntimeException.class);
        for (Put put : puts) {
            assertThat(database.getCollection("x_1_" + put.register().collection())
                            .countDocuments())
                    .isZero();
        }
    }

    @Test
    void oneVersionOfAViewIsActiveHoweverManyFlipAtOnce() throws Exception {
        Versions versions = new Versions(database, Clock.systemUTC());
        inParallel(8, number -> versions.settle("board", "build"));
        assertThat(versions.of("board")).hasSize(1);
        versions.add("board", "build");
        versions.add("board", "other");
        inParallel(12, number -> {
            versions.flip("board", 1 + number % 3);
            return number;
        });
        assertThat(versions.of("board").stream().filter(Versions.Version::active))
                .hasSize(1);
        int active = versions.active("board").orElseThrow().n();
        versions.remove("board", active);
        assertThat(versions.of("board")).hasSize(3);
    }

    @Test
    void ofManyThatAreInsertedAtOnceEachHearsWhatBecameOfItsOwn() throws Exception {
        Inserts inserts = new Inserts(database.getCollection("many"));
        List<Boolean> stored = inParallel(64, number -> {
            try {
                inserts.insert(new Document("_id", number % 48).append("by", number));
                return true;
            } catch (MongoWriteException e) {
                assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
                return false;
            }
        });
        assertThat(stored).filteredOn(one -> one).hasSize(48);
        for (Document each : database.getCollection("many").find()) {
            assertThat(stored.get(each.getInteger("by"))).isTrue();
        }
        assertThat(database.getCollection("many").countDocuments()).isEqualTo(48);
    }

    private interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private static <T> List<T> inParallel(int threads, Numbered<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                calls.add(() -> work.call(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(calls)) results.add(each.get());
            return results;
        }
    }
}
