package se.samrad.identity;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.bson.Document;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** What the rest is built on: the clock, the database and its health, the server's cookies. */
@Configuration(proxyBeanMethods = false)
class Foundation {
    private static final int STORE_SILENT_MAX_SECONDS = 4;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A store that hangs is told of as one that is gone; what the connection string says goes before. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer storeLimits() {
        return settings -> settings.applyToSocketSettings(each -> each.connectTimeout(STORE_SILENT_MAX_SECONDS, SECONDS)
                        .readTimeout(STORE_SILENT_MAX_SECONDS, SECONDS))
                .applyToClusterSettings(each -> each.serverSelectionTimeout(STORE_SILENT_MAX_SECONDS, SECONDS))
                .applyToConnectionPoolSettings(each -> each.maxWaitTime(STORE_SILENT_MAX_SECONDS, SECONDS));
    }

    /** A login that was answered must survive the machine, so every write waits for the journal. */
    @Bean
    MongoDatabase database(MongoDatabaseFactory factory) {
        return factory.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Spring's own indicator asks with a command that the embedded stand-in does not know. */
    @Bean
    HealthIndicator databaseHealthIndicator(MongoDatabase database) {
        return () -> {
            try {
                database.runCommand(new Document("ping", 1));
                return Health.up().build();
            } catch (MongoException e) {
                return Health.down(e).build();
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> secureCookies(IdentitySettings settings) {
        return factory -> factory.getSettings().getSession().getCookie().setSecure(settings.secure());
    }
}
