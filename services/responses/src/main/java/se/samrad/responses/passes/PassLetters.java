package se.samrad.responses.passes;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.InnerCalls;

/** Hands letters with codes to {@code mail}, which sends them at once and keeps nothing of them. */
@Component
class PassLetters {
    private static final Duration WAIT_MAX = Duration.ofSeconds(6);

    private final Environment environment;
    private final MessageSource texts;
    private final RestClient http;

    PassLetters(Environment environment, MessageSource problemTexts) {
        this.environment = environment;
        this.texts = problemTexts;
        this.http = InnerCalls.client(environment, WAIT_MAX);
    }

    /** @throws Rejected unavailable, when it could not be handed over */
    void send(String to, String code, String consultation, Locale reader) {
        String spaced = code.replaceAll("(.{4})(?=.)", "$1 ");
        try {
            http.post()
                    .uri(environment.getRequiredProperty("samrad.services.mail") + "/internal/letters")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of(
                            "to",
                            to,
                            "subject",
                            texts.getMessage("pass-letter-subject", null, reader),
                            "text",
                            texts.getMessage(
                                    "pass-letter-text",
                                    new Object[] {spaced, consultation, (int) PassCodes.LIFE.toMinutes()},
                                    reader),
                            "kind",
                            "code",
                            "language",
                            reader.getLanguage()))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            throw Rejected.unavailable("code-not-sent");
        }
    }
}
