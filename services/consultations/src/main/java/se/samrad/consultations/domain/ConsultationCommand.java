package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.List;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.SectionTrace;

/** What can be asked of a consultation. */
public sealed interface ConsultationCommand {
    /** Why somebody goes on although a rule of the guide says no. */
    record GoingOn(String rule, String reason) {}

    /**
     * Drafts it or, while nobody outside knows of it, changes what it is about.
     *
     * @param goingOn in spite of which rules that stand in the way of what it is changed into
     */
    record Draft(Facts facts, Guide guide, List<GoingOn> goingOn, String by) implements ConsultationCommand {}

    /** @param basedOn number of the version whose sections gave theirs their ids, 0 for none */
    record FileProposal(String name, String mediaType, String sha256, long size, List<Section> sections, int basedOn)
            implements ConsultationCommand {}

    /** Opens it or, before its first day, lets it open by itself. */
    record Open(Guide guide) implements ConsultationCommand {}

    /** @param proposal number of the version whose sections somebody has read beside the document */
    record CheckSections(int proposal, String by) implements ConsultationCommand {}

    /**
     * Says where the sections stood in the round before.
     *
     * @param proposal number of the version that was looked at
     * @param sections each of its sections
     * @param earlier the sections of the round before
     */
    record TraceSections(int proposal, List<SectionTrace> sections, List<Section> earlier, String by)
            implements ConsultationCommand {}

    /** Somebody else is to be asked about what everybody may know of already. */
    record ChangeContact(Contact contact) implements ConsultationCommand {}

    /**
     * Corrects the case number of what everybody may know of already.
     *
     * @param consultation its id
     * @param registers those of all consultations, this one too
     */
    record CorrectCaseNumber(String consultation, String caseNumber, String reason, String by, CaseRegisters registers)
            implements ConsultationCommand {}

    record PostLegalNotice(LegalNotice notice, String by) implements ConsultationCommand {}

    /** Goes on although a rule of the guide says no. */
    record OverrideRule(String rule, String reason, String by, Guide guide) implements ConsultationCommand {}

    /** More time for all. */
    record Extend(LocalDate closesOn, String reason) implements ConsultationCommand {}

    record Close() implements ConsultationCommand {}

    record Cancel(String reason) implements ConsultationCommand {}

    /** Nobody asks for anything, but a day may have come. */
    record LookAtTheClock() implements ConsultationCommand {}
}
