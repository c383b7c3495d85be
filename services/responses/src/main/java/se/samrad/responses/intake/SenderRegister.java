package se.samrad.responses.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.InnerCalls;

/** Asks the register for which bodies an address may act. Asked anew for each message; nothing of it is kept. */
@Component
class SenderRegister {
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private record ActsFor(String body) {}

    private record ActsForAll(@Nullable List<ActsFor> bodies) {}

    private final Environment environment;
    private final RestClient http;

    SenderRegister(Environment environment) {
        this.environment = environment;
        this.http = InnerCalls.client(environment, WAIT_MAX);
    }

    /** @throws Rejected unavailable, when the register does not answer: the message waits */
    List<String> bodies(String email) {
        try {
            String text = http.get()
                    .uri(
                            environment.getRequiredProperty("samrad.services.consultations")
                                    + "/internal/contacts?email={email}",
                            Map.of("email", email))
                    .retrieve()
                    .body(String.class);
            List<ActsFor> found =
                    text == null ? null : Json.read(text, ActsForAll.class).bodies();
            return found == null
                    ? List.of()
                    : found.stream().map(ActsFor::body).distinct().toList();
        } catch (RestClientException e) {
            throw Rejected.unavailable("owner-unavailable");
        }
    }
}
