package se.samrad.eventing.http;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.RelayLoop;
import se.samrad.eventing.relay.Routes;
import se.samrad.eventing.store.CommitStore;

/** What services ask each other of their streams: how far they are, what is in one, and to send one again. */
@RestController
public class InternalStreams {
    private static final int HEADS_MAX = 1_000;

    /** How far a service's streams are, in the order of their names; ask again after the last. */
    public record Heads(List<CommitStore.Head> heads) {}

    /** All that streams have sent or will send, confidential and public, in order for each. */
    public record Sendings(List<Envelope> envelopes) {}

    private final CommitStore commits;
    private final RelayLoop relay;
    private final Routes routes;

    public InternalStreams(CommitStore commits, RelayLoop relay, Routes routes) {
        this.commits = commits;
        this.relay = relay;
        this.routes = routes;
    }

    @GetMapping("/internal/streams")
    Heads heads(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "500") int limit) {
        return new Heads(commits.heads(after, Math.clamp(limit, 1, HEADS_MAX)));
    }

    @GetMapping("/internal/streams/commits")
    Sendings commits(@RequestParam("stream") List<String> streams) {
        if (!streams.stream().allMatch(routes::owns)) throw Rejected.unknown();
        return new Sendings(streams.stream()
                .flatMap(stream -> routes.kind(stream).refold(commits.stream(stream)).stream())
                .flatMap(commit -> routes.of(commit).stream())
                .toList());
    }

    @PostMapping("/internal/streams/republish")
    void republish(@RequestParam String stream) {
        if (!routes.owns(stream)) throw Rejected.unknown();
        relay.republish(stream).join();
    }
}
