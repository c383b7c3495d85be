package se.samrad.mail.letters;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import se.samrad.eventing.Json;
import se.samrad.eventing.http.InnerCalls;

/** Asks, at the moment of sending, where a letter goes. Nothing of it is kept. */
@Component
public class Addresses {
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    /**
     * Of a body of the register.
     *
     * @param colleagues those whom the body has named
     */
    public record Contacts(
            @Nullable List<String> emails, @Nullable List<Colleague> colleagues) {}

    /** Somebody who may write or send a body's answers. */
    public record Colleague(String email) {}

    /**
     * Of whoever answered.
     *
     * @param kind what came: an answer where it is not told
     * @param receipt path of the receipt's page
     * @param signed the receipt as text that proves itself
     * @param leftOut names of files that came with the answer and were not received, but for
     * @param malicious those that nobody is to send again
     * @param language of the pages that it was sent from; Swedish where it is not told
     * @param arrivedOn the day that counts, where the office has stated it
     * @param late whether it came after its sender's last day, as that is now
     */
    public record Sender(
            @Nullable List<String> emails,
            @Nullable String kind,
            String receipt,
            String receivedAt,
            String sha256,
            @Nullable String signed,
            @Nullable List<String> leftOut,
            @Nullable List<String> malicious,
            @Nullable String language,
            @Nullable String arrivedOn,
            @Nullable Boolean late) {}

    private final Environment environment;
    private final RestClient http;

    public Addresses(Environment environment) {
        this.environment = environment;
        this.http = InnerCalls.client(environment, WAIT_MAX);
    }

    @Nullable
    Contacts body(String id) {
        return ask("consultations", "/internal/contacts/{id}", id, Contacts.class);
    }

    /** @param document which of all that came from the sender, counted from 1 */
    @Nullable
    Sender response(String id, String document) {
        return ask("responses", "/internal/responses/{id}/sender?document=" + document, id, Sender.class);
    }

    /**
     * Tells the register that a letter did not reach this address; one that it does not have is let be.
     *
     * @param code enhanced status code (RFC 3463)
     */
    void unreached(String email, String code) {
        http.post()
                .uri(environment.getRequiredProperty("samrad.services.consultations") + "/internal/contacts/unreached")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.write(Map.of("email", email, "code", code)))
                .retrieve()
                .toBodilessEntity();
    }

    /** Null when the owner knows nothing by that id. */
    private <T> @Nullable T ask(String service, String path, String id, Class<T> type) {
        try {
            String text = http.get()
                    .uri(environment.getRequiredProperty("samrad.services." + service) + path, Map.of("id", id))
                    .retrieve()
                    .body(String.class);
            return text == null ? null : Json.read(text, type);
        } catch (HttpClientErrorException.NotFound e) {
            return null;
        }
    }
}
