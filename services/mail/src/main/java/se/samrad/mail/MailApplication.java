package se.samrad.mail;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import se.samrad.eventing.StreamKind;
import se.samrad.eventing.http.DoorRules;
import se.samrad.mail.bounces.BounceSettings;
import se.samrad.mail.carriers.Carrier;
import se.samrad.mail.carriers.Mailbox;
import se.samrad.mail.carriers.Smtp;
import se.samrad.mail.domain.Letter;

/** The mail service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MailApplication {
    private static final Logger LOG = LoggerFactory.getLogger(MailApplication.class);

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "mail");
        SpringApplication.run(MailApplication.class, arguments);
    }

    @Bean
    StreamKind<?, ?> letters() {
        return Letter.KIND;
    }

    /** A mail server where one is named; else, in the demo, the mailbox. */
    @Bean
    Carrier carrier(
            Environment environment,
            ObjectProvider<JavaMailSender> server,
            MongoDatabase database,
            Clock clock,
            MailSettings settings,
            BounceSettings bounces) {
        if (environment.containsProperty("spring.mail.host")) {
            return new Smtp(server.getObject(), settings.sender(), bounces.address(), settings.baseUrl());
        }
        if (settings.demo()) return new Mailbox(database, clock);
        return message -> {
            throw new Carrier.NotTaken("no mail server is named (SPRING_MAIL_HOST)", new IllegalStateException());
        };
    }

    /** A store that is away is no fault of a round, which goes on when it is back; anything else is. */
    @Bean
    SimpleAsyncTaskSchedulerCustomizer rounds() {
        return scheduler -> scheduler.setErrorHandler(failure -> {
            if (failure instanceof MongoException)
                LOG.warn("a round was cut off, the next one goes on: {}", failure.toString());
            else LOG.error("a round failed, the next one tries again", failure);
        });
    }

    @Bean
    DoorRules rules() {
        return routes -> routes.requestMatchers(
                        "/brevlada", "/brevlada.json", "/api/subscriptions", "/api/subscriptions/**")
                .permitAll()
                .requestMatchers(
                        "/api/consultations/*/reminders/*/letter",
                        "/api/consultations/*/invitations/*/letter",
                        "/api/consultations/*/letters/again")
                .authenticated();
    }
}
