package se.samrad.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two services that identity calls, over real HTTP: consultations with its register, and mail. */
public final class Neighbours implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("\\d{4} \\d{4}");
    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;

    /** Which bodies know an address. */
    public final Map<String, List<String>> register = new ConcurrentHashMap<>();

    public final List<JsonNode> letters = new CopyOnWriteArrayList<>();
    public final List<String> tokens = new CopyOnWriteArrayList<>();
    public volatile boolean registerDown;
    public volatile boolean mailDown;

    /** While set, letters are not taken until it opens. */
    public volatile @Nullable CountDownLatch postOffice;

    public Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/contacts", this::contacts);
        server.createContext("/internal/letters", this::letter);
        server.createContext("/actuator/health", exchange -> {
            if (mailDown) {
                exchange.close();
            } else {
                answer(exchange, 200, "{\"status\":\"UP\"}");
            }
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void contacts(HttpExchange exchange) throws IOException {
        note(exchange);
        if (registerDown) {
            answer(exchange, 503, "{}");
            return;
        }
        String query = exchange.getRequestURI().getRawQuery();
        String email = URLDecoder.decode(query.substring("email=".length()), UTF_8);
        List<String> bodies = register.getOrDefault(email, List.of());
        List<String> entries = new ArrayList<>();
        for (String body : bodies) {
            entries.add("{\"body\":\"" + body + "\",\"name\":\"Exempel " + body + "\",\"role\":\"APPROVER\"}");
        }
        answer(exchange, 200, "{\"bodies\":[" + String.join(",", entries) + "]}");
    }

    private void letter(HttpExchange exchange) throws IOException {
        note(exchange);
        JsonNode letter = json.readTree(exchange.getRequestBody().readAllBytes());
        CountDownLatch waiting = postOffice;
        if (waiting != null) {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        letters.add(letter);
        answer(exchange, 202, "");
    }

    private void note(HttpExchange exchange) {
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Samrad-Service-Token")));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** The codes mailed to an address, in the order they came. */
    public List<String> codesTo(String email) {
        List<String> codes = new ArrayList<>();
        for (JsonNode letter : letters) {
            if (letter.get("to").asString().equals(email)) {
                Matcher found = CODE.matcher(letter.get("text").asString());
                if (found.find()) {
                    codes.add(found.group());
                }
            }
        }
        return codes;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
