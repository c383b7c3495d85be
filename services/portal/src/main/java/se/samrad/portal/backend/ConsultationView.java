package se.samrad.portal.backend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.consultations.Section;

/**
 * A consultation as {@code status} shows it; lists leave out what only the single one has.
 *
 * @param sections of the proposal, single only
 * @param timeline newest first, single only
 */
public record ConsultationView(
        String id,
        String title,
        @Nullable Kind kind,
        @Nullable String caseNumber,
        @Nullable String issuer,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,
        Status status,
        @Nullable Long daysLeft,
        List<String> themes,
        List<String> questions,
        @Nullable Contact contact,
        boolean invitedOnly,
        @Nullable Publishing publishing,
        boolean askedUnknown,
        @Nullable LegalNotice legalNotice,
        @Nullable ProposalView proposal,
        @Nullable TallyView tally,
        @Nullable Instant updatedAt,
        boolean doubtful,
        List<Section> sections,
        List<TimelineEntry> timeline,
        @Nullable Long version) {

    /** The proposal's document. */
    public record ProposalView(
            int version,
            @Nullable String name,
            @Nullable String mediaType,
            long size,
            @Nullable String sha256,
            int sections) {}

    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public ConsultationView {
        status = status == null ? Status.OPEN : status;
        title = title == null ? id : title;
        themes = themes == null ? List.of() : List.copyOf(themes);
        questions = questions == null ? List.of() : List.copyOf(questions);
        sections = sections == null ? List.of() : List.copyOf(sections);
        timeline = timeline == null ? List.of() : List.copyOf(timeline);
    }

    public boolean isOpen() {
        return status == Status.OPEN;
    }

    /** Whether the general last day is past: then everything is told as done. */
    public boolean isOver() {
        return status == Status.CLOSED || status == Status.CANCELLED;
    }

    public boolean isCancelled() {
        return status == Status.CANCELLED;
    }
}
