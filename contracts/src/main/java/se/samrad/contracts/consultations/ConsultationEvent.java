package se.samrad.contracts.consultations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a consultation, stream {@code consultations/<id>}. */
public sealed interface ConsultationEvent {
    record ConsultationDrafted(Facts facts) implements ConsultationEvent {}

    record ConsultationRevised(Facts facts) implements ConsultationEvent {}

    record SectionFiled(int proposal, Section section) implements ConsultationEvent {}

    /** Ends a proposal: its sections stand in the events just before. */
    record ProposalFiled(int version, String name, String mediaType, String sha256, long size, int sections)
            implements ConsultationEvent {}

    /**
     * Somebody has read the sections of a proposal beside the document.
     *
     * @param by the account
     */
    record SectionsChecked(int proposal, String by, LocalDate on) implements ConsultationEvent {}

    /**
     * The notice stands on the board; a later one takes the place of the earlier.
     *
     * @param by the account that recorded it
     */
    record LegalNoticePosted(LegalNotice notice, String by, LocalDate on) implements ConsultationEvent {}

    /**
     * Somebody goes on although a rule of the statutory guide says no.
     *
     * @param rule its id
     * @param provision what it rests on
     * @param version of the provision, as the guide had it
     * @param by the account
     */
    record RuleOverridden(String rule, String provision, String version, String reason, String by, LocalDate on)
            implements ConsultationEvent {}

    /**
     * Somebody has said where the sections of a proposal stood in the round before; told again when everybody may read it. A
     * section of that round that none came from was dropped.
     *
     * @param proposal number of the version
     * @param earlierRound id of the round before
     * @param by the account
     */
    record SectionsTraced(int proposal, String earlierRound, List<SectionTrace> sections, String by, LocalDate on)
            implements ConsultationEvent {
        public SectionsTraced {
            sections = List.copyOf(sections);
        }
    }

    /** Somebody else is to be asked about what everybody may know of already. */
    record ContactChanged(Contact contact) implements ConsultationEvent {}

    /**
     * The case number of what everybody may know of already was mistyped, or missing.
     *
     * @param earlierNumber what it was until now; null where there was none
     * @param register under what the register of the case stands, see {@link Renumbered}
     * @param by the account
     */
    record CaseNumberCorrected(
            String caseNumber, @Nullable String earlierNumber, String register, String reason, String by, LocalDate on)
            implements ConsultationEvent {}

    record ConsultationScheduled(LocalDate opensOn) implements ConsultationEvent {}

    record ConsultationOpened(LocalDate opensOn, LocalDate closesOn) implements ConsultationEvent {}

    /** A section of the proposal became readable for everybody. */
    record SectionPublished(int proposal, String section) implements ConsultationEvent {}

    record ProposalPublished(int version) implements ConsultationEvent {}

    /**
     * More time for all.
     *
     * @param on the day on which the last day was moved, in Sweden; null where it was not recorded
     */
    record ConsultationExtended(
            LocalDate closesOn, String reason, @Nullable LocalDate on) implements ConsultationEvent {}

    /** The general last day passed. */
    record ConsultationClosed(LocalDate closesOn) implements ConsultationEvent {}

    record ConsultationCancelled(String reason) implements ConsultationEvent {}
}
