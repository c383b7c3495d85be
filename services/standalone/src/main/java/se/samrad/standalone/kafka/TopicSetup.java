package se.samrad.standalone.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics, made once. */
public final class TopicSetup {
    /** Fixed for ever: another number would send a stream's next event to another partition than its last. */
    public static final int PARTITIONS = 4;

    private static final int WAIT_MS = 15_000;
    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of("retention.ms", "-1", "cleanup.policy", "delete", "max.message.bytes", Integer.toString(1 << 20));

    private TopicSetup() {}

    public static void create(String servers, List<String> topics) throws InterruptedException {
        var asked = topics.stream()
                .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(KEPT_FOR_EVER))
                .toList();
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.CLIENT_ID_CONFIG, "samrad-topics",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WAIT_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WAIT_MS))) {
            for (var created : admin.createTopics(asked).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("The topics cannot be made on " + servers, e.getCause());
                    }
                }
            }
        }
    }
}
