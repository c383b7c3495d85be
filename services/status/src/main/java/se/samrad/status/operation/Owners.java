package se.samrad.status.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import se.samrad.eventing.Json;
import se.samrad.eventing.http.InnerCalls;
import se.samrad.status.Audience;

/** Asks the services that own the streams how far these are. */
@Component
class Owners {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final int HEADS_PER_PAGE = 1_000;

    /** How far a stream is in its owner's commits. */
    record Head(String stream, long version, long publicVersion, long publicEvents, boolean settled, long lastMillis) {
        /** The version that an audience should have seen; 0 for none. */
        long version(Audience audience) {
            return audience == Audience.OPEN ? publicVersion : version;
        }

        /** How many events an audience should have been told; versions of a stream have no gaps. */
        long events(Audience audience) {
            return audience == Audience.OPEN ? publicEvents : version;
        }
    }

    private record Heads(List<Head> heads) {}

    private final Environment environment;
    private final RestClient http;

    Owners(Environment environment) {
        this.environment = environment;
        this.http = InnerCalls.client(environment, CONNECT_MAX, ANSWER_MAX);
    }

    static List<String> of(Audience audience) {
        return audience == Audience.OPEN
                ? List.of("consultations", "responses", "meetings", "news")
                : List.of("consultations", "responses", "meetings", "news", "mail");
    }

    /**
     * Heads after a name, in order; empty at the end.
     *
     * @throws RestClientException when the owner does not answer
     */
    List<Head> heads(String owner, String after) {
        String text = http.get()
                .uri(
                        address(owner) + "/internal/streams?after={after}&limit={limit}",
                        Map.of("after", after, "limit", HEADS_PER_PAGE))
                .retrieve()
                .body(String.class);
        if (text == null) throw new RestClientException(owner + " answered with nothing");
        return Json.read(text, Heads.class).heads();
    }

    /** Has a stream sent again, confidential and public. */
    void republish(String owner, String stream) {
        http.post()
                .uri(address(owner) + "/internal/streams/republish?stream={stream}", Map.of("stream", stream))
                .retrieve()
                .toBodilessEntity();
    }

    private String address(String owner) {
        @Nullable String address = environment.getProperty("samrad.services." + owner);
        if (address == null) throw new RestClientException("no address of " + owner);
        return address;
    }
}
