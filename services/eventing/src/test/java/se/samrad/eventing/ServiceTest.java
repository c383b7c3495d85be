package se.samrad.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.DoorRules;
import se.samrad.eventing.toys.Toys;
import se.samrad.eventing.toys.Toys.ToyEvent;
import se.samrad.eventing.views.Arrived;
import se.samrad.eventing.views.Projector;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;

/** A whole service of the plumbing, over HTTP, on a real Kafka and the MongoDB stand-in. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {ServiceTest.ToyService.class, Bench.Tokens.class},
        properties = {"samrad.service=toys", "spring.config.name=toys"})
@ContextConfiguration(initializers = Bench.class)
class ServiceTest {
    @SpringBootApplication
    @Import(ToyDoor.class)
    static class ToyService {
        @Bean
        StreamKind<?, ?> toys() {
            return Toys.KIND;
        }

        @Bean
        View staff() {
            return new Toys.ToyView("staff", Toys.TOPIC);
        }

        @Bean
        View open() {
            return new Toys.ToyView("open", Toys.PUBLIC_TOPIC);
        }

        @Bean
        DoorRules rules() {
            return routes -> routes.requestMatchers("/toys/**").authenticated();
        }
    }

    record Purchase(String name, int cost, boolean show) {}

    @RestController
    static class ToyDoor {
        private final Commands commands;

        ToyDoor(Commands commands) {
            this.commands = commands;
        }

        @PutMapping("/toys/{id}")
        Outcome put(
                @PathVariable String id,
                @RequestBody Purchase purchase,
                @RequestHeader(name = "Idempotency-Key", required = false) String key) {
            Command command = Command.of(Caller.current().require("toy:buy").id(), key, purchase);
            return commands.handle(Toys.KIND, "toys/" + id, command, toy -> {
                if (toy.name() != null) throw Rejected.conflict("already-bought");
                ToyEvent bought = new ToyEvent.ToyBought(purchase.name(), purchase.cost());
                return purchase.show() ? List.of(bought, new ToyEvent.ToyShown()) : List.of(bought);
            });
        }
    }

    @Value("${local.server.port}")
    int port;

    @Autowired
    Views views;

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> put(String id, String body, String token, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/toys/" + id))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", token);
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private @org.jspecify.annotations.Nullable Document row(String view, String id) {
        return views.rows(views.named(view))
                .in("toys")
                .find(Filters.eq("_id", id))
                .first();
    }

    @Test
    void whatIsBoughtIsSeenByStaffAndWhatIsShownByEverybody() throws Exception {
        String id = Bench.id("bear");
        HttpResponse<String> answer = put(
                id, "{\"name\":\"Björn\",\"cost\":7,\"show\":true}", Bench.bearer("toy:buy"), "Idempotency-Key", "k1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Samrad-Position")).isPresent();
        await().untilAsserted(() -> {
            assertThat(row("staff", id)).isNotNull();
            assertThat(row("open", id)).isNotNull();
        });
        Document staff = Objects.requireNonNull(row("staff", id)).get("toy", Document.class);
        Document open = Objects.requireNonNull(row("open", id)).get("toy", Document.class);
        assertThat(staff).containsEntry("v", 2L).containsEntry("name", "Björn").containsEntry("cost", 7);
        assertThat(open).containsEntry("v", 2L).containsEntry("name", "Björn").doesNotContainKey("cost");

        HttpResponse<String> again = put(
                id, "{\"name\":\"Björn\",\"cost\":7,\"show\":true}", Bench.bearer("toy:buy"), "Idempotency-Key", "k1");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"repeated\":true");
        HttpResponse<String> other = put(
                id, "{\"name\":\"Nalle\",\"cost\":7,\"show\":true}", Bench.bearer("toy:buy"), "Idempotency-Key", "k1");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("key-used-for-another-request");
        HttpResponse<String> waited = put(
                Bench.id("cat"),
                "{\"name\":\"Katt\",\"cost\":1,\"show\":false}",
                Bench.bearer("toy:buy"),
                "Samrad-Position",
                answer.headers().firstValue("Samrad-Position").orElseThrow());
        assertThat(waited.statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongMemberIsNamedAndNobodyGetsInUnknown() throws Exception {
        String id = Bench.id("doll");
        assertThat(put(id, "{\"name\":\"Docka\",\"cost\":1,\"show\":true,\"price\":7}", Bench.bearer("toy:buy"))
                        .body())
                .contains("unknown-member")
                .contains("\"member\":\"price\"")
                .contains("Uppgiften är okänd");
        assertThat(put(id, "{\"name\":\"Docka\",\"cost\":\"dyr\",\"show\":true}", Bench.bearer("toy:buy"))
                        .body())
                .contains("wrong-type")
                .contains("\"member\":\"cost\"");
        for (String cost : List.of("7000000000", "\"7\"", "7.5")) {
            assertThat(put(id, "{\"name\":\"Docka\",\"cost\":" + cost + ",\"show\":true}", Bench.bearer("toy:buy"))
                            .body())
                    .as(cost)
                    .contains("wrong-type")
                    .contains("\"member\":\"cost\"");
        }
        HttpResponse<String> deep = put(id, "[".repeat(10_000), Bench.bearer("toy:buy"));
        assertThat(deep.statusCode()).as(deep.body()).isEqualTo(400);
        String long9MiB = "{\"name\":\"" + "x".repeat(9 * 1024 * 1024) + "\"}";
        assertThat(put(id, long9MiB, Bench.bearer("toy:buy")).statusCode()).isEqualTo(413);
        assertThat(put(id, "{}", "Bearer nonsense").statusCode()).isEqualTo(401);
        assertThat(put(id, "{\"name\":\"Docka\",\"cost\":1,\"show\":true}", Bench.bearer("toy:look"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(put("a/b", "{}", Bench.bearer("toy:buy")).statusCode()).isIn(403, 404);
    }

    private HttpResponse<String> meter(String name, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/metrics/" + name));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private double value(String name) throws Exception {
        HttpResponse<String> answer = meter(name, "Samrad-Service-Token", Bench.SERVICE_TOKEN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body()).at("/measurements/0/value").asDouble();
    }

    @Test
    void howFarTheViewsAndTheRelayAreIsMeasuredForThoseInside() throws Exception {
        assertThat(meter("samrad.relay.pending").statusCode()).isEqualTo(401);
        assertThat(meter("samrad.relay.pending", "Authorization", Bench.bearer("toy:buy"))
                        .statusCode())
                .isEqualTo(403);
        put(Bench.id("ball"), "{\"name\":\"Boll\",\"cost\":1,\"show\":true}", Bench.bearer("toy:buy"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(value("samrad.relay.pending")).isZero();
            assertThat(value("samrad.relay.pending.seconds")).isZero();
            assertThat(value("samrad.view.records.behind?tag=view:staff&tag=topic:samrad.toys&tag=partition:0"))
                    .isZero();
            assertThat(value("samrad.view.seconds.behind?tag=view:open&tag=version:1"))
                    .isZero();
        });
        Projector unread = views.projector(views.named("staff"));
        double before = value("samrad.view.parked?tag=view:staff");
        unread.project(List.of(new Arrived(Toys.TOPIC, 0, 1_000_000, null, null, Map.of())))
                .toCompletableFuture()
                .join();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(value("samrad.view.parked?tag=view:staff")).isEqualTo(before + 1));
        assertThat(value("samrad.view.parked?tag=view:open")).isZero();
    }
}
