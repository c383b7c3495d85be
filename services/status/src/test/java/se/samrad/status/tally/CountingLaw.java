package se.samrad.status.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.samrad.contracts.Position;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.views.Arrived;
import se.samrad.eventing.views.View;
import se.samrad.status.Audience;
import se.samrad.status.domain.Tally;
import se.samrad.status.history.RandomWorld;
import se.samrad.status.history.Script;
import se.samrad.status.rows.Store;
import se.samrad.status.rows.StatusView;

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
                        assertThat(counts(tally))
                                .as("seed %d, %s, %s", seed, audience, consultation)
                                .isEqualTo(counted(told, consultation, audience == Audience.OPEN));
                        assertThat(tally.invited())
                                .isGreaterThanOrEqualTo(
                                        tally.answered() + tally.noComments() + tally.declined() + tally.silent());
                        assertThat(tally.days().stream().mapToLong(Tally.Day::answered).sum())
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
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int part = 0; part < 3; part++) {
                List<Arrived> own = new ArrayList<>();
                for (int i = part; i < told.size(); i += 3) own.add(Script.arrived(told.get(i), i));
                writers.add(CompletableFuture.runAsync(() -> own.forEach(each -> Store.fold(view, rows, List.of(each)))));
            }
            CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
            Map<String, Long> expected = counted(told, "remiss-1", false);
            await().untilAsserted(() -> {
                Document summary = Objects.requireNonNullElse(
                        rows.in("summaries").find(new Document("_id", "remiss-1")).first(), new Document());
                assertThat(summary).containsKey("counted");
                assertThat(summary.get("counted")).isEqualTo(summary.get("mark"));
                Tally tally = Tally.of(
                        Groups.read(summary.getList("groups", Document.class)), CLOSES, AFTER, false);
                assertThat(counts(tally)).isEqualTo(expected);
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
            assertThat(counts(tally)).isEqualTo(counted(told, "remiss-2", false));
        }
    }

    private static Map<String, Long> counts(Tally tally) {
        Map<String, Long> counts = new HashMap<>();
        counts.put("invited", tally.invited());
        counts.put("answered", tally.answered());
        counts.put("noComments", tally.noComments());
        counts.put("declined", tally.declined());
        counts.put("silent", tally.silent());
        counts.put("extended", tally.extended());
        counts.put("late", tally.late());
        counts.put("uninvited", tally.uninvited());
        counts.put("persons", tally.persons());
        counts.put("published", tally.published());
        tally.positions().forEach((position, n) -> counts.put("position " + position, n));
        return counts;
    }

    /** The same, written down without groups, summaries or stores: one body after the other. */
    private static Map<String, Long> counted(List<Envelope> told, String consultation, boolean open) {
        Map<String, Document> last = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        for (Envelope each : told) {
            if (versions.getOrDefault(each.stream(), 0L) > each.version()) continue;
            versions.put(each.stream(), each.version());
            last.put(each.stream(), Document.parse(each.after()));
        }
        Map<String, Long> counts = new HashMap<>();
        for (String name : List.of(
                "invited", "answered", "noComments", "declined", "silent", "extended", "late", "uninvited", "persons",
                "published", "position NOT_STATED")) {
            counts.put(name, 0L);
        }
        for (Position position : Position.values()) counts.put("position " + position, 0L);
        LocalDate today = LocalDate.of(2026, 12, 5);
        last.forEach((stream, invitation) -> {
            if (!stream.startsWith("invitations/" + consultation + "/")) return;
            if ("LISTED".equals(invitation.getString("status"))) return;
            Document response = last.get(stream.replace("invitations/", "responses/"));
            LocalDate own = invitation.getString("ownLastDay") == null
                    ? CLOSES
                    : LocalDate.parse(invitation.getString("ownLastDay"));
            LocalDate deadline = own.isAfter(CLOSES) ? own : CLOSES;
            boolean declined = open ? invitation.getBoolean("declined") : "DECLINED".equals(invitation.getString("status"));
            count(counts, "invited");
            if (response != null && response.getBoolean("standing")) {
                count(counts, "NO_COMMENTS".equals(response.getString("position")) ? "noComments" : "answered");
                LocalDate day = LocalDate.parse(response.get("arrived", Document.class).getString("day"));
                if (day.isAfter(deadline)) count(counts, "late");
            } else if (declined) {
                count(counts, "declined");
            } else if (today.isAfter(deadline)) {
                count(counts, "silent");
            } else if (deadline.isAfter(CLOSES)) {
                count(counts, "extended");
            }
        });
        last.forEach((stream, response) -> {
            if (!stream.startsWith("responses/" + consultation + "/") || !response.getBoolean("standing")) return;
            if (response.getBoolean("published")) count(counts, "published");
            if ("PERSON".equals(response.getString("sender"))) {
                count(counts, "persons");
                return;
            }
            Document invitation = last.get(stream.replace("responses/", "invitations/"));
            if (invitation == null || "LISTED".equals(invitation.getString("status"))) count(counts, "uninvited");
            if (open && !response.getBoolean("published")) return;
            String position = response.getString("position");
            count(counts, "position " + (position == null ? "NOT_STATED" : position));
        });
        return counts;
    }

    private static void count(Map<String, Long> counts, String name) {
        counts.merge(name, 1L, Long::sum);
    }
}
