package se.samrad.responses.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;

class HandoversTest {
    private static final String RESPONSE = "exempel--exempelby";

    @SuppressWarnings("NullAway.Init") // opened before each test
    private MongoClient client;

    @SuppressWarnings("NullAway.Init")
    private MongoDatabase database;

    @SuppressWarnings("NullAway.Init")
    private Handovers handovers;

    @BeforeEach
    void open() {
        client = MongoClients.create(Bench.mongoUri("admin"));
        database = client.getDatabase("handovers" + System.nanoTime());
        handovers = new Handovers(database);
        handovers.due(RESPONSE, "7", "");
    }

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    private void handOver() {
        handovers.due().forEach(handovers::done);
    }

    private void told(String seals) {
        handovers.due(RESPONSE, "7", seals);
        handovers.told(RESPONSE, seals);
    }

    @Test
    void whatIsHandedOverIsMadeAnewOnceForEachChangeOfWhatIsSealedOff() {
        handOver();
        told("1:ab");
        assertThat(handovers.toTakeBack()).hasSize(1);
        handovers.toTakeBack().forEach(handovers::takenBack);
        handOver();
        told("");
        assertThat(handovers.toTakeBack()).hasSize(1);
        handovers.toTakeBack().forEach(handovers::takenBack);
        handOver();
        assertThat(handovers.due()).isEmpty();
    }

    @Test
    void whatIsToldAgainIsNotMadeAgain() {
        told("");
        handOver();
        told("");
        assertThat(handovers.toTakeBack()).isEmpty();
        told("1:ab");
        handovers.toTakeBack().forEach(handovers::takenBack);
        handOver();
        told("1:ab");
        told("1:ab");
        assertThat(handovers.toTakeBack()).isEmpty();
        assertThat(handovers.due()).isEmpty();
    }

    @Test
    void whatIsSealedOffWhileItIsMadeIsTakenBack() {
        Handovers.Handover made = handovers.due().getFirst();
        told("1:");
        handovers.done(made);
        assertThat(handovers.toTakeBack()).hasSize(1);
    }

    @Test
    void whatAnotherInstancePutThereAfterItWasTakenBackIsTakenBackAgain() {
        Handovers.Handover made = handovers.due().getFirst();
        told("1:ab");
        handovers.toTakeBack().forEach(handovers::takenBack);
        handovers.done(made);
        assertThat(handovers.toTakeBack()).hasSize(1);
    }
}
