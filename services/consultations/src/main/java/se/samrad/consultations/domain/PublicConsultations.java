package se.samrad.consultations.domain;

import org.jspecify.annotations.Nullable;
import se.samrad.consultations.domain.Consultation.Cancelled;
import se.samrad.consultations.domain.Consultation.Closed;
import se.samrad.consultations.domain.Consultation.Known;
import se.samrad.consultations.domain.Consultation.None;
import se.samrad.consultations.domain.Consultation.Open;
import se.samrad.consultations.domain.Consultation.Planned;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.ConsultationEvent.CaseNumberCorrected;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationCancelled;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationClosed;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationDrafted;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationExtended;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationRevised;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationScheduled;
import se.samrad.contracts.consultations.ConsultationEvent.ContactChanged;
import se.samrad.contracts.consultations.ConsultationEvent.LegalNoticePosted;
import se.samrad.contracts.consultations.ConsultationEvent.ProposalFiled;
import se.samrad.contracts.consultations.ConsultationEvent.ProposalPublished;
import se.samrad.contracts.consultations.ConsultationEvent.RuleOverridden;
import se.samrad.contracts.consultations.ConsultationEvent.SectionFiled;
import se.samrad.contracts.consultations.ConsultationEvent.SectionPublished;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsChecked;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsTraced;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.published.PublicConsultation;
import se.samrad.contracts.published.PublicConsultationEvent;
import se.samrad.contracts.published.PublicConsultationEvent.CaseNumberCorrectedPublicly;
import se.samrad.contracts.published.PublicConsultationEvent.ConsultationCancelledPublicly;
import se.samrad.contracts.published.PublicConsultationEvent.ConsultationClosedPublicly;
import se.samrad.contracts.published.PublicConsultationEvent.ConsultationExtendedPublicly;
import se.samrad.contracts.published.PublicConsultationEvent.ConsultationOpenedPublicly;
import se.samrad.contracts.published.PublicConsultationEvent.ContactChangedPublicly;
import se.samrad.contracts.published.PublicConsultationEvent.LegalNoticeReadable;
import se.samrad.contracts.published.PublicConsultationEvent.ProposalReadable;
import se.samrad.contracts.published.PublicConsultationEvent.SectionReadable;
import se.samrad.contracts.published.PublicConsultationEvent.SectionsTraceable;

/** What everybody may know of a consultation: nothing before it opens, and of a later proposal only what is published. */
final class PublicConsultations {
    private PublicConsultations() {}

    static @Nullable Object after(Consultation state) {
        return switch (state) {
            case None none -> null;
            case Planned planned -> null;
            case Open open -> publicly(open);
            case Closed closed -> publicly(closed);
            case Cancelled cancelled -> cancelled.wasOpen() ? publicly(cancelled) : null;
        };
    }

    private static PublicConsultation publicly(Known known) {
        return new PublicConsultation(
                Consultations.status(known),
                known.facts(),
                Consultations.proposal(known.papers().readable()),
                known.preparation().notice(),
                known.preparation().tracedAt());
    }

    static @Nullable PublicConsultationEvent tell(Consultation before, ConsultationEvent event, Consultation after) {
        if (after(after) == null || !(after instanceof Known known)) return null;
        return switch (event) {
            case ConsultationOpened opened -> new ConsultationOpenedPublicly(opened.opensOn(), opened.closesOn());
            case SectionPublished published ->
                new SectionReadable(published.proposal(), section(known, published.section()));
            case ProposalPublished published -> new ProposalReadable(published.version());
            case ConsultationExtended extended ->
                new ConsultationExtendedPublicly(extended.closesOn(), extended.reason());
            case ConsultationClosed closed -> new ConsultationClosedPublicly(closed.closesOn());
            case ConsultationCancelled cancelled -> new ConsultationCancelledPublicly(cancelled.reason());
            case LegalNoticePosted posted -> new LegalNoticeReadable(posted.notice());
            case SectionsTraced traced ->
                new SectionsTraceable(traced.proposal(), traced.earlierRound(), traced.sections());
            case ContactChanged changed -> new ContactChangedPublicly(changed.contact());
            case CaseNumberCorrected corrected ->
                new CaseNumberCorrectedPublicly(corrected.caseNumber(), corrected.earlierNumber());
            case SectionsChecked checked -> null;
            case RuleOverridden overridden -> null;
            case ConsultationDrafted drafted -> null;
            case ConsultationRevised revised -> null;
            case SectionFiled filed -> null;
            case ProposalFiled filed -> null;
            case ConsultationScheduled scheduled -> null;
        };
    }

    private static Section section(Known known, String id) {
        Papers.Filed newest = known.papers().newest();
        if (newest != null) {
            for (Section section : newest.sections()) if (section.id().equals(id)) return section;
        }
        throw new IllegalStateException("no section " + id);
    }
}
