package se.samrad.proving;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.runtime.Herder.Created;
import org.apache.kafka.connect.runtime.TargetState;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.apache.kafka.connect.storage.StringConverter;
import org.apache.kafka.connect.util.FutureCallback;
import se.samrad.eventing.bench.Bench;

/** The official MongoDB sink connector in a warm worker of Kafka Connect, stand-alone, without its REST interface. */
final class Sink implements AutoCloseable {
    private static final long SECONDS_MAX = 60;

    private final StandaloneHerder herder;
    private final String mongod;

    Sink(String mongod) {
        this.mongod = mongod;
        Map<String, String> settings = new HashMap<>(Map.of(
                WorkerConfig.BOOTSTRAP_SERVERS_CONFIG, Bench.kafka(),
                WorkerConfig.KEY_CONVERTER_CLASS_CONFIG, StringConverter.class.getName(),
                WorkerConfig.VALUE_CONVERTER_CLASS_CONFIG, StringConverter.class.getName(),
                WorkerConfig.PLUGIN_DISCOVERY_CONFIG, "only_scan",
                StandaloneConfig.OFFSET_STORAGE_FILE_FILENAME_CONFIG, "unused"));
        Plugins plugins = new Plugins(settings);
        plugins.compareAndSwapWithDelegatingLoader();
        var policy = new AllConnectorClientConfigOverridePolicy();
        policy.configure(Map.of());
        MemoryOffsetBackingStore offsets = new MemoryOffsetBackingStore() {
            @Override
            public Set<Map<String, Object>> connectorPartitions(String connector) {
                return Set.of();
            }
        };
        Worker worker = new Worker("proving", Time.SYSTEM, plugins, new StandaloneConfig(settings), offsets, policy);
        herder = new StandaloneHerder(worker, "proving", policy);
        herder.start();
    }

    /** Starts a connector; its group is named {@code connect-} and what is returned. */
    String start(String topic, String database, boolean tuned) throws Exception {
        String name = "sink-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                name,
                "connector.class",
                "com.mongodb.kafka.connect.MongoSinkConnector",
                "topics",
                topic,
                "connection.uri",
                mongod,
                "database",
                database,
                "collection",
                Projection.ROWS,
                "document.id.strategy",
                "com.mongodb.kafka.connect.sink.processor.id.strategy.ProvidedInValueStrategy",
                "consumer.override.auto.offset.reset",
                "earliest",
                "consumer.override.isolation.level",
                "read_committed"));
        // Without it the connector warns of each document, which takes it a multiple of its time.
        settings.put("document.id.strategy.overwrite.existing", "true");
        if (tuned) {
            settings.putAll(Map.of(
                    "tasks.max", Integer.toString(Ledger.PARTITIONS),
                    "bulk.write.ordered", "false",
                    "consumer.override.max.poll.records", "5000"));
        }
        var created = new FutureCallback<Created<ConnectorInfo>>();
        herder.putConnectorConfig(name, settings, TargetState.STARTED, false, created);
        created.get(SECONDS_MAX, TimeUnit.SECONDS);
        return name;
    }

    void remove(String name) throws Exception {
        var removed = new FutureCallback<Created<ConnectorInfo>>();
        herder.deleteConnectorConfig(name, removed);
        removed.get(SECONDS_MAX, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        herder.stop();
    }
}
