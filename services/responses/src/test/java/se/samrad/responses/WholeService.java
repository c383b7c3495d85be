package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service over HTTP, on a real Kafka and the MongoDB stand-in, with the owner of consultations beside it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {ResponsesApplication.class, Bench.Tokens.class, WholeService.Time.class},
        properties = "spring.config.name=responses")
@ContextConfiguration(initializers = {Bench.class, Owner.class})
abstract class WholeService {
    static final String REGISTRAR = Bench.bearer("staff:registrator");
    static final String OFFICER = Bench.bearer("staff:handlaggare");
    static final Instant OPEN = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Configuration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    @Value("${local.server.port}")
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    MongoDatabase database;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void backToNow() {
        clock.putBack();
        Owner.away(false);
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(text());
        }

        String at(String pointer) {
            return json().at(pointer).asString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Answer is(int status) {
            assertThat(status()).as(text()).isEqualTo(status);
            return this;
        }

        Answer because(int status, String reason) {
            assertThat(at("/reason")).as(text()).isEqualTo(reason);
            assertThat(at("/detail")).isNotEqualTo(reason); // there are words for it
            return is(status);
        }

        Answer member(int i, String member, String reason) {
            assertThat(at("/members/" + i + "/member")).as(text()).isEqualTo(member);
            assertThat(at("/members/" + i + "/reason")).as(text()).isEqualTo(reason);
            assertThat(at("/members/" + i + "/detail")).isNotEqualTo(reason);
            return this;
        }
    }

    Answer send(String method, String path, @Nullable String token, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) request.header("Content-Type", "application/json");
        if (token != null) request.header("Authorization", token);
        if (headers.length > 0) request.headers(headers);
        return exchange(request.build());
    }

    Answer sendBytes(String method, String path, String token, byte[] body, String... headers) {
        return exchange(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Authorization", token)
                .headers(headers)
                .build());
    }

    Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null);
    }

    Answer put(String consultation, String body, String token, String key, String content) {
        return send(
                "PUT",
                "/api/consultations/" + consultation + "/responses/" + body,
                token,
                content,
                "Idempotency-Key",
                key);
    }

    /** Without an account. */
    Answer post(String consultation, String key, String content) {
        return send("POST", "/api/consultations/" + consultation + "/responses", null, content, "Idempotency-Key", key);
    }

    /** What a registrar does. */
    Answer act(String response, String act, @Nullable String content, String... headers) {
        return send("POST", "/api/responses/" + response + "/" + act, REGISTRAR, content, headers);
    }

    Answer upload(@Nullable String token, String name, byte[] content, String... headers) {
        return uploadTo("/api/files", token, name, content, headers);
    }

    /** Without an account, for the answer that will have this key. */
    Answer uploadFor(String key, String name, byte[] content) {
        return upload(null, name, content, "Idempotency-Key", key);
    }

    Answer uploadTo(String path, @Nullable String token, String name, byte[] content, String... headers) {
        String boundary = "exempel-grans";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary);
        if (token != null) request.header("Authorization", token);
        if (headers.length > 0) request.headers(headers);
        return exchange(request.build());
    }

    private Answer exchange(HttpRequest request) {
        try {
            return new Answer(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fresh consultation that receives answers from everybody. */
    String openConsultation() {
        return consultation(Status.OPEN, "EX " + Bench.id("2026"), false, Publishing.RUNNING);
    }

    String consultation(Status status, @Nullable String caseNumber, boolean invitedOnly, Publishing publishing) {
        String id = Bench.id("exempel");
        Owner.consultation(id, status, Owner.facts(caseNumber, invitedOnly, publishing));
        return id;
    }

    static String body() {
        return Owner.body(Bench.id("exempelby"));
    }

    static String draft(String consultation, String body) {
        return "/api/consultations/" + consultation + "/drafts/" + body;
    }

    /** The token of another account than the usual one. */
    static String account(String account, String scope) {
        return Bench.bearer(scope).replaceFirst("somebody", account);
    }

    static String representative(String body) {
        return Bench.bearer("body:" + body);
    }

    /** A response of a fresh body to a fresh consultation; its id. */
    String answered(String consultation, String content) {
        String body = body();
        return put(consultation, body, representative(body), Bench.id("key"), content)
                .is(201)
                .at("/response");
    }
}
