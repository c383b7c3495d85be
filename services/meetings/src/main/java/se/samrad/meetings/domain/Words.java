package se.samrad.meetings.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was written of a meeting: the note and the viewpoints, which no event quotes. */
public record Words(@Nullable String note, List<Viewpoint> viewpoints) {
    /**
     * What somebody at the meeting thought.
     *
     * @param section id of the section that it is about, null for none
     */
    public record Viewpoint(String text, @Nullable String section) {}

    public Words {
        viewpoints = List.copyOf(viewpoints);
    }

    public boolean none() {
        return note == null && viewpoints.isEmpty();
    }
}
