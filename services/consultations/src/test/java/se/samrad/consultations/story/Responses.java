package se.samrad.consultations.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Topics;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Json;
import se.samrad.eventing.relay.Envelope;

/** The owner of the answers, as far as this service asks it. What it tells has not come by Kafka yet. */
final class Responses implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Map<String, Envelope> ANSWERS = new ConcurrentHashMap<>();
    private static final AtomicInteger MOST = new AtomicInteger();
    private static final HttpServer OWNER = owner();

    private static HttpServer owner() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/streams/commits", Responses::tell);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(HttpExchange exchange) throws IOException {
        String[] asked = exchange.getRequestURI().getRawQuery().split("&");
        MOST.accumulateAndGet(asked.length, Math::max);
        List<Envelope> answers = Stream.of(asked)
                .map(stream -> URLDecoder.decode(stream.replace("stream=", ""), StandardCharsets.UTF_8))
                .filter(ANSWERS::containsKey)
                .map(ANSWERS::get)
                .toList();
        byte[] body = Json.write(Map.of("envelopes", answers)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Of how many streams it has been asked in one question. */
    static int mostAtOnce() {
        return MOST.get();
    }

    static void answered(String consultation, String body) {
        String stream = "responses/" + consultation + "/" + body;
        Arrival arrived = Arrival.at(Instant.parse("2027-03-10T10:00:00Z"));
        ResponseState state = new ResponseState(
                true, Sender.BODY, Channel.WEB, arrived, null, false, null, false, false, null, false, false, null, 0);
        ANSWERS.put(
                stream,
                new Envelope(
                        Topics.RESPONSES,
                        "/samrad/responses",
                        stream,
                        1,
                        "response-received",
                        1,
                        1,
                        Instant.parse("2027-03-10T10:00:00Z"),
                        null,
                        "{}",
                        Json.write(state)));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("samrad.services.responses=http://127.0.0.1:"
                        + OWNER.getAddress().getPort())
                .applyTo(context);
    }
}
