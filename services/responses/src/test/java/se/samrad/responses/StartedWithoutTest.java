package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.bench.Bench;

/** A process that is started while something it needs is away. */
class StartedWithoutTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration STILL_AWAY = Duration.ofSeconds(12);
    private static final String NOBODY_THERE = "127.0.0.1:1";
    private static final String SAYS = "{\"text\":\"Exempel: jag tycker om planen.\"}";

    private final String database = Bench.id("without").replace('-', '_');
    private final String mongo = Bench.mongoUri(database);
    private final String drafts = Bench.mongoUri(Bench.id("drafts"));

    private static String consultation() {
        String id = Bench.id("exempel");
        Owner.consultation(id, Status.OPEN, Owner.facts("EX " + id, false, Publishing.RUNNING));
        return id;
    }

    @Test
    void withoutKafkaAResponseIsReceivedAndReceiptedAndPublishedWhenKafkaIsThereAgain() throws Exception {
        String consultation = consultation();
        WholeService.Answer receipt;
        try (MongoClient client = MongoClients.create(mongo)) {
            MongoCollection<Document> commits = client.getDatabase(database).getCollection("commits");
            try (ServiceProcess service =
                    ServiceProcess.begin(mongo, drafts, Map.of("spring.kafka.bootstrap-servers", NOBODY_THERE))) {
                service.awaitReady();
                receipt = service.door()
                        .post(consultation, "nyckel-som-ingen-kan-gissa", SAYS)
                        .is(201);
                String address = "/api" + receipt.at("/url").replace("/kvittens", "/receipts");
                assertThat(service.door().get(address, null).is(200).text()).contains(receipt.at("/sha256"));
                assertThat(commits.countDocuments(Filters.exists("pending"))).isPositive();
            }
            try (ServiceProcess service = ServiceProcess.start(mongo, drafts)) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(commits.countDocuments(Filters.exists("pending")))
                                .isZero());
                assertThat(service.door()
                                .post(consultation, "nyckel-som-ingen-kan-gissa", SAYS)
                                .is(200)
                                .json())
                        .isEqualTo(receipt.json());
            }
        }
    }

    @Test
    void withoutItsStoreItWaitsAndReceivesWhenTheStoreIsThere() throws Exception {
        int port = freePort();
        String late = "mongodb://127.0.0.1:" + port + "/";
        try (ServiceProcess service = ServiceProcess.begin(late + database, late + "drafts", Map.of())) {
            await().during(STILL_AWAY).atMost(STILL_AWAY.multipliedBy(2)).until(service::isAlive);
            assertThat(service.isReady()).isFalse();
            MongoServer store = new MongoServer(new MemoryBackend());
            try {
                store.bind("127.0.0.1", port);
                service.awaitReady();
                service.door()
                        .post(consultation(), "nyckel-som-ingen-kan-gissa", SAYS)
                        .is(201);
            } finally {
                store.shutdownNow();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
