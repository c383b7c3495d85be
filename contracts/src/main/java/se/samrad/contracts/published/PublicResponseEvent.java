package se.samrad.contracts.published;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.SectionPosition;

/** What everybody may know of a response's course. */
public sealed interface PublicResponseEvent {
    /** That a body has answered and when, nothing else: no comments reads as answered. */
    record OrganisationAnswered(Arrival arrived) implements PublicResponseEvent {}

    /** That somebody without an account has answered, and the day. */
    record PersonAnswered(LocalDate day) implements PublicResponseEvent {}

    /** The answer was not from the body, or the body took it back: it has not answered. */
    record AnswerTakenBack() implements PublicResponseEvent {}

    /**
     * @param until the last day that it may be read, in Sweden; null in older events
     * @param files that everybody may save; null when there are none
     */
    record ResponseReadable(
            @Nullable Stored text,
            @Nullable Position position,
            List<SectionPosition> sections,
            @Nullable LocalDate until,
            @Nullable List<Stored> files)
            implements PublicResponseEvent {
        @SuppressWarnings("NullAway") // older events may lack the list
        public ResponseReadable {
            sections = sections == null ? List.of() : List.copyOf(sections);
            files = files == null ? null : List.copyOf(files);
        }

        /** Without files that everybody may save. */
        public ResponseReadable(
                @Nullable Stored text,
                @Nullable Position position,
                List<SectionPosition> sections,
                @Nullable LocalDate until) {
            this(text, position, sections, until, null);
        }
    }

    /** What the office reads the position of a published answer to be; null when it reads none into it any more. */
    record ResponseInterpreted(@Nullable Position position) implements PublicResponseEvent {}

    /** The sender of a published answer that was preliminary has decided it. */
    record AnswerConfirmed(LocalDate day) implements PublicResponseEvent {}

    record ResponseUnreadable() implements PublicResponseEvent {}

    /** Something that the sender has added to a published answer can be read with it. */
    record SupplementReadable(
            Arrival arrived,
            @Nullable Stored text,
            @Nullable List<Stored> files) implements PublicResponseEvent {
        public SupplementReadable {
            files = files == null ? null : List.copyOf(files);
        }
    }

    /** Something that the sender had added to a published answer has been taken down. */
    record SupplementUnreadable(Arrival arrived) implements PublicResponseEvent {}
}
