package se.samrad.responses.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.RegisterState;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.contracts.responses.Sender;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.files.Safety;
import se.samrad.responses.files.Tells;
import se.samrad.responses.files.UploadTimes;
import se.samrad.responses.receipts.Receipts;

/**
 * A response as it came, with what has come to it and what the office has made of it, as its reader may see it.
 *
 * @param record the version by which this answer came
 * @param answer the record that this was added to; null for an answer by itself
 * @param leftOut files that came with it and were not received
 * @param sha256 over everything that came, as the receipt shows it
 * @param upload from the first byte of the first file to the last byte of the last
 * @param corrections of what was entered in the register, in their order for each document
 * @param series how the case gives numbers
 */
record Original(
        String response,
        long record,
        @Nullable Long answer,
        String consultation,
        String body,
        @Nullable String bodyName,
        Sender sender,
        Channel channel,
        Arrival arrived,
        @Nullable String arrivedReason,
        Instant receivedAt,
        boolean late,
        @Nullable UploadTimes upload,
        Receipts.Status status,
        @Nullable String name,
        @Nullable String email,
        @Nullable String organisation,
        @Nullable Position position,
        boolean preliminary,
        @Nullable String reference,
        @Nullable OwnDecision decision,
        @Nullable Stored rendition,
        @Nullable String text,
        List<Rendition.Answered> answers,
        List<Rendition.Said> sections,
        List<NamedFile> files,
        List<Details.LeftOut> leftOut,
        String sha256,
        @Nullable String documentNumber,
        @Nullable String subject,
        boolean assessed,
        boolean secret,
        @Nullable String provision,
        @Nullable String authority,
        @Nullable LocalDate assessedOn,
        List<Passage> secretPassages,
        @Nullable Stored shown,
        List<Passage> passages,
        boolean exposesSecrets,
        boolean earlierRead,
        @Nullable Interpretation interpretation,
        @Nullable Confirmation confirmation,
        @Nullable Withdrawal withdrawal,
        List<Added> supplements,
        List<Earlier> earlier,
        List<Came> documents,
        List<Corrected> corrections,
        @Nullable SealedOff sealed,
        RegisterState.@Nullable Series series,
        long version) {
    /**
     * @param copy what the web shows in its place; null for the file as it came
     * @param tells what it says of people beside its words
     */
    record NamedFile(
            String sha256,
            String name,
            long size,
            Safety safety,
            @Nullable WebCopy copy,
            List<Tells> tells) {}

    /**
     * @param hidden how many passages are hidden in it
     * @param reason why the office has made it by itself; null for one with passages
     */
    record WebCopy(
            String sha256,
            long size,
            Safety safety,
            int hidden,
            @Nullable String reason) {}

    /** Something that the sender has added, as it came, and how far it has come. */
    record Added(
            long record,
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            boolean late,
            @Nullable Stored rendition,
            @Nullable String text,
            List<NamedFile> files,
            @Nullable String documentNumber,
            boolean assessed,
            boolean secret,
            @Nullable String provision,
            List<Passage> secretPassages,
            @Nullable Stored shown,
            List<Passage> passages,
            boolean published) {}

    /** Something that came, with its number and its heading in the register. */
    record Came(
            long record,
            Filings.Kind kind,
            Arrival arrived,
            @Nullable String documentNumber,
            @Nullable String subject) {}

    /**
     * How what was entered in the register was corrected.
     *
     * @param record what was corrected
     * @param documentNumber the number from then on; null where it stayed
     * @param subjectChanged whether the heading became another
     * @param earlierSubject the heading before; null where it stayed, and to others than registrars
     */
    record Corrected(
            long record,
            @Nullable String documentNumber,
            @Nullable String earlierNumber,
            boolean subjectChanged,
            @Nullable String earlierSubject,
            @Nullable String reason,
            String by,
            LocalDate on) {}

    /**
     * How a body said that it had decided what it answered, with the extract of its minutes if one came.
     *
     * @param said what the answer itself had said of a decision
     */
    record Confirmation(
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            @Nullable OwnDecision decision,
            @Nullable OwnDecision said,
            @Nullable NamedFile extract) {}

    /** What the office reads positions to be that the sender has not stated, and why. */
    record Interpretation(
            @Nullable Position position,
            List<SectionPosition> sections,
            @Nullable String reason) {}

    /**
     * One that this replaces, or that was taken back or disowned before it; read by the number of its record.
     *
     * @param unassessed how much of what was added to it is not checked for secrecy
     */
    record Earlier(
            long record,
            Arrival arrived,
            Receipts.Status status,
            @Nullable String documentNumber,
            int unassessed) {}

    /** How the sender took it back, and what the sender said about it. */
    record Withdrawal(
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            @Nullable String reason) {}
}
