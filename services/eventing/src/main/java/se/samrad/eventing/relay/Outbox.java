package se.samrad.eventing.relay;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Commit;
import se.samrad.eventing.store.MongoCommits.Place;

/** The relay's narrow view of the commits. */
public interface Outbox {
    /** Pending commits by stream and version after a place, at most so many, leaving out the very newest (others send these). */
    CompletionStage<List<Commit>> pending(@Nullable Place after, int limit);

    CompletionStage<Optional<Commit>> at(String stream, long first);

    /** Clears the flags. When it fails, some may have been cleared. */
    CompletionStage<Void> mark(List<Place> sent);
}
