package se.samrad.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import se.samrad.eventing.http.PositionDoor;

/** A service as a client sees it. Thread-safe. */
final class Door {
    private static final String BOUNDARY = "exempel-grans";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    Door(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    String address() {
        return address;
    }

    /** @throws IllegalStateException when it was not done */
    String json(String method, String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!token.isEmpty()) request.header("Authorization", token);
        return done(request.build());
    }

    /** A response without an account; its position. */
    String submit(String consultation, String key, String body) throws IOException, InterruptedException {
        return answered(HttpRequest.newBuilder(
                                URI.create(address + "/api/consultations/" + consultation + "/responses"))
                        .POST(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .build())
                .headers()
                .firstValue(PositionDoor.HEADER)
                .orElseThrow();
    }

    /** @param token empty for nobody in particular */
    String get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (!token.isEmpty()) request.header("Authorization", token);
        return done(request.build());
    }

    /** Reads what holds everything up to a position. */
    String read(String path, String position) throws IOException, InterruptedException {
        return done(HttpRequest.newBuilder(URI.create(address + path))
                .header(PositionDoor.HEADER, position)
                .build());
    }

    /** A file, streamed; what came back. */
    String upload(String token, String name, InputStream content) throws IOException, InterruptedException {
        return uploadTo("/api/files", token, name, content);
    }

    String uploadTo(String path, String token, String name, InputStream content)
            throws IOException, InterruptedException {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/plain\r\n\r\n")
                .getBytes(UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
        InputStream whole = new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(head), content, new ByteArrayInputStream(tail))));
        return done(HttpRequest.newBuilder(URI.create(address + path))
                .POST(BodyPublishers.ofInputStream(() -> whole))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Authorization", token)
                .build());
    }

    /** Opens a line as a page does, and goes on until it is closed or broken; what is told is given as it comes. */
    CompletableFuture<HttpResponse<Void>> listen(String path, Consumer<String> told) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "text/event-stream")
                .build();
        return http.sendAsync(request, BodyHandlers.fromLineSubscriber(new Line(told)));
    }

    private record Line(Consumer<String> told) implements Flow.Subscriber<String> {
        private static final String DATA = "data:";

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith(DATA)) told.accept(line.substring(DATA.length()));
        }

        @Override
        public void onError(Throwable broken) {
            // the future of the line says so
        }

        @Override
        public void onComplete() {
            // the future of the line says so
        }
    }

    private String done(HttpRequest request) throws IOException, InterruptedException {
        return answered(request).body();
    }

    private HttpResponse<String> answered(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
