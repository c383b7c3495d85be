package se.samrad.contracts.published;

import java.time.LocalDate;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Section;

/** What everybody may know of a consultation's course. */
public sealed interface PublicConsultationEvent {
    record ConsultationOpenedPublicly(LocalDate opensOn, LocalDate closesOn) implements PublicConsultationEvent {}

    record SectionReadable(int proposal, Section section) implements PublicConsultationEvent {}

    record ProposalReadable(int version) implements PublicConsultationEvent {}

    record LegalNoticeReadable(LegalNotice notice) implements PublicConsultationEvent {}

    record ConsultationExtendedPublicly(LocalDate closesOn, String reason) implements PublicConsultationEvent {}

    record ConsultationClosedPublicly(LocalDate closesOn) implements PublicConsultationEvent {}

    record ConsultationCancelledPublicly(String reason) implements PublicConsultationEvent {}
}
