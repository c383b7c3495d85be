package se.samrad.identity.representatives;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import se.samrad.identity.IdentitySettings;

/**
 * Letters with codes, by way of {@code mail}. Whether mail can be reached is asked before anything is known about the
 * address, and the letter itself leaves behind the answer's back: so neither words nor time tell whether an address exists.
 */
@Component
class Letters {
    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);
    private static final int RETRIES_MAX = 2;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final long LAST_LETTERS_SECONDS_MAX = 5;

    /**
     * A letter that leaves at once.
     *
     * @param language in which it is written, for whoever has it read aloud
     */
    record Letter(String to, String subject, String text, String kind, String language) {
        @Override
        public String toString() {
            return "Letter[" + kind + "]";
        }
    }

    private final @Nullable RestClient mail;
    private final ExecutorService postman = Executors.newVirtualThreadPerTaskExecutor();
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(RETRIES_MAX)
            .delay(RETRY_AFTER)
            .includes(List.of(ResourceAccessException.class, HttpServerErrorException.class))
            .build());

    Letters(IdentitySettings settings) {
        this.mail = InnerCalls.to("mail", settings);
    }

    /** Whether there is somebody to give letters to: any answer will do. */
    boolean canBeSent() {
        if (mail == null) {
            return false;
        }
        try {
            mail.get().uri("/actuator/health").retrieve().toBodilessEntity();
            return true;
        } catch (RestClientResponseException e) {
            return true;
        } catch (ResourceAccessException e) {
            LOG.warn("mail did not answer: {}", e.getMessage());
            return false;
        }
    }

    void send(Letter letter) {
        if (mail == null) {
            throw new IllegalStateException("samrad.services.mail is not set");
        }
        RestClient to = mail;
        postman.execute(() -> {
            try {
                retry.execute(() -> to.post()
                        .uri("/internal/letters")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(letter)
                        .retrieve()
                        .toBodilessEntity());
            } catch (RetryException e) {
                LOG.error("a {} letter could not be given to mail: {}", letter.kind(), reason(e));
            }
        });
    }

    private static String reason(RetryException e) {
        return e.getCause() instanceof RestClientResponseException answer
                ? answer.getStatusCode().toString()
                : String.valueOf(e.getCause());
    }

    @PreDestroy
    void close() throws InterruptedException {
        postman.shutdown();
        if (!postman.awaitTermination(LAST_LETTERS_SECONDS_MAX, TimeUnit.SECONDS)) {
            postman.shutdownNow();
        }
    }
}
