package se.samrad.identity;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.bson.Document;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** What the rest is built on: the clock, the database and its health, the server's cookies. */
@Configuration(proxyBeanMethods = false)
class Foundation {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
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
                return Health.down().build();
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> secureCookies(IdentitySettings settings) {
        return factory -> factory.getSettings().getSession().getCookie().setSecure(settings.secure());
    }
}
