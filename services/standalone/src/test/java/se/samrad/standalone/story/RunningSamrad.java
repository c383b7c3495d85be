package se.samrad.standalone.story;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import se.samrad.standalone.StandaloneApplication;
import tools.jackson.databind.JsonNode;

/** Samråd in a process of its own, with the demonstration, on free ports and a data folder that is removed afterwards. */
final class RunningSamrad implements AutoCloseable {
    static final String PASSWORD = "losenord-i-prov";
    private static final String SECRET = "hemlighet-i-prov";
    private static final Duration START_MAX = Duration.ofMinutes(5);

    private final String engine;
    private final Path data;
    private final int port;
    private final int identityPort;
    private final MachineClient client;
    private final Map<String, String> more;
    private Process process;

    private RunningSamrad(String engine, Map<String, String> more, Path data, int port, int identityPort)
            throws IOException {
        this.engine = engine;
        this.more = more;
        this.data = data;
        this.port = port;
        this.identityPort = identityPort;
        this.client = new MachineClient(port, identityPort, SECRET);
        this.process = begin();
    }

    static RunningSamrad start() {
        return start("stand-in");
    }

    /** @param engine {@code stand-in} or {@code mongod} */
    static RunningSamrad start(String engine) {
        return start(engine, Map.of());
    }

    /** @param more variables of its environment */
    static RunningSamrad start(String engine, Map<String, String> more) {
        try {
            RunningSamrad samrad = new RunningSamrad(
                    engine,
                    more,
                    Files.createTempDirectory("samrad"),
                    MachineClient.freePort(),
                    MachineClient.freePort());
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
                "-XX:TieredStopAtLevel=1",
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
                        engine));
        builder.environment().putAll(more);
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

    /** The process of its database, which is another after it died. */
    Optional<ProcessHandle> mongod() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/mongod"))
                .filter(ProcessHandle::isAlive)
                .findFirst();
    }

    /** Ends it as one does, and leaves what it wrote where it is. */
    Path stop() {
        process.destroy();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
        return data;
    }

    int port() {
        return port;
    }

    String url(String path) {
        return client.url(path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return client.get(path, headers);
    }

    byte[] bytes(String path) {
        return client.bytes(path);
    }

    JsonNode json(String path) {
        return client.json(path);
    }

    HttpResponse<String> call(String method, String path, String body, String... headers) {
        return client.call(method, path, body, headers);
    }

    HttpResponse<String> ask(String method, String path, String body, @Nullable String token) {
        return client.ask(method, path, body, token);
    }

    /** Hands in a file of plain text; its hash. */
    String upload(String name, String words) {
        String part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + words + "\r\n--x--\r\n";
        HttpResponse<String> stored =
                call("POST", "/api/files", part, "Content-Type", "multipart/form-data; boundary=x");
        if (stored.statusCode() / 100 != 2) throw new AssertionError(stored.body());
        return stored.body().replaceAll("(?s).*\"sha256\":\"([^\"]+)\".*", "$1");
    }

    String token(String scope) {
        return client.token(scope);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return client.post(path, body, headers);
    }

    @Override
    public void close() {
        try (var files = Files.walk(stop())) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
