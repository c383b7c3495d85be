package se.samrad.portal;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the portal in front of the example, to look at it in a browser: {@code Looking <port>}. */
final class Looking {
    private Looking() {}

    public static void main(String[] args) {
        FakeServices services = new FakeServices();
        Example.tell(services);
        List<String> settings = new ArrayList<>(List.of("--server.port=" + args[0], "--samrad.demo=true"));
        MongoServer mongo = new MongoServer(new MemoryBackend());
        settings.add("--spring.mongodb.uri=" + mongo.bindAndGetConnectionString() + "/portal");
        services.settings().forEach((name, value) -> settings.add("--" + name + "=" + value));
        new SpringApplicationBuilder(PortalApplication.class, PortalHarness.ThatDay.class)
                .properties("spring.config.name=portal")
                .run(settings.toArray(String[]::new));
    }
}
