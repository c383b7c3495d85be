package se.samrad.portal.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The published note of a meeting and what the counterparts said. */
public record MeetingText(
        String meeting, @Nullable String sha256, @Nullable String note, List<Viewpoint> viewpoints) {

    /** One viewpoint, about a section or the whole. */
    public record Viewpoint(@Nullable String text, @Nullable String section) {}

    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public MeetingText {
        viewpoints = viewpoints == null ? List.of() : List.copyOf(viewpoints);
    }
}
