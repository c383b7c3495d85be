package se.samrad.contracts.meetings;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;

/**
 * How a meeting stands.
 *
 * @param approved the rendition that was approved, null before that
 * @param published the rendition that everybody may read, null for none
 */
public record MeetingState(
        boolean cancelled,
        boolean announced,
        @Nullable Stored approved,
        @Nullable Stored published,
        MeetingFacts facts) {}
