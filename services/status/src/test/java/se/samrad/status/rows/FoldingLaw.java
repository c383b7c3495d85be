package se.samrad.status.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;
import se.samrad.status.Audience;
import se.samrad.status.history.RandomWorld;
import se.samrad.status.history.Script;

/** However events come, the rows are those of a plain fold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FoldingLaw {
    private static final int BODIES = 6;

    private Store store = Store.standIn();

    abstract String uri();

    abstract int seeds();

    @BeforeEach
    void open() {
        store.close();
        store = new Store(uri());
    }

    @AfterEach
    void close() {
        store.close();
        store = Store.standIn();
    }

    private static StatusView view(Audience audience) {
        return new StatusView(audience, (rows, consultations) -> {});
    }

    @ParameterizedTest
    @EnumSource
    void repetitionAndOrderChangeNothing(Audience audience) {
        for (long seed = 1; seed <= seeds(); seed++) {
            Random random = new Random(seed);
            List<Envelope> told = Store.told(RandomWorld.tell(seed, BODIES), audience);
            StatusView view = view(audience);
            List<String> expected = plainly(view, told);

            List<Envelope> reversed = new ArrayList<>(told);
            Collections.reverse(reversed);
            for (List<Envelope> order : List.of(told, reversed, Store.repeatedAndShuffled(told, random))) {
                View.Rows rows = store.fresh(view);
                Store.fold(view, rows, order, random);
                assertThat(Store.dump(rows)).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void whatOnlyConfidentialTopicsSayIsNowhereInThePublicView() {
        for (long seed = 1; seed <= seeds(); seed++) {
            Script script = RandomWorld.tell(seed, BODIES);
            StatusView open = view(Audience.OPEN);
            View.Rows rows = store.fresh(open);
            Store.fold(open, rows, Script.arrived(script.open()));
            assertThat(String.join("\n", Store.dump(rows)))
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .doesNotContain(RandomWorld.SECRET)
                    .doesNotContain("documentNumber");
            StatusView staff = view(Audience.STAFF);
            View.Rows all = store.fresh(staff);
            Store.fold(staff, all, Script.arrived(script.confidential()));
            assertThat(String.join("\n", Store.dump(all))).contains(RandomWorld.SECRET);
        }
    }

    /** A fold without a store: the last standing of each stream, put into the row that its name says. */
    private static List<String> plainly(StatusView view, List<Envelope> told) {
        Map<String, Envelope> last = new HashMap<>();
        List<String> all = new ArrayList<>();
        for (Envelope each : told) {
            last.merge(each.stream(), each, (one, other) -> one.version() > other.version() ? one : other);
            if (!view.keeps(each.stream(), each.type())) continue;
            Document kept = new Document("_id", each.id())
                    .append("stream", each.stream())
                    .append("v", each.version())
                    .append("type", each.type())
                    .append("time", Date.from(each.time()))
                    .append(
                            "entry",
                            new Document("state", (long) each.state())
                                    .append("data", Document.parse(each.data()))
                                    .append("after", Document.parse(each.after())));
            all.add(View.EVENTS + " " + Store.canonical(kept));
        }
        Map<String, Document> rows = new TreeMap<>();
        last.forEach((stream, envelope) -> {
            Register register = view.register(stream);
            if (register == null) return;
            Document content = new Document("v", envelope.version()).append("state", (long) envelope.state());
            content.putAll(view.content(stream, Document.parse(envelope.after())));
            rows.computeIfAbsent(
                            register.collection() + " " + register.id(),
                            none -> new Document(register.keys()).append("_id", register.id()))
                    .append(register.field(), content);
        });
        rows.forEach((name, row) -> all.add(name.substring(0, name.indexOf(' ')) + " " + Store.canonical(row)));
        Collections.sort(all);
        return all;
    }
}
