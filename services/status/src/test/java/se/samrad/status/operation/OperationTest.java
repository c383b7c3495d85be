package se.samrad.status.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;
import se.samrad.eventing.views.Arrived;
import se.samrad.eventing.views.MongoViewStore;
import se.samrad.eventing.views.Projector;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.status.Audience;
import se.samrad.status.Served;
import se.samrad.status.StatusApplication;
import se.samrad.status.history.Script;
import se.samrad.status.history.Story;
import tools.jackson.databind.JsonNode;

/** Through Kafka, as in life: rebuild, verification, replay and two instances. */
class OperationTest extends Served {
    private static final LocalDate CLOSES = LocalDate.of(2199, 1, 31);
    private static final List<Envelope> SENT = new ArrayList<>();
    private static final KafkaProducer<byte[], byte[]> PRODUCER = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Bench.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private static final Owner OWNER = new Owner(OperationTest::again);

    @Autowired
    Environment environment;

    @DynamicPropertySource
    static void owners(DynamicPropertyRegistry registry) {
        registry.add("samrad.services.consultations", OWNER::address);
    }

    @AfterAll
    static void stop() {
        OWNER.close();
        PRODUCER.close();
    }

    private static void send(List<Envelope> envelopes) {
        try {
            for (Envelope each : envelopes) PRODUCER.send(KafkaLog.record(each)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized void publish(Story story) {
        OWNER.has(story.script().confidential(), story.script().open());
        for (List<Envelope> told :
                List.of(story.script().confidential(), story.script().open())) {
            send(told);
            SENT.addAll(told);
        }
    }

    private static synchronized void again(String stream) {
        send(SENT.stream().filter(each -> each.stream().equals(stream)).toList());
    }

    private static Story asked(String id, int bodies) {
        Story story = story().opened(id, "Exempel: plan", CLOSES);
        for (int i = 0; i < bodies; i++) story.invited(id, "exempel-" + i, "Exempel " + i, BodyType.MUNICIPALITY);
        return story;
    }

    private int asked(String id) {
        HttpResponse<String> answer = get("/api/public/consultations/" + id + "/bodies");
        return answer.statusCode() == 200
                ? Json.MAPPER.readTree(answer.body()).get("total").asInt()
                : 0;
    }

    private JsonNode active(String view) {
        for (JsonNode each : json("/api/staff/views", "Authorization", ADMIN)) {
            if (each.get("view").asString().equals(view) && each.get("active").asBoolean()) return each;
        }
        throw new AssertionError("no active version of " + view);
    }

    @Test
    void whatIsSentIsSeenAndTheLagGoesBackToNothing() {
        String id = Bench.id("plan");
        publish(asked(id, 7));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(asked(id)).isEqualTo(7);
            assertThat(active("open").get("lag").asLong()).isZero();
            assertThat(active("open").get("behindSeconds").asLong()).isZero();
            assertThat(open("consultations/" + id + "/tally").get("invited").asInt())
                    .isEqualTo(7);
        });
    }

    @Test
    void aViewIsRebuiltWhileItIsWrittenToAndTakesOverByItself() {
        String id = Bench.id("plan");
        publish(asked(id, 5));
        await().atMost(Duration.ofSeconds(30)).until(() -> asked(id) == 5);
        int before = active("open").get("version").asInt();
        assertThat(send("POST", "/api/staff/views/open/rebuild", "Authorization", OFFICER)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> accepted = send("POST", "/api/staff/views/open/rebuild", "Authorization", ADMIN);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        assertThat(send("POST", "/api/staff/views/open/rebuild", "Authorization", ADMIN)
                        .statusCode())
                .isIn(202, 409);
        Story more = asked(id, 5);
        for (int i = 5; i < 25; i++) more.invited(id, "exempel-" + i, "Exempel " + i, BodyType.MUNICIPALITY);
        publish(more);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(active("open").get("version").asInt()).isGreaterThan(before);
            assertThat(asked(id)).isEqualTo(25);
            assertThat(open("consultations/" + id + "/tally").get("invited").asInt())
                    .isEqualTo(25);
        });
        assertThat(open("consultations/" + id).get("sections")).hasSize(2);
    }

