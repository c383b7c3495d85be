package se.samrad.standalone.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** Kafka in this process: controller and broker in one node, its log in a folder that is kept. */
public final class Broker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String CLUSTER = "samrad-standalone";
    private static final String CONTROLLER = "CONTROLLER";
    /** The smallest that the log cleaner accepts for the few keys it ever sees here; Kafka's own choice is 128 MB of heap. */
    private static final int CLEANER_BYTES = 2 << 20;

    private final KafkaRaftServer server;
    private final String address;

    private Broker(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    public static Broker start(Path folder, int port, int controllerPort) {
        try {
            Files.createDirectories(folder);
            format(folder);
            var address = "127.0.0.1:" + port;
            var server = new KafkaRaftServer(
                    KafkaConfig.fromProps(properties(folder, address, "127.0.0.1:" + controllerPort), false),
                    Time.SYSTEM);
            server.startup();
            return new Broker(server, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void format(Path folder) throws IOException {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(
                            OutputStream.nullOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8))
                    .setNodeId(NODE)
                    .setClusterId(CLUSTER)
                    .addDirectory(folder.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The folder of Kafka cannot be prepared", e);
        }
    }

    private static Properties properties(Path folder, String address, String controller) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("log.dirs", folder.toString());
        properties.put("listeners", "PLAINTEXT://" + address + "," + CONTROLLER + "://" + controller);
        properties.put("advertised.listeners", "PLAINTEXT://" + address);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("controller.listener.names", CONTROLLER);
        // Voters are named here and not in the log: the port is another at every start.
        properties.put("controller.quorum.voters", NODE + "@" + controller);
        // A broker that was killed is still registered; its successor waits until the registration has run out.
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "400");
        properties.put("metadata.max.idle.interval.ms", "0");

        properties.put("auto.create.topics.enable", "false");
        properties.put("log.retention.ms", "-1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        for (var internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(internal + ".num.partitions", "1");
            properties.put(internal + ".replication.factor", "1");
            properties.put(internal + ".min.isr", "1");
        }
        properties.remove("offsets.topic.min.isr");

        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        properties.put("group.coordinator.threads", "1");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BYTES));
        properties.put("log.cleaner.io.buffer.size", Integer.toString(CLEANER_BYTES / 16));
        properties.put("log.segment.bytes", Integer.toString(64 << 20));
        properties.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        properties.put("metric.reporters", "");
        return properties;
    }

    public String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
