package se.samrad.eventing.relay;

import java.util.ArrayList;
import java.util.List;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.StreamKind;

/** Which records a commit becomes: the confidential ones first, then the public ones, each in order. */
public final class Routes {
    /** Ends the source of public records: source and id together name an event, and the two parts of one are two. */
    private static final String PUBLIC = "/public";

    private final List<StreamKind<?, ?>> kinds;

    public Routes(List<StreamKind<?, ?>> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    public StreamKind<?, ?> kind(String stream) {
        return kinds.stream()
                .filter(kind -> kind.owns(stream))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind owns the stream " + stream));
    }

    public boolean owns(String stream) {
        return kinds.stream().anyMatch(kind -> kind.owns(stream));
    }

    public List<Envelope> of(Commit commit) {
        StreamKind<?, ?> kind = kind(commit.stream());
        List<Envelope> envelopes = new ArrayList<>();
        for (int i = 0; i < commit.events().size(); i++) {
            envelopes.add(Envelope.confidential(kind.topic(), kind.source(), commit, i));
        }
        StreamKind.Open<?, ?, ?> open = kind.open();
        if (open == null) return envelopes;
        for (int i = 0; i < commit.events().size(); i++) {
            Recorded.Part part = commit.events().get(i).told();
            if (part != null) envelopes.add(Envelope.told(open.topic(), kind.source() + PUBLIC, commit, i, part));
        }
        return envelopes;
    }
}
