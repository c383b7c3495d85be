package se.samrad.eventing.bench;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * One Kafka and one MongoDB stand-in for all tests of a JVM. Use it as
 * {@code @SpringBootTest(webEnvironment = RANDOM_PORT, classes = {XApplication.class, Bench.Tokens.class}) @ContextConfiguration(initializers = Bench.class)}.
 * A context gets a database of its own and sees all topics; ids in tests should therefore be fresh, see {@link #id}.
 */
public final class Bench implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final String SERVICE_TOKEN = "bench-service-token";
    private static final String MACHINE = "samrad-integration";
    private static final int PARTITIONS = 2;
    private static final List<String> TOPICS = List.of(
            "samrad.consultations",
            "samrad.responses",
            "samrad.meetings",
            "samrad.news",
            "samrad.mail",
            "samrad.public",
            "samrad.toys");

    private static final MongoServer MONGO = new MongoServer(new MemoryBackend());
    private static final EmbeddedKafkaKraftBroker KAFKA =
            new EmbeddedKafkaKraftBroker(1, PARTITIONS, TOPICS.toArray(String[]::new));

    static {
        MONGO.bind();
        KAFKA.brokerProperty("auto.create.topics.enable", "false");
        KAFKA.brokerProperty("group.initial.rebalance.delay.ms", "0");
        KAFKA.brokerProperty("offsets.topic.num.partitions", "2");
        KAFKA.brokerProperty("transaction.state.log.num.partitions", "2");
        KAFKA.brokerProperty("transaction.state.log.replication.factor", "1");
        KAFKA.brokerProperty("transaction.state.log.min.isr", "1");
        KAFKA.afterPropertiesSet();
    }

    public static String mongoUri(String database) {
        var address = MONGO.getLocalAddress();
        return "mongodb://" + address.getHostString() + ":" + address.getPort() + "/" + database;
    }

    public static String kafka() {
        return KAFKA.getBrokersAsString();
    }

    /** A fresh id that begins with a word. */
    public static String id(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The value of an Authorization header for these scopes. */
    public static String bearer(String... scopes) {
        // A colon may not stand in a bearer token (RFC 6750).
        return "Bearer somebody~" + String.join("~", scopes).replace(':', '+');
    }

    /** The same for the authority's own system, to which nobody signs in. */
    public static String machine(String... scopes) {
        return bearer(scopes).replaceFirst("somebody", MACHINE);
    }

    /** What a service needs to be told, with its database named afresh. */
    public static Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry(
                        "spring.mongodb.uri",
                        mongoUri("t" + UUID.randomUUID().toString().substring(0, 8))),
                Map.entry("spring.kafka.bootstrap-servers", kafka()),
                Map.entry("samrad.service-token", SERVICE_TOKEN),
                Map.entry("samrad.keys.position", "bench-position-key-of-32-bytes!!"),
                Map.entry("samrad.jwks-uri", "http://127.0.0.1:1/oauth2/jwks"),
                Map.entry("samrad.identity-url", "http://127.0.0.1:1"),
                Map.entry("samrad.base-url", "http://localhost:8080"),
                Map.entry("samrad.demo", "true"));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(properties()).applyTo(context);
    }

    /** Accepts {@code <account>~<scope>~<scope>} as a token, of somebody who signed in unless it is the machine client's. */
    @Configuration(proxyBeanMethods = false)
    public static class Tokens {
        @Bean
        @Primary
        JwtDecoder handWritten() {
            return token -> {
                List<String> parts = Arrays.asList(token.replace('+', ':').split("~", -1));
                if (parts.size() < 2) throw new BadJwtException("not a token of the bench");
                Instant now = Instant.now();
                Jwt.Builder jwt = Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .subject(parts.getFirst())
                        .claim("scope", parts.subList(1, parts.size()))
                        .issuedAt(now)
                        .expiresAt(now.plusSeconds(600));
                if (!parts.getFirst().equals(MACHINE)) jwt.claim("auth_time", now.getEpochSecond());
                return jwt.build();
            };
        }
    }
}
