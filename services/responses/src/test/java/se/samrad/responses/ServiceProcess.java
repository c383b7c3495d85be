package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import se.samrad.eventing.bench.Bench;

/** A started {@link HaltingService} and what it has said. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final PrintWriter input;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private static final class Door extends WholeService {
        Door(int port) {
            this.port = port;
        }
    }

    private ServiceProcess(Process process) {
        this.process = process;
        this.input = new PrintWriter(process.outputWriter(UTF_8), true);
        Thread reader = new Thread(() -> new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))
                .lines()
                .forEach(said::add));
        reader.setDaemon(true);
        reader.start();
    }

    /** On these stores, and on the Kafka of the bench; returns when it receives. */
    static ServiceProcess start(String mongo, String drafts) throws IOException {
        ServiceProcess service = begin(mongo, drafts, Map.of());
        service.awaitReady();
        return service;
    }

    /** The same, with other properties, which does not wait. */
    static ServiceProcess begin(String mongo, String drafts, Map<String, String> other) throws IOException {
        Map<String, String> told = new HashMap<>(Bench.properties());
        told.putAll(Owner.properties(drafts));
        told.put("spring.mongodb.uri", mongo);
        told.put("spring.config.name", "responses");
        told.put("server.port", "0");
        told.put("server.tomcat.threads.max", "60"); // as many may be held
        // Groups of its own: one that is killed would keep its partitions from the services of other tests.
        told.put("samrad.service", Bench.id("responses"));
        told.putAll(other);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HaltingService.class.getName()));
        told.forEach((key, value) -> command.add("--" + key + "=" + value));
        return new ServiceProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File("target", "halting-service.log")))
                .start());
    }

    void awaitReady() {
        await().atMost(PATIENCE).until(() -> isReady() || !isAlive());
    }

    boolean isReady() {
        return !told("port ").isEmpty();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitValue() {
        return process.exitValue();
    }

    WholeService door() {
        return new Door(Integer.parseInt(told("port ").getFirst()));
    }

    void order(String order) {
        input.println(order);
        await().atMost(PATIENCE).until(() -> told("ordered ").contains(order));
    }

    /** In the order in which each was first taken. */
    Set<String> steps() {
        return new LinkedHashSet<>(told("step "));
    }

    void awaitHeld(String place) {
        await().atMost(PATIENCE).until(() -> told("held ").contains(place) || !isAlive());
    }

    private List<String> told(String beginning) {
        return said.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
