package se.samrad.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import se.samrad.eventing.Json;
import se.samrad.eventing.relay.Envelope;

/** The service that owns streams, as far as it is asked for them here: each time for all that it knows. */
final class StreamOwner implements AutoCloseable {
    private final HttpServer server;

    StreamOwner(Supplier<List<Envelope>> known) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/internal/streams/commits", exchange -> {
            byte[] told = Json.write(Map.of("envelopes", known.get())).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, told.length);
            exchange.getResponseBody().write(told);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
