package se.samrad.consultations.story;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.RealMongod;

/** A story on the server that the service will have; started with its context and stopped with it. */
final class OnMongod implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new Bench().initialize(context);
        RealMongod mongod = RealMongod.start(1);
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) mongod.close();
        });
        TestPropertyValues.of("spring.mongodb.uri=" + mongod.uri("register")).applyTo(context);
    }
}
