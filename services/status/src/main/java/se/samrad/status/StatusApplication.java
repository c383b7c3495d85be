package se.samrad.status;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import se.samrad.eventing.views.View;
import se.samrad.status.rows.StatusView;
import se.samrad.status.tally.Recounts;

/** Folds what the other services tell into rows, and answers for them. */
@EnableScheduling
@SpringBootApplication(proxyBeanMethods = false)
public class StatusApplication {
    public static void main(String[] args) {
        System.setProperty("spring.config.name", "status");
        SpringApplication.run(StatusApplication.class, args);
    }

    @Bean(destroyMethod = "close")
    Recounts recounts(Clock clock) {
        return new Recounts(clock);
    }

    @Bean
    View openView(Recounts recounts) {
        return new StatusView(Audience.OPEN, recounts::mark);
    }

    @Bean
    View staffView(Recounts recounts) {
        return new StatusView(Audience.STAFF, recounts::mark);
    }
}
