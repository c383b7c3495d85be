package se.samrad.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.bench.Bench;

/** Two instances of all that serves an open board, on the same databases and the same Kafka, and nothing else in common. */
class LiveOnTwoInstancesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ID = Bench.id("plan");
    private static final String BODY = Bench.id("exempelby");
    private static final String OFFICER = Bench.bearer("staff:handlaggare");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<ConfigurableApplicationContext> CONTEXTS = new ArrayList<>();
    private static final Map<String, String> DATABASES = new HashMap<>();

    private static String consultations;
    private static Instance first;
    private static Instance second;

    private record Instance(String status, String portal) {
        /** What an open page is told, as it comes. */
        Queue<String> open() {
            Queue<String> told = new ConcurrentLinkedQueue<>();
            HttpRequest line = HttpRequest.newBuilder(URI.create(portal + "/remisser/" + ID + "/laget/strom"))
                    .header("Accept", "text/event-stream")
                    .build();
            var unused = HTTP.sendAsync(line, BodyHandlers.ofLines()).thenAccept(answer -> {
                try (Stream<String> lines = answer.body()) {
                    lines.forEach(said -> told.add(said.replace('\u00a0', ' ')));
                }
            });
            return told;
        }
    }

    @BeforeAll
    static void start() {
        consultations = start("consultations", Map.of());
        first = instance();
        second = instance();
        LocalDate today = LocalDate.now(Deadline.ZONE);
        ask("POST", consultations + "/api/bodies/imports", OFFICER, """
                [{"id":"%s","name":"Exempelby","type":"MUNICIPALITY","municipalityCode":"9901"}]""".formatted(BODY));
        ask("PUT", consultations + "/api/consultations/" + ID, OFFICER, """
                {"title":"Exempel: två ingångar","kind":"REMISS","caseNumber":"EX 2026-1","issuer":"Exempelnämnden",
                 "opensOn":"%s","closesOn":"%s","contact":{"name":"Exempelkansliet","email":"kansli@exempel.invalid"},
                 "invitedOnly":false,"publishing":"RUNNING"}""".formatted(today, today.plusDays(60)));
        ask("POST", consultations + "/api/consultations/" + ID + "/open", OFFICER, "");
        ask(
                "POST",
                consultations + "/api/consultations/" + ID + "/invitations",
                OFFICER,
                "{\"bodies\":[\"" + BODY + "\"]}");
        for (Instance each : List.of(first, second)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    ask("GET", each.status() + "/api/public/consultations/" + ID + "/tally", "", "")
                                            .body())
                            .contains("\"invited\":1"));
        }
    }

    @AfterAll
    static void stop() {
        CONTEXTS.reversed().forEach(ConfigurableApplicationContext::close);
    }

    private static Instance instance() {
        String responses = start(
                "responses",
                Map.of(
                        "samrad.services.consultations",
                        consultations,
                        "samrad.drafts.uri",
                        Bench.mongoUri("drafts"),
                        "samrad.drafts.key",
                        "an example key of more than 32 bytes"));
        String status = start(
                "status",
                Map.of("samrad.services.consultations", consultations, "samrad.services.responses", responses));
        String portal = start(
                "portal",
                Map.of(
                        "samrad.services.consultations",
                        consultations,
                        "samrad.services.responses",
                        responses,
                        "samrad.services.status",
                        status));
        return new Instance(status, portal);
    }

    private static String start(String name, Map<String, String> more) {
        Map<String, String> told = new HashMap<>(Bench.properties());
        told.putAll(more);
        told.put("spring.config.name", name);
        told.put("spring.application.name", name);
        told.put("spring.mongodb.uri", DATABASES.computeIfAbsent(name, none -> Bench.mongoUri(Bench.id(name))));
        told.put("spring.autoconfigure.exclude", Library.foreignTo(name));
        told.put("server.port", "0");
        told.put("management.metrics.use-global-registry", "false");
        String[] arguments = told.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        Class<?> application = Service.ALL.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow()
                .application();
        Class<?>[] sources = name.equals(Service.PORTAL)
                ? new Class<?>[] {application}
                : new Class<?>[] {application, Bench.Tokens.class};
        ConfigurableApplicationContext context = new SpringApplicationBuilder(sources).run(arguments);
        CONTEXTS.add(context);
        return "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                        .getPort();
    }

    private static HttpResponse<String> ask(String method, String url, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Bench.id("nyckel"));
        if (!token.isEmpty()) request.header("Authorization", token);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(url + " " + answer.body()).isBetween(200, 299);
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnswerThroughOneIsToldToTheOpenPagesOfBothWithoutAskingAgain() {
        Queue<String> here = first.open();
        Queue<String> there = second.open();
        for (Queue<String> page : List.of(here, there)) {
            await().atMost(PATIENCE).until(() -> page.stream().anyMatch(told -> told.contains("0 av 1 ")));
            assertThat(page).noneMatch(told -> told.contains("1 av 1 "));
        }
        ask(
                "PUT",
                first.portal() + "/api/consultations/" + ID + "/responses/" + BODY,
                Bench.bearer("body:" + BODY),
                "{\"text\":\"Exempel: ett svar.\",\"position\":\"SUPPORTS\"}");
        for (Queue<String> page : List.of(here, there)) {
            await().atMost(PATIENCE).until(() -> page.stream().anyMatch(told -> told.contains("1 av 1 ")));
        }
    }
}
