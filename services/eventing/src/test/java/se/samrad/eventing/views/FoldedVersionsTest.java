package se.samrad.eventing.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.MovableClock;
import se.samrad.eventing.toys.Toys;
import se.samrad.eventing.views.Versions.Version;

/** Which versions of a view an instance folds; each costs the memory of a batch and the time of all records. */
class FoldedVersionsTest {
    private static final String OURS = "ours";
    private static final String OTHERS = "others";

    private final MovableClock clock = new MovableClock();
    private final Folded consumers = new Folded();
    private final View view = new Toys.ToyView(Bench.id("folded"), Toys.TOPIC);
    private MongoClient client;
    private Versions versions;
    private Views views;

    /** Remembers what is folded; all is caught up at once unless told otherwise. */
    private static final class Folded implements Views.Consumers {
        final Set<Integer> now = new ConcurrentSkipListSet<>();
        final Set<Integer> byOthers = new ConcurrentSkipListSet<>();
        volatile int behind;

        @Override
        public Views.Consumer start(View view, Version version, Projector projector, boolean catchingUp) {
            now.add(version.n());
            return new Views.Consumer() {
                @Override
                public List<Behind.Reach> reach() {
                    long end = 10;
                    return List.of(new Behind.Reach(Toys.TOPIC, 0, version.n() == behind ? 0 : end, end));
                }

                @Override
                public boolean folded(List<PositionToken.Offset> places) {
                    return true;
                }

                @Override
                public void close() {
                    now.remove(version.n());
                }
            };
        }

        @Override
        public boolean anybodyFolds(View view, Version version) {
            return now.contains(version.n()) || byOthers.contains(version.n());
        }
    }

    @BeforeEach
    void begin() {
        String database = Bench.id("folded");
        client = MongoClients.create(Bench.mongoUri(database));
        versions = new Versions(client.getDatabase(database), clock);
        views = new Views(client.getDatabase(database), List.of(view), consumers, clock);
    }

    @AfterEach
    void end() {
        views.stop();
        client.close();
    }

    private void awaitFolded(Integer... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(consumers.now).containsExactly(expected));
    }

    private static Version version(int n, String build, boolean active, long since) {
        return new Version(n, build, active, since);
    }

    private static List<Integer> folded(long readSince, Version... present) {
        return Versions.folded(List.of(present), OURS, readSince).stream()
                .map(Version::n)
                .toList();
    }

    @Test
    void whatIsReadAndWhatIsToTakeOverAreFoldedAndNothingElse() {
        assertThat(folded(
                        100,
                        version(1, OURS, false, 10),
                        version(2, OURS, false, 20),
                        version(3, OURS, true, 30),
                        version(4, OURS, false, 40),
                        version(5, OURS, false, 50)))
                .containsExactly(3, 5);
    }

    @Test
    void whatWasReplacedJustNowIsFoldedAsLongAsSomebodyMayReadIt() {
        Version[] present = {version(1, OURS, false, 100), version(2, OURS, true, 100)};
        assertThat(folded(100, present)).containsExactly(1, 2);
        assertThat(folded(101, present)).containsExactly(2);
    }

    @Test
    void anOlderBuildFoldsItsNewestWhileANewerIsRead() {
        assertThat(folded(100, version(1, OURS, false, 10), version(2, OURS, false, 20), version(3, OTHERS, true, 30)))
                .containsExactly(2);
    }

    @Test
    void aRebuiltVersionTakesOverAndTheOneBeforeIsSoonFoldedNoLonger() {
        views.start();
        awaitFolded(1);
        views.rebuild(view);
        awaitFolded(1, 2);
        await().atMost(Duration.ofSeconds(20)).until(() -> views.active(view).n() == 2);
        assertThat(consumers.now).containsExactly(1, 2);
        clock.moveBy(Duration.ofSeconds(11));
        awaitFolded(2);
        clock.moveBy(Duration.ofDays(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> views.versions(view).size() == 1);
    }

    @Test
    void aStartAfterManyRebuildsFoldsOneVersion() {
        for (int n = 2; n <= 5; n++)
            versions.flip(view.name(), views.rebuild(view).n());
        clock.moveBy(Duration.ofMinutes(1));
        views.start();
        awaitFolded(5);
    }

    @Test
    void goingBackToTheBuildBeforeReadsItsVersionOnceNobodyFoldsTheNewer() {
        versions.flip(view.name(), versions.add(view.name(), OTHERS).n());
        consumers.byOthers.add(2);
        views.start();
        awaitFolded(1);
        clock.moveBy(Duration.ofMinutes(5));
        consumers.byOthers.clear();
        consumers.behind = 1;
        clock.moveBy(Duration.ofMinutes(5));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .until(() -> views.active(view).n() == 2);
        clock.moveBy(Duration.ofSeconds(31));
        consumers.behind = 0;
        await().atMost(Duration.ofSeconds(20)).until(() -> views.active(view).n() == 1);
    }
}
