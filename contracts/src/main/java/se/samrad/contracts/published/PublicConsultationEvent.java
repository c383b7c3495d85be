package se.samrad.contracts.published;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.SectionTrace;

/** What everybody may know of a consultation's course. */
public sealed interface PublicConsultationEvent {
    record ConsultationOpenedPublicly(LocalDate opensOn, LocalDate closesOn) implements PublicConsultationEvent {}

    record SectionReadable(int proposal, Section section) implements PublicConsultationEvent {}

    record ProposalReadable(int version) implements PublicConsultationEvent {}

    /** Where the sections of a proposal stood in the round before. */
    record SectionsTraceable(int proposal, String earlierRound, List<SectionTrace> sections)
            implements PublicConsultationEvent {
        public SectionsTraceable {
            sections = List.copyOf(sections);
        }
    }

    record LegalNoticeReadable(LegalNotice notice) implements PublicConsultationEvent {}

    record ContactChangedPublicly(Contact contact) implements PublicConsultationEvent {}

    /** @param earlierNumber what it was until now; null where there was none */
    record CaseNumberCorrectedPublicly(
            String caseNumber, @Nullable String earlierNumber) implements PublicConsultationEvent {}

    record ConsultationExtendedPublicly(LocalDate closesOn, String reason) implements PublicConsultationEvent {}

    record ConsultationClosedPublicly(LocalDate closesOn) implements PublicConsultationEvent {}

    record ConsultationCancelledPublicly(String reason) implements PublicConsultationEvent {}
}
