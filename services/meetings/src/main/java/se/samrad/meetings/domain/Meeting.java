package se.samrad.meetings.domain;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;
import se.samrad.contracts.meetings.MeetingFacts;

/** How a meeting stands. */
public sealed interface Meeting {
    /** Nothing is written down. */
    record None() implements Meeting {}

    /** Something is known of it. */
    sealed interface Known extends Meeting {
        MeetingFacts facts();

        /** Whether everybody may know of it. */
        boolean announced();

        /** The rendition that was approved; null when it has been changed since. */
        @Nullable
        Stored approved();

        /** The rendition that everybody may read. */
        @Nullable
        Stored published();
    }

    /** It is to be held or was held. */
    record Standing(
            MeetingFacts facts,
            boolean announced,
            @Nullable Stored approved,
            @Nullable Stored published) implements Known {}

    /** It is not held. */
    record Cancelled(
            MeetingFacts facts,
            boolean announced,
            @Nullable Stored approved,
            @Nullable Stored published) implements Known {}
}
