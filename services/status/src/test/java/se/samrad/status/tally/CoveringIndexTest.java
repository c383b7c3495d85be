package se.samrad.status.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;
import se.samrad.eventing.views.View;
import se.samrad.status.Audience;
import se.samrad.status.history.RandomWorld;
import se.samrad.status.history.Script;
import se.samrad.status.rows.StatusView;
import se.samrad.status.rows.Store;

/** Only a real mongod has query plans. */
@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
class CoveringIndexTest {
    @Test
    void aRecountReadsTheIndexAndNoRow() {
        try (Store store = new Store(RealMongod.shared("plans"));
                Recounts recounts = new Recounts(Clock.systemUTC())) {
            StatusView view = new StatusView(Audience.STAFF, recounts::mark);
            View.Rows rows = store.fresh(view);
            Store.fold(view, rows, Script.arrived(RandomWorld.tell(3, 20).confidential()));
            Document plan =
                    rows.in("rows").aggregate(Groups.pipeline("remiss-1")).explain(ExplainVerbosity.EXECUTION_STATS);
            Document stats = (Document) all("executionStats", plan).findFirst().orElseThrow();
            assertThat(stats.getInteger("totalKeysExamined")).isPositive();
            assertThat(stats.getInteger("totalDocsExamined")).isZero();
            assertThat(recounts.fresh(rows, "remiss-1").groups()).isNotEmpty();
        }
    }

    /** Every value of a member, wherever in the plan it stands. */
    private static Stream<Object> all(String member, Object node) {
        if (node instanceof List<?> list) return list.stream().flatMap(each -> all(member, each));
        if (!(node instanceof Document document)) return Stream.of();
        return document.entrySet().stream()
                .flatMap(entry ->
                        entry.getKey().equals(member) ? Stream.of(entry.getValue()) : all(member, entry.getValue()));
    }
}
