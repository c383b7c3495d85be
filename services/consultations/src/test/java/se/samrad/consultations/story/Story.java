package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import se.samrad.consultations.ConsultationsApplication;
import se.samrad.contracts.Topics;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.SetClock;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;
import tools.jackson.databind.JsonNode;

/** What the stories need: the service on a port, a clock that can be set, and people with their tokens. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {ConsultationsApplication.class, Bench.Tokens.class, Story.Times.class},
        properties = {"spring.config.name=consultations", "samrad.services.news=http://127.0.0.1:1"})
@ContextConfiguration(initializers = {Bench.class, Responses.class})
abstract class Story {
    static final String OFFICER = Bench.bearer("staff:handlaggare");
    static final String REGISTRAR = Bench.bearer("staff:registrator");
    /** 22 November 2026, 11.00 in Sweden. */
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** One for all contexts of the tests. */
    static final SetClock CLOCK = new SetClock(NOW);

    @TestConfiguration(proxyBeanMethods = false)
    static class Times {
        @Bean
        SetClock clock() {
            return CLOCK;
        }
    }

    record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        String text(String pointer) {
            return body.at(pointer).asString();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        Reply expect(int wanted) {
            assertThat(status).as(raw.body()).isEqualTo(wanted);
            return this;
        }

        Reply expectReason(int wanted, String reason) {
            expect(wanted);
            assertThat(text("/reason")).as(raw.body()).isEqualTo(reason);
            return this;
        }
    }

    @Value("${local.server.port}")
    int port;

    @Autowired
    Environment environment;

    private final HttpClient http = HttpClient.newHttpClient();

    Reply ask(String token, String method, String path, String body, String... headers) {
        return send(token, method, path, body.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    Reply send(String token, String method, String path, byte[] body, String type, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0 && !type.isEmpty()) request.header("Content-Type", type);
        if (!token.isEmpty()) request.header("Authorization", token);
        if (headers.length > 0) request.headers(headers);
        try {
            HttpResponse<String> raw = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = raw.body();
            boolean json = raw.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(raw.statusCode(), Json.MAPPER.readTree(json ? text : "{}"), raw);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Reply get(String token, String path, String... headers) {
        return ask(token, "GET", path, "", headers);
    }

    Reply post(String token, String path, String body, String... headers) {
        return ask(token, "POST", path, body, headers);
    }

    static String consultation(String opensOn, String closesOn) {
        return """
                {"title":"Exempel: plan för hamnen","kind":"REMISS","caseNumber":"EX 2026-7","issuer":"Exempelnämnden",
                 "opensOn":"%s","closesOn":"%s","questions":["Vad saknas?"],
                 "contact":{"name":"Exempelkansliet","email":"kansli@exempel.invalid"},"invitedOnly":false,"publishing":"RUNNING"}""".formatted(opensOn, closesOn);
    }

    Reply drafted(String id, String opensOn, String closesOn) {
        return ask(OFFICER, "PUT", "/api/consultations/" + id, consultation(opensOn, closesOn))
                .expect(201);
    }

    /** All that a stream has sent, as other services read it. */
    Reply commits(String stream) {
        return get("", "/internal/streams/commits?stream=" + stream, "Samrad-Service-Token", Bench.SERVICE_TOKEN)
                .expect(200);
    }

    /** Types of the confidential events of a stream, in order. */
    List<String> types(String stream) {
        List<String> types = new ArrayList<>();
        for (JsonNode envelope : commits(stream).body().at("/envelopes")) {
            if (envelope.at("/topic").asString().equals(Topics.CONSULTATIONS)) {
                types.add(envelope.at("/type").asString());
            }
        }
        return types;
    }

    /** The same database, the same topics, another process as far as it knows. */
    ConfigurableApplicationContext anotherInstance() {
        String database = environment.getRequiredProperty("spring.mongodb.uri");
        return new SpringApplicationBuilder(ConsultationsApplication.class, Bench.Tokens.class, Times.class)
                .initializers(context -> {
                    new Bench().initialize(context);
                    new Responses().initialize(context);
                    TestPropertyValues.of("spring.mongodb.uri=" + database).applyTo(context);
                })
                .run(
                        "--spring.config.name=consultations",
                        "--server.port=0",
                        "--samrad.services.news=http://127.0.0.1:1");
    }

    /** Registers municipalities of Exempellän, each with an address. */
    void registered(String... ids) {
        StringBuilder bodies = new StringBuilder();
        for (String id : ids) {
            bodies.append(bodies.isEmpty() ? "" : ",")
                    .append(
                            "{\"id\":\"%s\",\"name\":\"Kommunen %s\",\"type\":\"MUNICIPALITY\",\"municipalityCode\":\"9901\",\"emails\":[\"%s@exempel.invalid\"]}"
                                    .formatted(id, id, id));
        }
        post(OFFICER, "/api/bodies/imports", "[" + bodies + "]").expect(200);
    }

    /** A theme as the news service would have told of it. */
    static void theme(String id) {
        ThemeFacts facts = new ThemeFacts("Tema " + id, null, null);
        Properties settings = new Properties();
        settings.put("bootstrap.servers", Bench.kafka());
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(KafkaLog.record(new Envelope(
                    Topics.NEWS,
                    "/samrad/news",
                    "themes/" + id,
                    1,
                    "theme-defined",
                    1,
                    1,
                    NOW,
                    null,
                    Json.write(Map.of("facts", facts)),
                    Json.write(facts))));
            producer.flush();
        }
    }
}
