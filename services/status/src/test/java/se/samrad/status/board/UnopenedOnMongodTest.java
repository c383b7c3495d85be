package se.samrad.status.board;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.RealMongod;

/** The same on the server that it will have. */
@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
@DirtiesContext
@ContextConfiguration(initializers = UnopenedOnMongodTest.OnMongod.class, inheritInitializers = false)
class UnopenedOnMongodTest extends UnopenedTest {
    static final class OnMongod implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            new Bench().initialize(context);
            RealMongod mongod = RealMongod.start(1);
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) mongod.close();
            });
            TestPropertyValues.of("spring.mongodb.uri=" + mongod.uri("status")).applyTo(context);
        }
    }
}
