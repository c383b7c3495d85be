package se.samrad.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    private record Call(String method, String path, String key, String type, String position, String body) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final HttpServer portal = nowhere();

    @BeforeEach
    void open() {
        portal.createContext("/", this::answer);
        portal.start();
    }

    @AfterEach
    void close() {
        portal.stop(0);
    }

    @Test
    void everyStepIsACallWithAFixedKey() throws Exception {
        assertThat(load()).isEmpty();

        assertThat(calls)
                .extracting(Call::key)
                .containsExactlyInAnyOrder(
                        "demo-theme",
                        "demo-open",
                        "demo-proposal",
                        "demo-answer-a",
                        "demo-answer-b",
                        "demo-register-a",
                        "demo-news",
                        "");
        assertThat(calls.getFirst().path()).isEqualTo("/api/themes/exempel");
        assertThat(calls.getLast().path()).isEqualTo("/api/public/consultations");
        assertThat(calls.getLast().position()).isEqualTo("position of demo-news");
    }

    @Test
    void daysAreCountedFromTheFirstStart() throws Exception {
        load();

        assertThat(call("demo-open").body())
                .isEqualTo(
                        "{\"opensOn\":\"2026-02-15\",\"closesOn\":\"2026-03-31\",\"questions\":[\"{idag} är 2026-03-01\"]}");
    }

    @Test
    void anAnswerIsUsedByALaterStepThatWaitsForIt() throws Exception {
        load();

        assertThat(call("demo-register-a").path()).isEqualTo("/api/responses/id-of-demo-answer-a/register");
        assertThat(call("demo-register-a").position()).startsWith("position of demo-answer-");
    }

    @Test
    void filesAreSentAsTheyStandOrAsAFormsFile() throws Exception {
        load();

        assertThat(call("demo-news").type()).isEqualTo("text/plain");
        assertThat(call("demo-news").body()).isEqualTo("# Ett exempel\n");
        assertThat(call("demo-proposal").type()).startsWith("multipart/form-data");
        assertThat(call("demo-proposal").body())
                .contains("filename=\"förslag.md\"")
                .contains("# Ett exempel");
    }

    @Test
    void whatIsRefusedIsToldAndTakenUpAgainWithTheSameKeyAndNothingElseIsDoneTwice() throws Exception {
        refused.put("demo-answer-a", 422);

        assertThat(load())
                .satisfiesExactly(
                        answer -> assertThat(answer).startsWith("answer-a: 422"),
                        register -> assertThat(register).startsWith("register-a: "));
        refused.clear();
        calls.clear();

        assertThat(load()).isEmpty();
        assertThat(calls).extracting(Call::key).containsExactly("demo-answer-a", "demo-register-a", "");
        assertThat(folder.resolve("progress")).doesNotExist();
    }

    @Test
    void aLoadThatWasKilledInTheMiddleOfANoteGoesOn() throws Exception {
        Files.writeString(
                folder.resolve("progress"), "{\"step\":\"theme\",\"answer\":{}}\n{\"step\":\"open\",\"ans", UTF_8);

        assertThat(load()).isEmpty();
        assertThat(calls).extracting(Call::key).doesNotContain("demo-theme").contains("demo-open");
    }

    @Test
    void aServiceThatAsksForPatienceIsGivenIt() throws Exception {
        refused.put("demo-theme", 503);

        assertThat(load()).isEmpty();
        assertThat(calls).filteredOn(call -> call.key().equals("demo-theme")).hasSize(2);
    }

    @Test
    void aStatusThatTheStepAcceptsIsDone() throws Exception {
        refused.put("demo-register-a", 409);

        assertThat(load()).isEmpty();
    }

    private List<String> load() throws InterruptedException {
        var address = "http://127.0.0.1:" + portal.getAddress().getPort();
        return DemoData.of("/try-demo/", address, address, "secret", folder.resolve("progress"), TODAY)
                .load();
    }

    private Call call(String key) {
        return calls.stream().filter(call -> call.key().equals(key)).findFirst().orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (path.equals("/oauth2/token")) {
                send(exchange, 200, "{\"access_token\":\"token\"}");
                return;
            }
            var key = header(exchange, "Idempotency-Key");
            calls.add(new Call(
                    exchange.getRequestMethod(),
                    path,
                    key,
                    header(exchange, "Content-Type"),
                    header(exchange, "Samrad-Position"),
                    body));
            exchange.getResponseHeaders().add("Samrad-Position", "position of " + key);
            boolean known = header(exchange, "Authorization").equals("Bearer token");
            int status = known ? refused.getOrDefault(key, 200) : 401;
            if (status == 503) {
                refused.remove(key);
            }
            send(exchange, status, "{\"response\":\"id-of-" + key + "\"}");
        }
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static HttpServer nowhere() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
