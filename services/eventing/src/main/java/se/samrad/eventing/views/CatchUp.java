package se.samrad.eventing.views;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.InnerCalls;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;

/**
 * Before a command is refused because something is unknown or not open, the owner's commits of that one stream are read and
 * applied to the own view: the view may lag, the owner does not. Kafka is not needed.
 */
public final class CatchUp {
    public static final Duration WAIT_MAX = Duration.ofSeconds(2);
    public static final int STREAMS_MAX = 50;

    private record Sendings(List<Envelope> envelopes) {}

    private final Views views;
    private final Environment environment;
    private final RestClient http;

    public CatchUp(Views views, Environment environment) {
        this.views = views;
        this.environment = environment;
        this.http = InnerCalls.client(environment, WAIT_MAX);
    }

    /**
     * Whether the view knows something. What it knows never waits; before it says no, the owner is asked.
     *
     * @param streams that it would stand in
     * @param look in the view
     * @throws Rejected unavailable when the owner does not answer
     */
    public boolean known(View view, String owner, List<String> streams, BooleanSupplier look) {
        if (look.getAsBoolean()) return true;
        for (String stream : streams) stream(view, owner, stream);
        return !streams.isEmpty() && look.getAsBoolean();
    }

    /**
     * Brings the active version of a view up to date with one stream.
     *
     * @param owner the service that owns the stream
     * @throws Rejected unavailable when the owner does not answer within two seconds
     */
    public void stream(View view, String owner, String stream) {
        streams(view, owner, List.of(stream));
    }

    /**
     * The same for some version of a view: a reaction to what is folded asks for the version that is folded, which need not be
     * the active one.
     */
    public void stream(View view, View.Rows rows, String owner, String stream) {
        fold(view, new Projector(view, new MongoViewStore(view, rows)), owner, List.of(stream));
    }

    /**
     * Brings the active version of a view up to date with some streams in one question.
     *
     * @param streams at most {@value #STREAMS_MAX}: their names stand in an address
     * @throws Rejected unavailable when the owner does not answer within two seconds
     */
    public void streams(View view, String owner, List<String> streams) {
        if (streams.size() > STREAMS_MAX) throw new IllegalArgumentException(streams.size() + " streams at once");
        if (!streams.isEmpty()) fold(view, views.projector(view), owner, streams);
    }

    private void fold(View view, Projector projector, String owner, List<String> streams) {
        URI question = UriComponentsBuilder.fromUriString(address(owner))
                .path("/internal/streams/commits")
                .queryParam(
                        "stream",
                        Collections.nCopies(streams.size(), "{stream}").toArray())
                .encode()
                .buildAndExpand(streams.toArray())
                .toUri();
        String text;
        try {
            text = http.get().uri(question).retrieve().body(String.class);
        } catch (RestClientException e) {
            throw Rejected.unavailable("owner-unavailable");
        }
        if (text == null) throw Rejected.unavailable("owner-unavailable");
        projector
                .project(Json.read(text, Sendings.class).envelopes().stream()
                        .filter(envelope -> view.topics().contains(envelope.topic()))
                        .map(KafkaLog::record)
                        .map(Arrived::of)
                        .toList())
                .toCompletableFuture()
                .join();
    }

    private String address(String owner) {
        return environment.getRequiredProperty("samrad.services." + owner);
    }
}
