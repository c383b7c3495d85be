package se.samrad.eventing.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;
import se.samrad.eventing.toys.Toys;

/** A version that lacks something must not take over, whether rows show it or only what happened before. */
class VerifiedTest {
    private final View view = new Toys.ToyView("staff", Toys.TOPIC);
    private MongoClient client = MongoClients.create(Bench.mongoUri("verified"));
    private MongoDatabase database = client.getDatabase(Bench.id("verified"));

    @BeforeEach
    void bothVersionsHaveEverything() {
        for (int version : List.of(1, 2)) {
            new Projector(view, new MongoViewStore(view, rows(version)))
                    .project(painted("bear", 4))
                    .toCompletableFuture()
                    .join();
        }
    }

    @AfterEach
    void close() {
        client.close();
    }

    private View.Rows rows(int version) {
        return new View.Rows(database, "staff", version);
    }

    private List<String> missing() {
        return Verified.missing(view, rows(1), rows(2));
    }

    /** A toy that was bought and then painted again and again. */
    static List<Arrived> painted(String id, int versions) {
        List<Arrived> arrived = new ArrayList<>();
        for (int v = 1; v <= versions; v++) {
            arrived.add(Arrived.of(KafkaLog.record(new Envelope(
                    Toys.TOPIC,
                    "/samrad/toys",
                    "toys/" + id,
                    v,
                    v == 1 ? "toy-bought" : "toy-painted",
                    1,
                    1,
                    Instant.EPOCH,
                    null,
                    "{\"colour\":\"red " + v + "\"}",
                    "{\"colour\":\"red " + v + "\"}"))));
        }
        return arrived;
    }

    @Test
    void nothingIsMissingInAVersionThatHasFoldedTheSame() {
        assertThat(missing()).isEmpty();
    }

    @Test
    void aRowThatIsAbsentOrBehindIsMissing() {
        rows(2).in("toys").updateOne(Filters.eq("_id", "bear"), new org.bson.Document("$set", Map.of("toy.v", 3L)));
        assertThat(missing()).containsExactly("toys/bear");
        rows(2).in("toys").deleteOne(Filters.eq("_id", "bear"));
        assertThat(missing()).containsExactly("toys/bear");
    }

    @Test
    void aKeptEventThatIsAbsentIsMissingThoughTheRowIsRight() {
        rows(2).in(View.EVENTS).deleteOne(Filters.eq("_id", "toys/bear@3"));
        assertThat(missing()).containsExactly("events/toys/bear@3");
    }

    @Test
    void whatTodaysCodeDoesNotKeepNeedNotBeThere() {
        rows(1).in(View.EVENTS)
                .insertOne(new org.bson.Document("_id", "toys/bear@1")
                        .append("stream", "toys/bear")
                        .append("v", 1L)
                        .append("type", "toy-bought"));
        assertThat(missing()).isEmpty();
    }

    @Test
    void ofManyTheFirstTenAreNamed() {
        rows(2).in(View.EVENTS).deleteMany(new org.bson.Document());
        new Projector(view, new MongoViewStore(view, rows(1)))
                .project(painted("cat", 30))
                .toCompletableFuture()
                .join();
        assertThat(missing()).hasSize(10);
    }
}
