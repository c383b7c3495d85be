package se.samrad.eventing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import se.samrad.eventing.http.Door;
import se.samrad.eventing.relay.Acknowledgements;
import se.samrad.eventing.relay.KafkaLog;
import se.samrad.eventing.relay.RelayLoop;
import se.samrad.eventing.relay.Routes;
import se.samrad.eventing.store.AwaitedStore;
import se.samrad.eventing.store.MongoCommits;
import se.samrad.eventing.store.StoreLimits;
import se.samrad.eventing.views.CatchUp;
import se.samrad.eventing.views.KafkaConsumers;
import se.samrad.eventing.views.PositionToken;
import se.samrad.eventing.views.Positions;
import se.samrad.eventing.views.Progress;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;

/**
 * Wires the plumbing of one service from its stream kinds, its views and its door rules. Needs the properties
 * {@code samrad.service}, {@code samrad.keys.position}, {@code samrad.service-token}, {@code samrad.jwks-uri},
 * {@code samrad.identity-url} and {@code samrad.services.*}. May be told {@code samrad.kafka.group-protocol}: {@code classic},
 * the default, or {@code consumer}, where the broker shares out the partitions (KIP-848).
 */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
@ConditionalOnProperty("samrad.service")
@Import(Door.class)
public class EventingConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StoreLimits storeLimits() {
        return new StoreLimits();
    }

    @Bean
    @ConditionalOnMissingBean
    MongoDatabase mongoDatabase(MongoClient client, MongoProperties properties) {
        return AwaitedStore.awaited(client.getDatabase(properties.getMongoClientDatabase()));
    }

    @Bean
    MongoCommits commitStore(MongoDatabase database) {
        return new MongoCommits(database);
    }

    /** Whether commits can be written; Kafka may be away and commands are taken all the same. */
    @Bean
    HealthIndicator storeHealth(MongoDatabase database) {
        return () -> {
            database.runCommand(new Document("ping", 1));
            return Health.up().build();
        };
    }

    @Bean
    Routes routes(ObjectProvider<StreamKind<?, ?>> kinds) {
        return new Routes(kinds.stream().toList());
    }

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> relayProducer(KafkaProperties kafka, @Value("${samrad.service}") String service) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    RelayLoop relayLoop(
            MongoCommits commits,
            Producer<byte[], byte[]> producer,
            Routes routes,
            Clock clock,
            @Value("${samrad.service}") String service) {
        return new RelayLoop(commits, new KafkaLog(producer), routes, clock, service);
    }

    @Bean
    Acknowledgements acknowledgements(RelayLoop relay) {
        return new Acknowledgements(relay);
    }

    @Bean
    Commands commands(MongoCommits commits, Acknowledgements acknowledgements, Clock clock) {
        return new Commands(commits, acknowledgements::committed, clock);
    }

    @Bean(destroyMethod = "close")
    Admin kafkaAdminClient(KafkaProperties kafka, @Value("${samrad.service}") String service) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.put("client.id", service + "-admin");
        return Admin.create(settings);
    }

    @Bean
    Views views(
            MongoDatabase database,
            ObjectProvider<View> views,
            KafkaProperties kafka,
            Admin admin,
            Clock clock,
            @Value("${samrad.service}") String service,
            @Value("${samrad.kafka.instance:#{null}}") @Nullable String instance,
            @Value("${samrad.kafka.group-protocol:classic}") GroupProtocol protocol) {
        return new Views(
                database,
                views.stream().toList(),
                new KafkaConsumers(kafka.buildConsumerProperties(), admin, service, instance, protocol),
                clock);
    }

    @Bean
    Progress progress(Views views, Clock clock, MeterRegistry meters) {
        return new Progress(views, clock, meters);
    }

    /** What waits to be sent; Kafka may be away, and then this grows. */
    @Bean
    MeterBinder relayMeters(RelayLoop relay, MongoCommits commits, Clock clock) {
        return meters -> {
            Gauge.builder("samrad.relay.pending", relay, RelayLoop::pending)
                    .description("Commits that wait to be sent.")
                    .register(meters);
            Gauge.builder(
                            "samrad.relay.pending.seconds",
                            commits,
                            store -> store.pendingSince()
                                    .map(since -> (double) Duration.between(since, clock.instant())
                                            .toSeconds())
                                    .orElse(0.0))
                    .description("Age of the oldest of these.")
                    .baseUnit("seconds")
                    .register(meters);
        };
    }

    @Bean
    PositionToken positionToken(@Value("${samrad.keys.position}") String secret) {
        return new PositionToken(secret.getBytes(UTF_8));
    }

    @Bean
    Positions positions(Views views) {
        return new Positions(views);
    }

    @Bean
    CatchUp catchUp(Views views, Environment environment) {
        return new CatchUp(views, environment);
    }
}
