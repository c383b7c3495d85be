package se.samrad.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.eventing.views.PositionToken;

/** Positions of what was read. */
@Component
public class Places {
    /** As many as a write names one by one; the rest of a long list is left out. */
    private static final int STREAMS_MAX = 20;

    private final PositionToken tokens;

    Places(PositionToken tokens) {
        this.tokens = tokens;
    }

    /** @param streams with the version that each was read at */
    public @Nullable String of(Audience audience, Map<String, Long> streams) {
        List<PositionToken.Entry> entries = new ArrayList<>();
        streams.forEach((stream, version) -> {
            if (entries.size() >= STREAMS_MAX) return;
            // The public view knows the public version, which the stream itself has passed; staff know only the
            // stream's.
            long publicVersion = audience == Audience.OPEN ? version : 0;
            entries.add(new PositionToken.Entry(stream, version, publicVersion));
        });
        return entries.isEmpty() ? null : tokens.write(new PositionToken.Content(entries, List.of()));
    }
}
