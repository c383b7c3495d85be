package se.samrad.consultations.rounds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samrad.consultations.domain.Guide;
import se.samrad.eventing.Json;

/** The rules of the statutory guide as they stand in {@code guide/rules.json}: a changed law is a changed file. */
@Configuration(proxyBeanMethods = false)
class StatutoryGuide {
    private static final String FILE = "/guide/rules.json";

    @Bean
    Guide guide() {
        return read();
    }

    static Guide read() {
        try (InputStream file = Objects.requireNonNull(StatutoryGuide.class.getResourceAsStream(FILE))) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Guide(List.of(Json.read(json, Guide.Rule[].class)));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }
}
