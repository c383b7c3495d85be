package se.samrad.status.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;

/** An owner of streams as others see it: it says how far they are and sends one again when asked. */
final class Owner implements AutoCloseable {
    private final HttpServer server;
    private final TreeMap<String, Long> heads = new TreeMap<>();
    private final TreeMap<String, Long> publicHeads = new TreeMap<>();
    private final Map<String, Set<Long>> told = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Consumer<String> republish;

    Owner(Consumer<String> republish) {
        this.republish = republish;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/streams", this::heads);
        server.createContext("/internal/streams/republish", this::republish);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Commits what was told. */
    void has(List<Envelope> confidential, List<Envelope> open) {
        confidential.forEach(each -> heads.merge(each.stream(), each.version(), Math::max));
        open.forEach(each -> publicHeads.merge(each.stream(), each.version(), Math::max));
        open.forEach(each ->
                told.computeIfAbsent(each.stream(), none -> new HashSet<>()).add(each.version()));
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private void heads(HttpExchange exchange) throws IOException {
        if (!Bench.SERVICE_TOKEN.equals(exchange.getRequestHeaders().getFirst("Samrad-Service-Token"))) {
            answer(exchange, 403, "{}");
            return;
        }
        String after = parameter(exchange, "after");
        List<Map<String, Object>> found = new ArrayList<>();
        // Two at a time, so that whoever asks has to turn pages.
        heads.tailMap(after, false).entrySet().stream()
                .limit(2)
                .forEach(head -> found.add(Map.of(
                        "stream", head.getKey(),
                        "version", head.getValue(),
                        "publicVersion", publicHeads.getOrDefault(head.getKey(), 0L),
                        "publicEvents",
                                told.getOrDefault(head.getKey(), Set.of()).size(),
                        "settled", true,
                        "lastMillis", 1_000L)));
        answer(exchange, 200, Json.write(Map.of("heads", found)));
    }

    private void republish(HttpExchange exchange) throws IOException {
        String stream = parameter(exchange, "stream");
        asked.add(stream);
        republish.accept(stream);
        answer(exchange, 200, "");
    }

    private static String parameter(HttpExchange exchange, String name) {
        for (String part : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            if (part.startsWith(name + "=")) return URLDecoder.decode(part.substring(name.length() + 1), UTF_8);
        }
        return "";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
