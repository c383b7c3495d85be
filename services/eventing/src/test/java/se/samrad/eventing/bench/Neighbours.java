package se.samrad.eventing.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import se.samrad.eventing.Json;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;

/** Stands for the services whose streams are asked for: they answer with what happened, or are away. */
public final class Neighbours implements AutoCloseable {
    private final Map<String, List<Envelope>> streams = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean away;

    public Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/streams/commits", exchange -> {
            String stream =
                    URLDecoder.decode(exchange.getRequestURI().getRawQuery().substring("stream=".length()), UTF_8);
            byte[] answer = Json.write(Map.of("envelopes", streams.getOrDefault(stream, List.of())))
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether they answer with an error from now on. */
    public void away(boolean gone) {
        away = gone;
    }

    /** Something happened in a stream of theirs. */
    public Envelope happened(String topic, String stream, String type, Object event, Object after) {
        List<Envelope> soFar = streams.computeIfAbsent(stream, none -> new ArrayList<>());
        Envelope envelope = new Envelope(
                topic,
                "/samrad/neighbour",
                stream,
                soFar.size() + 1L,
                type,
                1,
                1,
                Instant.EPOCH,
                null,
                Json.write(event),
                Json.write(after));
        soFar.add(envelope);
        return envelope;
    }

    /** Sends it to its topic as well. */
    public static void send(Envelope envelope) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Bench.kafka());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(KafkaLog.record(envelope)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
