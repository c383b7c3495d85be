package se.samrad.responses;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.Command;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.RealMongod;

/**
 * From the first byte of a file to the receipt: at each write on the way a real process is halted, before it and after. Who
 * sends the same again, with the same key, gets one response and the same receipt every time, and nothing is half there.
 */
class KilledAtEachStepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** More than two chunks of GridFS, so that there is half a file to be killed with. */
    private static final int FILE_BYTES = 600_000;

    @Test
    @Tag("mongod")
    @EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
    void whoeverSendsAgainAfterAKillAtAnyStepHasOneWholeResponseAndOneReceipt() throws Exception {
        new Story(RealMongod.shared("killed"), "killed", false).tell();
    }

    @Test
    @Tag("mongod")
    @EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
    void soHasWhoeverSendsTheFilesOfADraft() throws Exception {
        new Story(RealMongod.shared("killeddraft"), "killeddraft", true).tell();
    }

    /**
     * One answer of somebody without an account: a file, words, a name and an address; or of a body, with the file in its draft.
     *
     * @param body empty without an account
     */
    private record Answering(String consultation, String key, byte[] file, String body) {
        static Answering fresh(boolean ofBody) {
            String consultation = Bench.id("exempel");
            Owner.consultation(consultation, Status.OPEN, Owner.facts("EX " + consultation, false, Publishing.RUNNING));
            byte[] head = ("Exempel " + Bench.id("fil") + "\n").getBytes(UTF_8);
            byte[] file = "Kommunen ställer sig bakom planen.\n"
                    .repeat(FILE_BYTES / 30)
                    .getBytes(UTF_8);
            System.arraycopy(head, 0, file, 0, head.length);
            String body = ofBody ? WholeService.body() : "";
            return new Answering(consultation, Bench.id("nyckel-som-ingen-kan-gissa"), file, body);
        }

        String words() {
            return """
                {"text":"Exempel: jag tycker om planen.","name":"Kim Exempel","email":"kim@exempel.example","files":["%s"]}
                """.formatted(Command.sha256(file));
        }

        /** The receipt. */
        WholeService.Answer send(ServiceProcess service) {
            if (!body.isEmpty()) return sendDraft(service);
            WholeService.Answer stored = service.door().uploadFor(key, "yttrande.txt", file);
            assertThat(stored.status()).as(stored.text()).isIn(200, 201);
            return service.door().post(consultation, key, words());
        }

        /** Once the answer is received its draft is gone, and takes no file any more. */
        private WholeService.Answer sendDraft(ServiceProcess service) {
            String token = WholeService.representative(body);
            String files = "/api/consultations/" + consultation + "/drafts/" + body + "/files";
            WholeService.Answer added = service.door().uploadTo(files, token, "yttrande.txt", file);
            assertThat(added.status()).as(added.text()).isIn(201, 409);
            return service.door().put(consultation, body, token, key, """
                    {"text":"Exempel: jag tycker om planen.","files":["%s"]}
                    """.formatted(Command.sha256(file)));
        }
    }

    private static final String OF_DRAFT = "draft ";

    private static final class Story {
        private final boolean ofBody;
        private final String uri;
        private final MongoDatabase database;
        private final MongoClient client;
        private final String drafts = Bench.mongoUri(Bench.id("drafts"));
        private final MongoDatabase space = MongoClients.create(drafts)
                .getDatabase(Objects.requireNonNull(new ConnectionString(drafts).getDatabase()));

        Story(String uri, String database, boolean ofBody) {
            this.ofBody = ofBody;
            this.uri = uri;
            this.client = MongoClients.create(uri);
            this.database = client.getDatabase(database);
        }

        void tell() throws Exception {
            Deque<String> orders = new ArrayDeque<>();
            Set<String> steps;
            Map<String, Answering> held = new LinkedHashMap<>();
            Instant allKilled = Instant.EPOCH;
            try (ServiceProcess service = ServiceProcess.start(uri, drafts)) {
                service.order("watch");
                Answering answering = Answering.fresh(ofBody);
                WholeService.Answer receipt = answering.send(service).is(201);
                published(answering);
                await().atMost(PATIENCE).until(() -> service.steps().contains("update commits"));
                steps = service.steps();
                receivedOnce(service, answering, receipt);
                if (ofBody) {
                    held = killedAtEachStepOfTheDraft(service, steps);
                    allKilled = Instant.now();
                }
            }
            steps.removeIf(step -> step.startsWith(OF_DRAFT));
            assertThat(steps)
                    .contains(
                            "insert files.chunks",
                            "insert renditions",
                            "update details",
                            "insert commits",
                            "update commits");
            orders.add("before " + steps.iterator().next());
            for (String step : steps) orders.add("after " + step);
            Answering cut = null;
            Instant killed = Instant.EPOCH;
            String how = "";
            while (!orders.isEmpty() || cut != null) {
                try (ServiceProcess service = ServiceProcess.start(uri, drafts)) {
                    if (!held.isEmpty()) allSentAgain(service, held, allKilled);
                    held = Map.of();
                    if (cut != null) {
                        if (!commits(cut).isEmpty()) whole(service, cut);
                        WholeService.Answer answer = cut.send(service);
                        assertThat(answer.status()).as(how).isIn(200, 201);
                        // All of it was here when it was first sent.
                        if (ofBody) assertThat(arrival(answer)).as(how).isBefore(killed);
                        receivedOnce(service, cut, answer);
                    }
                    cut = null;
                    if (orders.isEmpty()) return;
                    how = orders.remove();
                    service.order(how);
                    cut = Answering.fresh(ofBody);
                    killed(service, cut);
                    killed = Instant.now();
                }
            }
        }

        /**
         * Of the writes to the draft's own database there are many, so one death is met at each of them, by as many answers as there
         * are: whose is held where.
         */
        private Map<String, Answering> killedAtEachStepOfTheDraft(ServiceProcess service, Set<String> steps)
                throws InterruptedException {
            List<String> places = new ArrayList<>();
            for (String step : steps) {
                if (!step.startsWith(OF_DRAFT)) continue;
                if (places.isEmpty()) places.add("before " + step);
                places.add("after " + step);
            }
            assertThat(places)
                    .contains("after draft insert pieces", "after draft insert asked", "after draft delete drafts");
            Map<String, Answering> held = new LinkedHashMap<>();
            service.order("hold " + String.join("|", places));
            for (String place : places) {
                Answering answering = Answering.fresh(true);
                held.put(place, answering);
                Thread.ofVirtual().start(() -> {
                    try {
                        answering.send(service);
                    } catch (UncheckedIOException | AssertionError e) {
                        return; // cut off in the end
                    }
                });
                service.awaitHeld(place);
            }
            await().atMost(PATIENCE).until(() -> !service.isAlive());
            assertThat(service.exitValue()).isEqualTo(137);
            assertThat(space.getCollection("pieces").countDocuments()).isPositive();
            assertNothingIsReadable();
            return held;
        }

        private void allSentAgain(ServiceProcess service, Map<String, Answering> held, Instant killed) {
            boolean asked = false;
            Answering never = Objects.requireNonNull(held.get("after draft insert asked"));
            for (Map.Entry<String, Answering> each : held.entrySet()) {
                if (each.getKey().equals("after draft insert asked")) asked = true;
                else {
                    Answering answering = each.getValue();
                    if (!commits(answering).isEmpty()) whole(service, answering);
                    WholeService.Answer answer = answering.send(service);
                    assertThat(answer.status()).as(each.getKey()).isIn(200, 201);
                    if (asked) assertThat(arrival(answer)).as(each.getKey()).isBefore(killed);
                    receivedOnce(service, answering, answer);
                }
            }
            assertNothingIsReadable();
            assertThat(space.getCollection("drafts").countDocuments()).isEqualTo(1);
            // Nobody sends that one again, and its people can go on writing soon.
            String path = "/api/consultations/" + never.consultation + "/drafts/" + never.body + "/parts/text";
            String token = WholeService.representative(never.body);
            await().atMost(PATIENCE)
                    .until(() -> service.door()
                                    .send("PUT", path, token, "{\"text\":\"Vidare.\"}")
                                    .status()
                            == 201);
        }

        private void assertNothingIsReadable() {
            for (String name : space.listCollectionNames()) {
                for (Document each : space.getCollection(name).find()) {
                    for (Object value : each.values()) {
                        String text = value instanceof Binary bytes
                                ? new String(bytes.getData(), ISO_8859_1)
                                : value.toString();
                        assertThat(text).doesNotContain("Kommunen", "yttrande", "Exempel");
                    }
                }
            }
        }

        private static Instant arrival(WholeService.Answer receipt) {
            return Instant.parse(receipt.at("/receivedAt"));
        }

        private void killed(ServiceProcess service, Answering answering) throws InterruptedException {
            try {
                answering.send(service);
            } catch (UncheckedIOException e) {
                assertThat(e).isNotNull(); // cut off, as was ordered
            }
            await().atMost(PATIENCE).until(() -> !service.isAlive());
            assertThat(service.exitValue()).isEqualTo(137);
        }

        private void receivedOnce(ServiceProcess service, Answering answering, WholeService.Answer first) {
            WholeService.Answer again = answering.send(service).is(200);
            assertThat(again.json()).isEqualTo(first.json());
            assertThat(commits(answering)).hasSize(1);
            whole(service, answering);
            published(answering);
        }

        private void published(Answering answering) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(commits(answering)).allMatch(commit -> commit.get("pending") == null));
        }

        /** What is committed is all there. */
        private void whole(ServiceProcess service, Answering answering) {
            String response = commits(answering)
                    .getFirst()
                    .getString("stream")
                    .replaceFirst("^responses/", "")
                    .replace("/", "--");
            String sha256 = Command.sha256(answering.file);
            assertThat(service.door()
                            .get("/api/staff/responses/" + response, WholeService.REGISTRAR)
                            .is(200)
                            .text())
                    .contains("Exempel: jag tycker om planen.", ofBody ? "yttrande.txt" : "Kim Exempel");
            assertThat(service.door()
                            .get("/api/staff/responses/" + response + "/files/" + sha256, WholeService.REGISTRAR)
                            .is(200)
                            .response()
                            .body())
                    .isEqualTo(answering.file);
        }

        private List<Document> commits(Answering answering) {
            return database.getCollection("commits").find().into(new ArrayList<>()).stream()
                    .filter(commit -> commit.getString("stream").contains(answering.consultation))
                    .toList();
        }
    }
}
