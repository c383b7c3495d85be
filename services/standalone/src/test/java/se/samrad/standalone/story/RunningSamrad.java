package se.samrad.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import org.awaitility.Awaitility;
import se.samrad.standalone.StandaloneApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Samråd in a process of its own, with the demonstration, on free ports and a data folder that is removed afterwards. */
final class RunningSamrad implements AutoCloseable {
    static final String PASSWORD = "losenord-i-prov";
    private static final String SECRET = "hemlighet-i-prov";
    private static final Duration START_MAX = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Path data;
    private final int port;
    private final int identityPort;
    private Process process;

    private RunningSamrad(Path data, int port, int identityPort) throws IOException {
        this.data = data;
        this.port = port;
        this.identityPort = identityPort;
        this.process = begin();
    }

    static RunningSamrad start() {
        try {
            RunningSamrad samrad = new RunningSamrad(Files.createTempDirectory("samrad"), free(), free());
            samrad.awaitReady();
            return samrad;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process begin() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                StandaloneApplication.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "SAMRAD_DATA",
                        data.toString(),
                        "SAMRAD_PORT",
                        Integer.toString(port),
                        "SAMRAD_IDENTITY_PORT",
                        Integer.toString(identityPort),
                        "SAMRAD_DEMO_PASSWORD",
                        PASSWORD,
                        "SAMRAD_INTEGRATION_SECRET",
                        SECRET,
                        "SAMRAD_ENGINE",
                        "stand-in"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target", "running-samrad.log")))
                .start();
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(START_MAX)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> {
                    if (!process.isAlive()) throw new AssertionError("it stopped; see target/running-samrad.log");
                    return get("/actuator/health").statusCode() == 200;
                });
    }

    /** {@code kill -9}, and a start on the same data. */
    void killAndStartAgain() {
        process.destroyForcibly().onExit().join();
        try {
            process = begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path))));
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200)
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    /** A call by the machine client. */
    HttpResponse<String> call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token());
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    private String token() {
        String basic = Base64.getEncoder().encodeToString(("samrad-integration:" + SECRET).getBytes(UTF_8));
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create("http://localhost:" + identityPort + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
