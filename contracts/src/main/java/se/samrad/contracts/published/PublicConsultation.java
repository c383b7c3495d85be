package se.samrad.contracts.published;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Proposal;

/**
 * How a consultation stands for everybody, from the day it opens.
 *
 * @param tracedAt stream version of the record that says where the sections stood in the round before; null for none
 */
public record PublicConsultation(
        Status status,
        Facts facts,
        @Nullable Proposal proposal,
        @Nullable LegalNotice legalNotice,
        @Nullable Long tracedAt) {}
