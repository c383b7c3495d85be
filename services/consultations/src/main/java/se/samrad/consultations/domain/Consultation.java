package se.samrad.consultations.domain;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Renumbered;

/** How a consultation stands. What is public begins with {@link Open}. */
public sealed interface Consultation {
    /** Nothing has happened yet. */
    record None() implements Consultation {}

    /** Something is known of it. */
    sealed interface Known extends Consultation {
        /** Of the stream's last event. */
        long version();

        Facts facts();

        Papers papers();

        Preparation preparation();

        /** What the case was called before its number was corrected; null where it never was. */
        @Nullable
        Renumbered renumbered();

        /** The same, one event later and with other papers. */
        Known with(Papers papers);

        /** The same, one event later and prepared further. */
        Known with(Preparation preparation);
    }

    /** Being prepared; nobody outside may know of it. When scheduled it opens by itself on its first day. */
    record Planned(long version, Facts facts, Papers papers, Preparation preparation, boolean scheduled)
            implements Known {
        @Override
        public @Nullable Renumbered renumbered() {
            return null;
        }

        @Override
        public Known with(Papers other) {
            return new Planned(version + 1, facts, other, preparation, scheduled);
        }

        @Override
        public Known with(Preparation other) {
            return new Planned(version + 1, facts, papers, other, scheduled);
        }
    }

    record Open(
            long version,
            Facts facts,
            Papers papers,
            Preparation preparation,
            @Nullable Renumbered renumbered) implements Known {
        @Override
        public Known with(Papers other) {
            return new Open(version + 1, facts, other, preparation, renumbered);
        }

        @Override
        public Known with(Preparation other) {
            return new Open(version + 1, facts, papers, other, renumbered);
        }
    }

    /** The general last day has passed. */
    record Closed(
            long version,
            Facts facts,
            Papers papers,
            Preparation preparation,
            @Nullable Renumbered renumbered) implements Known {
        @Override
        public Known with(Papers other) {
            return new Closed(version + 1, facts, other, preparation, renumbered);
        }

        @Override
        public Known with(Preparation other) {
            return new Closed(version + 1, facts, papers, other, renumbered);
        }
    }

    /** @param wasOpen whether everybody had come to know of it */
    record Cancelled(
            long version,
            Facts facts,
            Papers papers,
            Preparation preparation,
            boolean wasOpen,
            @Nullable Renumbered renumbered)
            implements Known {
        @Override
        public Known with(Papers other) {
            return new Cancelled(version + 1, facts, other, preparation, wasOpen, renumbered);
        }

        @Override
        public Known with(Preparation other) {
            return new Cancelled(version + 1, facts, papers, other, wasOpen, renumbered);
        }
    }
}
