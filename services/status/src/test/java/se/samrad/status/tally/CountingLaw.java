package se.samrad.status.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.views.Arrived;
import se.samrad.eventing.views.View;
import se.samrad.status.Audience;
import se.samrad.status.domain.Tally;
import se.samrad.status.history.RandomWorld;
import se.samrad.status.history.Script;
import se.samrad.status.rows.StatusView;
import se.samrad.status.rows.Store;

/** Summaries say what an independent count of the events says, whatever order the events came in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CountingLaw {
    private static final LocalDate CLOSES = RandomWorld.CLOSES;
    private static final Instant AFTER = Instant.parse("2026-12-05T12:00:00Z");

    abstract String uri();

    abstract int seeds();

    @Test
    void aSummaryIsWhatAPlainCountSays() {
        try (Store store = new Store(uri());
                Recounts recounts = new Recounts(Clock.fixed(AFTER, ZoneOffset.UTC))) {
            for (long seed = 1; seed <= seeds(); seed++) {
                Random random = new Random(seed);
                Script script = RandomWorld.tell(seed, 12);
                for (Audience audience : Audience.values()) {
                    StatusView view = new StatusView(audience, recounts::mark);
                    View.Rows rows = store.fresh(view);
                    List<Envelope> told = Store.told(script, audience);
                    Store.fold(view, rows, Store.repeatedAndShuffled(told, random), random);
                    for (String consultation : List.of("remiss-1", "remiss-2")) {
                        Tally tally = Tally.of(
                                recounts.fresh(rows, consultation).groups(), CLOSES, AFTER, audience == Audience.OPEN);
                        assertThat(PlainCount.of(tally))
                                .as("seed %d, %s, %s", seed, audience, consultation)
                                .isEqualTo(PlainCount.of(told, consultation, CLOSES, AFTER, audience == Audience.OPEN));
                        assertThat(tally.invited())
                                .isGreaterThanOrEqualTo(
                                        tally.answered() + tally.noComments() + tally.declined() + tally.silent());
                        assertThat(tally.days().stream()
                                        .mapToLong(Tally.Day::answered)
                                        .sum())
                                .isEqualTo(tally.answered() + tally.noComments());
                    }
                }
            }
        }
    }

    @Test
    void theSummarySettlesByItselfWhileRowsAreWritten() {
        try (Store store = new Store(uri());
                Recounts recounts = new Recounts(Clock.systemUTC())) {
            StatusView view = new StatusView(Audience.STAFF, recounts::mark);
            View.Rows rows = store.fresh(view);
            List<Envelope> told = RandomWorld.tell(7, 12).confidential();
            long begun = System.nanoTime();
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int part = 0; part < 3; part++) {
                List<Arrived> own = new ArrayList<>();
                for (int i = part; i < told.size(); i += 3) own.add(Script.arrived(told.get(i), i));
                writers.add(
                        CompletableFuture.runAsync(() -> own.forEach(each -> Store.fold(view, rows, List.of(each)))));
            }
            CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
            Map<String, Long> expected = PlainCount.of(told, "remiss-1", CLOSES, AFTER, false);
            await().untilAsserted(() -> {
                Document summary = Objects.requireNonNullElse(
                        rows.in("summaries")
                                .find(new Document("_id", "remiss-1"))
                                .first(),
                        new Document());
                assertThat(summary).containsKey("counted");
                assertThat(summary.getLong("n"))
                        .as("recounts keep their distance")
                        .isLessThanOrEqualTo(2 + (System.nanoTime() - begun) / Recounts.PAUSE.toNanos());
                assertThat(summary.get("counted")).isEqualTo(summary.get("mark"));
                Tally tally = Tally.of(Groups.read(summary.getList("groups", Document.class)), CLOSES, AFTER, false);
                assertThat(PlainCount.of(tally)).isEqualTo(expected);
            });
        }
    }

    @Test
    void aMarkLeftBehindByACrashIsCountedByTheNextReader() {
        try (Store store = new Store(uri());
                Recounts next = new Recounts(Clock.systemUTC())) {
            Recounts crashed = new Recounts(Clock.systemUTC());
            crashed.close();
            StatusView view = new StatusView(Audience.STAFF, crashed::mark);
            View.Rows rows = store.fresh(view);
            List<Envelope> told = RandomWorld.tell(9, 8).confidential();
            Store.fold(view, rows, Script.arrived(told));
            Tally tally = Tally.of(next.read(rows, "remiss-2").groups(), CLOSES, AFTER, false);
            assertThat(PlainCount.of(tally)).isEqualTo(PlainCount.of(told, "remiss-2", CLOSES, AFTER, false));
        }
    }
}
