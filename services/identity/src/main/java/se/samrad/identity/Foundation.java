package se.samrad.identity;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** What the rest is built on: the clock, the database and the server's cookies. */
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

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> secureCookies(IdentitySettings settings) {
        return factory -> factory.getSettings().getSession().getCookie().setSecure(settings.secure());
    }
}
