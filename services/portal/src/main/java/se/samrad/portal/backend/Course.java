package se.samrad.portal.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that has happened between the authority and one body, newest first. */
public record Course(@Nullable List<TimelineEntry> timeline) {
    public static Target of(String consultation, String body) {
        return Target.of("/api/staff/consultations/{}/bodies/{}", consultation, body);
    }

    public List<TimelineEntry> happened() {
        return timeline == null ? List.of() : timeline;
    }
}
