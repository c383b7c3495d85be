package se.samrad.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** All services behind the portal as one server that answers what a test has told it, and remembers what it was asked. */
public final class FakeServices implements AutoCloseable {
    /** What was asked: the service is the first segment, added by the address the portal was given. */
    public record Asked(
            String service,
            String method,
            String path,
            String query,
            Map<String, String> headers,
            long bytes,
            String text) {
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    public record Answer(int status, String contentType, String body, Map<String, String> headers) {
        public static Answer json(String body) {
            return new Answer(200, "application/json", body, Map.of());
        }

        public static Answer status(int status) {
            return new Answer(status, "application/problem+json", "{\"status\":" + status + "}", Map.of());
        }

        public Answer with(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Answer(status, contentType, body, more);
        }
    }

    private static final int TEXT_BYTES_MAX = 1_000_000;
    private static final List<String> NAMES =
            List.of("consultations", "responses", "meetings", "news", "status", "mail", "identity");

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public FakeServices() {
        this(0);
    }

    FakeServices(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The settings of a portal in front of these services. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (String name : NAMES) {
            settings.put("samrad.services." + name, "http://127.0.0.1:" + port() + "/" + name);
        }
        return settings;
    }

    /** @param path of the service, with its query when the answer depends on it */
    public void on(String service, String path, Answer answer) {
        answers.put(service + " " + path, answer);
    }

    public void on(String service, String path, String json) {
        on(service, path, Answer.json(json));
    }

    /** What happens elsewhere while this is asked: the next question is answered otherwise. */
    public void meanwhile(String path, Runnable happens) {
        meanwhile.put(path, happens);
    }

    public void forget() {
        answers.clear();
        meanwhile.clear();
        asked.clear();
    }

    public List<Asked> asked() {
        return asked;
    }

    public Asked lastAsked() {
        return asked.getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] parts = exchange.getRequestURI().getRawPath().substring(1).split("/", 2);
            String service = parts[0];
            String path = "/" + (parts.length > 1 ? parts[1] : "");
            String query = exchange.getRequestURI().getRawQuery();
            byte[] sent = exchange.getRequestBody().readNBytes(TEXT_BYTES_MAX);
            long bytes = sent.length + exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            if (!path.equals("/actuator/health")) {
                asked.add(new Asked(
                        service,
                        exchange.getRequestMethod(),
                        path,
                        query == null ? "" : query,
                        headers,
                        bytes,
                        new String(sent, StandardCharsets.UTF_8)));
            }
            Answer answer = find(service, path, query);
            meanwhile.getOrDefault(path, () -> {}).run();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) exchange.getResponseBody().write(body);
        }
    }

    private Answer find(String service, String path, @Nullable String query) {
        Answer exact = answers.get(service + " " + path + "?" + query);
        if (exact != null) return exact;
        Answer any = answers.get(service + " " + path);
        if (any != null) return any;
        return path.equals("/actuator/health") ? Answer.json("{\"status\":\"UP\"}") : Answer.status(404);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
