package se.samrad.standalone.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.samrad.standalone.Refusal;

/** A {@code mongod} found on the PATH, as a child process with a folder of its own. */
public final class Mongod implements Mongo {
    private static final String NAME = "mongod";
    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final Duration STOPPED_MAX = Duration.ofSeconds(20);
    /** One that cannot run is not to be started without end at full speed. */
    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Mongod.class);

    private volatile Process process;
    private final List<String> command;
    private final int port;
    private final Object turn = new Object();
    private boolean closed;

    private Mongod(List<String> command, int port) throws IOException {
        this.command = command;
        this.port = port;
        this.process = begin();
    }

    private Process begin() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Services wait for a database that went away; one that died comes back on the same port and is found again. */
    private void startAgainWheneverItEnds() {
        Thread.ofPlatform().daemon().name("watch-mongod").start(() -> {
            for (var ended = process; ; ended = process) {
                int code = ended.onExit().join().exitValue();
                synchronized (turn) {
                    if (closed) return;
                    log.error("mongod ended with {} and is started again", code);
                    try {
                        process = begin();
                    } catch (IOException e) {
                        log.error("mongod could not be started again", e);
                    }
                }
                LockSupport.parkNanos(BETWEEN_STARTS.toNanos());
            }
        });
    }

    public static Optional<Path> onPath(String path) {
        return onPath(NAME, path);
    }

    private static Optional<Path> onPath(String name, String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Mongod start(Path executable, Path folder, int port) {
        var logFile = folder.resolveSibling("mongod.log");
        try {
            Files.createDirectories(folder);
            stopOrphan(folder);
            var command = new ArrayList<String>();
            // Ctrl+C reaches a whole process group; MongoDB is to stop after the services that write to it.
            onPath("setsid", System.getenv().getOrDefault("PATH", ""))
                    .ifPresent(ownSession -> command.add(ownSession.toString()));
            command.addAll(List.of(
                    executable.toString(),
                    "--dbpath",
                    folder.toString(),
                    "--bind_ip",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(port),
                    "--logpath",
                    logFile.toString(),
                    "--logappend",
                    "--quiet",
                    "--wiredTigerCacheSizeGB",
                    "0.25"));
            var mongod = new Mongod(List.copyOf(command), port);
            mongod.awaitReady(logFile);
            mongod.startAgainWheneverItEnds();
            return mongod;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Path log) {
        long start = System.nanoTime();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - start > READY_MAX.toNanos()) {
                process.destroyForcibly();
                throw new Refusal("mongod på den här datorn startade inte. Vad som hände står i " + log
                        + ". Ta bort mongod från PATH för att använda den inbyggda ersättaren på en ny datamapp.");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A runner that was killed leaves its mongod behind, still holding the folder; its number stands in mongod's own lock file. */
    private static void stopOrphan(Path folder) throws IOException {
        var lock = folder.resolve("mongod.lock");
        if (!Files.exists(lock)) {
            return;
        }
        var number = Files.readString(lock, UTF_8).strip();
        if (!number.matches("\\d{1,18}")) {
            return;
        }
        var orphan = ProcessHandle.of(Long.parseLong(number)).filter(process -> holds(process, folder));
        if (orphan.isPresent() && orphan.get().destroy() && !endsWithin(orphan.get(), STOPPED_MAX)) {
            orphan.get().destroyForcibly();
            endsWithin(orphan.get(), STOPPED_MAX);
        }
    }

    /** The number may since have been given to somebody else. */
    private static boolean holds(ProcessHandle process, Path folder) {
        var arguments = process.info().arguments().map(List::of).orElse(List.of());
        return process.info().command().orElse("").contains(NAME) && arguments.contains(folder.toString());
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        long start = System.nanoTime();
        while (process.isAlive()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return true;
    }

    @Override
    public Engine engine() {
        return Engine.MONGOD;
    }

    @Override
    public String uri(String database) {
        return "mongodb://127.0.0.1:" + port + "/" + database;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        synchronized (turn) {
            closed = true;
        }
        process.destroy();
        if (!endsWithin(process.toHandle(), STOPPED_MAX)) {
            process.destroyForcibly();
        }
    }
}
