package se.samrad.contracts.responses;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;

/**
 * What can happen to a request for a copy of a response, stream {@code copies/<request>}. Whoever asks may stay unknown, so
 * nothing here says who it was.
 */
public sealed interface CopyEvent {
    /**
     * Somebody asked.
     *
     * @param content SHA-256 of everything that came, which says of which answer it is a copy
     * @param arrived the day in Sweden
     */
    record CopyRequested(String response, String content, LocalDate arrived) implements CopyEvent {}

    /**
     * The original was read through and a copy handed out, the whole or a part.
     *
     * @param date the day of the assessment in Sweden
     * @param withheld passages that are not in the copy, as places in the text as it came
     * @param files that are in the copy
     * @param named whether the copy says who answered
     * @param provision why files or the sender's name are not in it; null when they are
     */
    record CopyGiven(
            @Nullable String authority,
            LocalDate date,
            List<Passage> withheld,
            List<Stored> files,
            boolean named,
            @Nullable String provision)
            implements CopyEvent {
        @SuppressWarnings("NullAway") // read from JSON
        public CopyGiven {
            withheld = withheld == null ? List.of() : List.copyOf(withheld);
            files = files == null ? List.of() : List.copyOf(files);
        }
    }

    /** The original was read through and nothing of it handed out. */
    record CopyRefused(@Nullable String authority, LocalDate date, String provision, String reason)
            implements CopyEvent {}

    /** Whoever asked did not want it any more, or it was noted by mistake. */
    record CopyRequestDropped(String reason) implements CopyEvent {}
}
