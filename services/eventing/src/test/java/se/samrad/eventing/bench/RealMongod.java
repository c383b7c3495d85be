package se.samrad.eventing.bench;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.bson.Document;

/** A replica set of real mongod processes, where a {@code mongod} is on the PATH. */
public final class RealMongod implements AutoCloseable {
    private final List<Process> members = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final Path folder;

    private RealMongod(Path folder) {
        this.folder = folder;
    }

    public static Optional<Path> onPath() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path mongod = Path.of(folder, "mongod");
            if (Files.isExecutable(mongod)) return Optional.of(mongod);
        }
        Skipped.because("no mongod on the PATH; install MongoDB, or put the folder of a mongod there");
        return Optional.empty();
    }

    /** For {@code @EnabledIf}. */
    public static boolean isThere() {
        return onPath().isPresent();
    }

    public static RealMongod start(int members) {
        try {
            RealMongod set = new RealMongod(Files.createTempDirectory("mongod"));
            for (int i = 0; i < members; i++) set.add(i);
            set.initiate();
            return set;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database on the one server that all tests of a process share; for whoever neither stops it nor counts what it holds. */
    public static String shared(String database) {
        return Shared.SERVER.uri(database);
    }

    private static final class Shared {
        static final RealMongod SERVER = start(1);

        static {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(SERVER::close));
        }
    }

    /** None of those that the system lends to connections going out: one could be lent before mongod opens it. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_768);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Somebody has it: another is tried.
            }
        }
    }

    private void add(int number) throws IOException {
        int port = freePort();
        Path data = Files.createDirectories(folder.resolve("member" + number));
        ports.add(port);
        members.add(new ProcessBuilder(
                        onPath().orElseThrow().toString(),
                        "--dbpath",
                        data.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind_ip",
                        "127.0.0.1",
                        "--replSet",
                        "rs0",
                        "--wiredTigerCacheSizeGB",
                        "0.25",
                        "--oplogSize",
                        "64")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("member" + number + ".log").toFile())
                .start());
    }

    private void initiate() {
        List<Document> configured = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            configured.add(new Document("_id", i).append("host", "127.0.0.1:" + ports.get(i)));
        }
        ports.forEach(RealMongod::awaitPing);
        try (MongoClient first = MongoClients.create(direct(ports.getFirst()))) {
            Document settings = new Document("electionTimeoutMillis", 1_000).append("heartbeatIntervalMillis", 300);
            first.getDatabase("admin")
                    .runCommand(new Document(
                            "replSetInitiate",
                            new Document("_id", "rs0")
                                    .append("members", configured)
                                    .append("settings", settings)));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(MongoException.class)
                    .until(() -> {
                        try (MongoClient all = MongoClients.create(uri("admin"))) {
                            return all.getDatabase("admin")
                                            .runCommand(new Document("hello", 1))
                                            .getBoolean("isWritablePrimary")
                                    && all
                                            .getDatabase("admin")
                                            .runCommand(new Document("replSetGetStatus", 1))
                                            .getList("members", Document.class)
                                            .stream()
                                            .allMatch(member -> List.of(1, 2).contains(member.getInteger("state")));
                        }
                    });
        }
    }

    private static String direct(int port) {
        return "mongodb://127.0.0.1:" + port + "/?directConnection=true&serverSelectionTimeoutMS=1000";
    }

    private static void awaitPing(int port) {
        try (MongoClient member = MongoClients.create(direct(port))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(MongoException.class)
                    .until(() -> {
                        member.getDatabase("admin").runCommand(new Document("ping", 1));
                        return true;
                    });
        }
    }

    public String uri(String database) {
        StringBuilder hosts = new StringBuilder();
        for (int port : ports)
            hosts.append(hosts.isEmpty() ? "" : ",").append("127.0.0.1:").append(port);
        return "mongodb://" + hosts + "/" + database + "?replicaSet=rs0&serverSelectionTimeoutMS=20000";
    }

    /** Makes the primary step down, so that another member is elected. */
    public void stepDown() {
        try (MongoClient client = MongoClients.create(uri("admin"))) {
            client.getDatabase("admin").runCommand(new Document("replSetStepDown", 10).append("force", true));
        } catch (MongoException e) {
            System.out.println("the primary closed the connection as it stepped down: "
                    + e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        members.forEach(Process::destroyForcibly);
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            System.out.println("left behind: " + folder);
        }
    }
}
