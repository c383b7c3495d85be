package se.samrad.eventing.bench;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The bench, with the service's data on a real server. */
public final class OnMongod implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new Bench().initialize(context);
        TestPropertyValues.of("spring.mongodb.uri=" + RealMongod.shared(Bench.id("service")))
                .applyTo(context);
    }
}
