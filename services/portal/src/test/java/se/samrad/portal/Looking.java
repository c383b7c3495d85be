package se.samrad.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Starts the portal in front of the example, to look at it in a browser: {@code Looking <port>}. */
final class Looking {
    private Looking() {}

    @Configuration(proxyBeanMethods = false)
    static class OnThatDay {
        @Bean
        @Primary
        Clock thatDay() {
            return Clock.fixed(Instant.parse("2026-09-18T08:20:00Z"), ZoneOffset.UTC);
        }
    }

    public static void main(String[] args) {
        FakeServices services = new FakeServices();
        Example.tell(services);
        List<String> settings = new ArrayList<>(List.of("--server.port=" + args[0], "--samrad.demo=true"));
        services.settings().forEach((name, value) -> settings.add("--" + name + "=" + value));
        new SpringApplicationBuilder(PortalApplication.class, OnThatDay.class)
                .properties("spring.config.name=portal")
                .run(settings.toArray(String[]::new));
    }
}
