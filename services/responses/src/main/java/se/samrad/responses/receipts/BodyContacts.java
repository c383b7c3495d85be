package se.samrad.responses.receipts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.InnerCalls;

/** Asks the register of bodies, at the moment of sending, where a body's letters go. Nothing of it is kept. */
@Component
class BodyContacts {
    private static final Duration WAIT_MAX = Duration.ofSeconds(2);

    private record Addresses(@Nullable List<String> emails) {}

    private final Environment environment;
    private final RestClient http;

    BodyContacts(Environment environment) {
        this.environment = environment;
        this.http = InnerCalls.client(environment, WAIT_MAX);
    }

    /** Empty when the register has none. */
    List<String> emails(String body) {
        try {
            String text = http.get()
                    .uri(
                            environment.getRequiredProperty("samrad.services.consultations")
                                    + "/internal/contacts/{body}",
                            Map.of("body", body))
                    .retrieve()
                    .body(String.class);
            List<String> emails =
                    text == null ? null : Json.read(text, Addresses.class).emails();
            return emails == null ? List.of() : emails;
        } catch (HttpClientErrorException.NotFound e) {
            return List.of();
        } catch (RestClientException e) {
            throw Rejected.unavailable("owner-unavailable");
        }
    }
}
