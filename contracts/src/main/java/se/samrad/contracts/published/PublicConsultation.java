package se.samrad.contracts.published;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Proposal;

/** How a consultation stands for everybody, from the day it opens. */
public record PublicConsultation(
        Status status,
        Facts facts,
        @Nullable Proposal proposal,
        @Nullable LegalNotice legalNotice) {}
