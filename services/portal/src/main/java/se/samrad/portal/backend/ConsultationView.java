package se.samrad.portal.backend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.SectionTrace;

/**
 * A consultation as {@code status} shows it; lists leave out what only the single one has.
 *
 * @param sections of the proposal, single only
 * @param timeline newest first, single only
 * @param rounds of the same matter, this among them, single only; empty where there is but one
 * @param traces where the sections stood in the round before, single only; empty while nobody has said
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
        @Nullable String earlierRound,
        @Nullable String coveringLetter,
        @Nullable LegalNotice legalNotice,
        @Nullable ProposalView proposal,
        @Nullable TallyView tally,
        @Nullable Instant updatedAt,
        boolean doubtful,
        List<Section> sections,
        List<TimelineEntry> timeline,
        List<Round> rounds,
        List<SectionTrace> traces,
        @Nullable Long version) {

    /** One of the consultations about the same matter. */
    public record Round(
            String id,
            String title,
            Kind kind,
            LocalDate opensOn,
            LocalDate closesOn,
            Status status,
            @Nullable String earlierRound) {}

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
        rounds = rounds == null ? List.of() : List.copyOf(rounds);
        traces = traces == null ? List.of() : List.copyOf(traces);
    }

    /**
     * The first day at whose end it was known here, which may be long after it opened; single only. A meeting about it may have been
     * held and noted before.
     */
    public @Nullable LocalDate firstKnown() {
        return timeline.stream()
                .filter(entry -> entry.text("meeting") == null)
                .map(TimelineEntry::at)
                .min(Comparator.naturalOrder())
                .map(Deadline::day)
                .orElse(null);
    }

    /** The round before; null for the first, and where the reader may not know of it. */
    public @Nullable Round earlier() {
        for (Round round : rounds) if (round.id().equals(earlierRound)) return round;
        return null;
    }

    /** Where a section stood in the round before: none for what is new, null where nobody has said or it may not be read. */
    public @Nullable List<String> before(String section) {
        if (earlier() == null) return null;
        for (SectionTrace trace : traces) if (trace.section().equals(section)) return trace.from();
        return null;
    }

    /** The rounds that came of this one. */
    public List<Round> later() {
        return rounds.stream().filter(round -> id.equals(round.earlierRound())).toList();
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
