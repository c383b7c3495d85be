package se.samrad.eventing.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.toys.Toys;

/** What one version of a view could not understand says nothing of another version. */
class ParkedTest {
    private final View view = new Toys.ToyView("staff", Toys.TOPIC);
    private final MongoClient client = MongoClients.create(Bench.mongoUri("parked"));
    private final MongoDatabase database = client.getDatabase(Bench.id("parked"));
    private final Views views = new Views(
            database,
            List.of(view),
            (each, version, projector, catchingUp) -> {
                throw new AssertionError("nothing is started here");
            },
            Clock.systemUTC());

    @AfterEach
    void close() {
        client.close();
    }

    private void fold(int version, List<Arrived> batch) {
        new Projector(view, new MongoViewStore(view, new View.Rows(database, "staff", version)))
                .project(batch)
                .toCompletableFuture()
                .join();
    }

    /** As it would look from code that is not there yet. */
    private static Arrived fromTheFuture(Arrived whole, long offset) {
        Map<String, String> headers = new HashMap<>(whole.headers());
        headers.put("state", "99");
        int partition = offset < 0 ? -1 : 0;
        return new Arrived(whole.topic(), partition, offset, whole.key(), whole.value(), headers);
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Document each : views.parked().find()) ids.add(each.getString("_id"));
        return ids;
    }

    @Test
    void theIdNamesTheVersionThatParkedIt() {
        Arrived unknown = fromTheFuture(VerifiedTest.painted("bear", 1).getFirst(), 7);
        fold(1, List.of(unknown));
        fold(1, List.of(unknown));
        fold(2, List.of(unknown));
        assertThat(ids()).containsExactlyInAnyOrder("staff.1@samrad.toys-0-7", "staff.2@samrad.toys-0-7");
        assertThat(views.parked().countDocuments(Parked.of("staff", 2))).isEqualTo(1);
    }

    @Test
    void whatWasReadFromCommitsIsParkedOneByOneThoughItHasNoPlace() {
        List<Arrived> two = VerifiedTest.painted("bear", 2);
        fold(1, List.of(fromTheFuture(two.getFirst(), -1), fromTheFuture(two.getLast(), -1)));
        assertThat(ids()).hasSize(2).allMatch(id -> id.startsWith("staff.1@samrad.toys-") && !id.contains("/"));
    }

    @Test
    void aPositionIsNotMetByWhatAnOlderVersionParked() {
        assertThat(views.active(view).n()).isEqualTo(1);
        fold(2, List.of(fromTheFuture(VerifiedTest.painted("bear", 1).getFirst(), 7)));
        assertThat(views.reached(view, "toys/bear", 1)).isFalse();
        fold(1, List.of(fromTheFuture(VerifiedTest.painted("bear", 1).getFirst(), 7)));
        assertThat(views.reached(view, "toys/bear", 1)).isTrue();
    }

    @Test
    void anEventThatIsKeptButSaysNoTimeIsParkedAndTheOthersAreFolded() {
        List<Arrived> three = VerifiedTest.painted("bear", 3);
        Arrived whole = three.get(1);
        Map<String, String> headers = new HashMap<>(whole.headers());
        headers.put("ce_time", "i går");
        Arrived timeless = new Arrived(whole.topic(), 0, 7, whole.key(), whole.value(), headers);
        fold(1, List.of(three.getFirst(), timeless, three.getLast()));
        assertThat(ids()).containsExactly("staff.1@samrad.toys-0-7");
        assertThat(new View.Rows(database, "staff", 1)
                        .in(View.EVENTS)
                        .distinct("v", Long.class)
                        .into(new ArrayList<>()))
                .containsExactly(3L);
    }
}
