package se.samrad.status.consultations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Procedure;
import se.samrad.contracts.consultations.Proposal;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.SectionTrace;
import se.samrad.status.tally.TallyAnswer;

/**
 * A consultation as it is answered.
 *
 * @param sections of the proposal; left out in lists, as is the timeline
 * @param coveringLetter left out in lists
 * @param timeline newest first
 * @param rounds of the same matter, the first one first and this among them; left out in lists and where there is but one
 * @param traces where the sections stood in the round before; left out in lists and while nobody has said
 */
record ConsultationItem(
        String id,
        String title,
        Kind kind,
        @Nullable String caseNumber,
        @Nullable String issuer,
        LocalDate opensOn,
        LocalDate closesOn,
        ConsultationState.Status status,
        @Nullable Long daysLeft,
        List<String> themes,
        List<String> questions,
        @Nullable Contact contact,
        boolean invitedOnly,
        Publishing publishing,
        boolean askedUnknown,
        @Nullable Procedure procedure,
        @Nullable String earlierRound,
        @Nullable String coveringLetter,
        @Nullable LegalNotice legalNotice,
        @Nullable Document proposal,
        @Nullable TallyAnswer tally,
        @Nullable Instant updatedAt,
        boolean doubtful,
        @Nullable List<Section> sections,
        @Nullable List<Happened> timeline,
        @Nullable List<Round> rounds,
        @Nullable List<SectionTrace> traces,
        long version) {

    /** The proposal's document. */
    record Document(int version, String name, String mediaType, long size, String sha256, int sections) {
        static Document of(Proposal proposal) {
            return new Document(
                    proposal.version(),
                    proposal.name(),
                    proposal.mediaType(),
                    proposal.size(),
                    proposal.sha256(),
                    proposal.sections());
        }
    }

    /** One of the consultations about the same matter. */
    record Round(
            String id,
            String title,
            Kind kind,
            LocalDate opensOn,
            LocalDate closesOn,
            ConsultationState.Status status,
            @Nullable String earlierRound) {
        static Round of(Shown shown) {
            Facts facts = shown.facts();
            return new Round(
                    shown.id(),
                    facts.title(),
                    facts.kind(),
                    facts.opensOn(),
                    facts.closesOn(),
                    shown.status(),
                    facts.earlierRound());
        }
    }

    static ConsultationItem of(
            Shown shown,
            Instant now,
            @Nullable TallyAnswer tally,
            @Nullable Instant updatedAt,
            boolean doubtful,
            @Nullable List<Section> sections,
            @Nullable List<Happened> timeline,
            @Nullable List<Round> rounds,
            @Nullable List<SectionTrace> traces) {
        Facts facts = shown.facts();
        Proposal proposal = shown.proposal();
        return new ConsultationItem(
                shown.id(),
                facts.title(),
                facts.kind(),
                facts.caseNumber(),
                facts.issuer(),
                facts.opensOn(),
                facts.closesOn(),
                shown.status(),
                shown.daysLeft(now),
                facts.themes(),
                facts.questions(),
                facts.contact(),
                facts.invitedOnly(),
                facts.publishing(),
                facts.askedUnknown(),
                facts.procedure(),
                facts.earlierRound(),
                sections == null ? null : facts.coveringLetter(),
                shown.legalNotice(),
                proposal == null ? null : Document.of(proposal),
                tally,
                updatedAt,
                doubtful,
                sections,
                timeline,
                rounds,
                traces,
                shown.version());
    }
}
