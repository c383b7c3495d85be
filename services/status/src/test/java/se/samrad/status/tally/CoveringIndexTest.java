package se.samrad.status.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
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
        try (RealMongod mongod = RealMongod.start(1);
                Store store = new Store(mongod.uri("plans"));
                Recounts recounts = new Recounts(Clock.systemUTC())) {
            StatusView view = new StatusView(Audience.STAFF, recounts::mark);
            View.Rows rows = store.fresh(view);
            Store.fold(view, rows, Script.arrived(RandomWorld.tell(3, 20).confidential()));
            Document plan = rows.in("rows").aggregate(Groups.pipeline("remiss-1")).explain();
            assertThat(stages(plan)).contains("PROJECTION_COVERED", "IXSCAN").doesNotContain("FETCH", "COLLSCAN");
            assertThat(recounts.fresh(rows, "remiss-1").groups()).isNotEmpty();
        }
    }

    private static List<String> stages(Document plan) {
        return walk(plan).toList();
    }

    private static Stream<String> walk(Object node) {
        if (node instanceof List<?> list) return list.stream().flatMap(CoveringIndexTest::walk);
        if (!(node instanceof Document document)) return Stream.of();
        Object stage = document.get("stage");
        return Stream.concat(
                stage instanceof String name ? Stream.of(name) : Stream.of(),
                document.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("rejectedPlans"))
                        .map(java.util.Map.Entry::getValue)
                        .filter(Objects::nonNull)
                        .flatMap(CoveringIndexTest::walk));
    }
}