    @Test
    void aSecondInstanceSharesTheWorkAndARebuild() {
        String id = Bench.id("plan");
        publish(asked(id, 6));
        await().atMost(Duration.ofSeconds(30)).until(() -> asked(id) == 6);
        int before = active("staff").get("version").asInt();
        try (ConfigurableApplicationContext second = secondInstance()) {
            assertThat(send("POST", "/api/staff/views/staff/rebuild", "Authorization", ADMIN)
                            .statusCode())
                    .isEqualTo(202);
            publish(asked(id, 6).answered(id, "exempel-3", Sender.BODY, null, Arrival.on(LocalDate.of(2026, 10, 10))));
            Views others = second.getBean(Views.class);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(active("staff").get("version").asInt()).isGreaterThan(before);
                assertThat(others.active(others.named("staff")).n())
                        .isEqualTo(active("staff").get("version").asInt());
                assertThat(staff("consultations/" + id + "/tally")
                                .get("answered")
                                .asInt())
                        .isEqualTo(1);
            });
        }
    }

    private ConfigurableApplicationContext secondInstance() {
        List<String> arguments = new ArrayList<>();
        Map<String, String> properties = new HashMap<>(Bench.properties());
        properties.put("spring.config.name", "status");
        properties.put("server.port", "0");
        properties.put("spring.mongodb.uri", environment.getRequiredProperty("spring.mongodb.uri"));
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplication(StatusApplication.class, Bench.Tokens.class).run(arguments.toArray(String[]::new));
    }

    @Test
    void aLostRowIsNoticedWrittenDownAndSentAgain() {
        String id = Bench.id("plan");
        publish(asked(id, 3));
        await().atMost(Duration.ofSeconds(30)).until(() -> asked(id) == 3);
        views.rows(views.named("open")).in("rows").deleteOne(Filters.eq("_id", id + "/exempel-1"));
        views.rows(views.named("open")).in("events").deleteOne(Filters.eq("_id", "invitations/" + id + "/exempel-2@2"));
        assertThat(asked(id)).isEqualTo(2);

        HttpResponse<String> checked = send("POST", "/api/staff/views/open/verify", "Authorization", ADMIN);
        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
        JsonNode check = Json.MAPPER.readTree(checked.body());
        List<String> behind = new ArrayList<>();
        check.get("incidents")
                .forEach(incident -> behind.add(incident.get("stream").asString()));
        assertThat(behind).contains("invitations/" + id + "/exempel-1", "invitations/" + id + "/exempel-2");
        assertThat(behind).doesNotContain("invitations/" + id + "/exempel-0");
        assertThat(OWNER.asked()).contains("invitations/" + id + "/exempel-1");
        assertThat(check.get("unreachable").toString()).contains("responses").doesNotContain("consultations");

        await().atMost(Duration.ofSeconds(30)).until(() -> asked(id) == 3);
        assertThat(active("open").get("checked").get("incidents").toString()).contains(id + "/exempel-1");
        assertThat(send("POST", "/api/staff/views/nowhere/verify", "Authorization", ADMIN)
                        .statusCode())
                .isEqualTo(422);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Json.MAPPER
                                .readTree(send("POST", "/api/staff/views/open/verify", "Authorization", ADMIN)
                                        .body())
                                .get("missing")
                                .asInt())
                        .isZero());
    }

    @Test
    void anEventThatIsLostFromTheMiddleIsNoticedThoughTheRowIsRight() {
        String id = Bench.id("plan");
        Story story = asked(id, 2).moreTime(id, "exempel-1", CLOSES.plusDays(7)).declined(id, "exempel-1");
        publish(story);
        String stream = "invitations/" + id + "/exempel-1";
        for (String view : List.of("open", "staff")) {
            var events = views.rows(views.named(view)).in("events");
            // All of it and not this stream alone: what is on its way in another partition is missing as well.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> events.countDocuments(Filters.eq("stream", stream)) >= 3
                            && views.lag(views.named(view)) == 0);
            var second = java.util.Objects.requireNonNull(events.find(Filters.eq("stream", stream))
                    .sort(new org.bson.Document("v", 1))
                    .skip(1)
                    .first());
            events.deleteOne(Filters.eq("_id", second.getString("_id")));
            JsonNode check =
                    Json.MAPPER.readTree(send("POST", "/api/staff/views/" + view + "/verify", "Authorization", ADMIN)
                            .body());
            List<String> found = new ArrayList<>();
            check.get("incidents").forEach(incident -> {
                if (incident.get("stream").asString().contains(id)) {
                    found.add(incident.get("stream").asString() + " lacks "
                            + incident.get("eventsMissing").asInt());
                }
            });
            assertThat(found).containsExactly(stream + " lacks 1");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> events.countDocuments(Filters.eq("_id", second.getString("_id"))) == 1);
        }
    }

    @Test
    void whatAnOlderVersionParkedIsNeitherDoubtNorReplayedIntoTheNewOne() {
        String id = Bench.id("plan");
        publish(asked(id, 1));
        await().atMost(Duration.ofSeconds(30)).until(() -> asked(id) == 1);
        Arrived whole = Script.arrived(
                        asked(id, 1).declined(id, "exempel-0").script().open())
                .getLast();
        Map<String, String> headers = new HashMap<>(whole.headers());
        headers.put("state", "99");
        var view = views.named("open");
        int old = 4_711;
        new Projector(
                        view,
                        new MongoViewStore(view, new View.Rows(views.rows(view).database(), "open", old)))
                .project(List.of(new Arrived(whole.topic(), 1, 5, whole.key(), whole.value(), headers)))
                .toCompletableFuture()
                .join();
        JsonNode row = open("consultations/" + id + "/bodies").get("items").get(0);
        assertThat(row.get("doubtful").asBoolean()).isFalse();
        String parked = "open." + old + "@samrad.public-1-5";
        assertThat(get("/api/staff/views/parked", "Authorization", ADMIN).body())
                .contains(parked);
        views.parked()
                .updateOne(Filters.eq("_id", parked), new org.bson.Document("$set", Map.of("headers.state", "1")));
        assertThat(send("POST", "/api/staff/views/parked/" + parked + "/replay", "Authorization", ADMIN)
                        .statusCode())
                .isEqualTo(404);
        assertThat(each(open("consultations/" + id + "/bodies"), "status")).containsExactly("INVITED");
        views.parked().deleteOne(Filters.eq("_id", parked));
    }

    @Test
    void aParkedRecordIsReplayedOnceItCanBeRead() {
        String id = Bench.id("plan");
        publish(asked(id, 1));
        await().atMost(Duration.ofSeconds(30)).until(() -> asked(id) == 1);
        Story declined = asked(id, 1).declined(id, "exempel-0");
        Arrived whole = Script.arrived(declined.script().open()).getLast();
        Map<String, String> headers = new HashMap<>(whole.headers());
        headers.put("state", "99");
        fold(Audience.OPEN, List.of(new Arrived(whole.topic(), 1, 4_711, whole.key(), whole.value(), headers)));
        String parked = "open." + active("open").get("version").asInt() + "@samrad.public-1-4711";
        assertThat(get("/api/staff/views/parked", "Authorization", ADMIN).body())
                .contains(parked, "from the future");
        String replay = "/api/staff/views/parked/" + parked + "/replay";
        HttpResponse<String> still = send("POST", replay, "Authorization", ADMIN);
        assertThat(still.statusCode()).isEqualTo(409);
        assertThat(still.body()).contains("still-unreadable");
        // The code that understands it has come.
        views.parked()
                .updateOne(Filters.eq("_id", parked), new org.bson.Document("$set", Map.of("headers.state", "1")));
        assertThat(send("POST", replay, "Authorization", ADMIN).statusCode()).isEqualTo(204);
        assertThat(send("POST", replay, "Authorization", ADMIN).statusCode()).isEqualTo(404);
        assertThat(each(open("consultations/" + id + "/bodies"), "status")).containsExactly("DECLINED");
    }
}
