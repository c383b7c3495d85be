package se.samrad.contracts.responses;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;

/**
 * What can happen to a response, stream {@code responses/<consultation>/<body>} or, for one without an account,
 * {@code responses/<consultation>/p-<64 hexadecimal digits cut to 32>}.
 */
public sealed interface ResponseEvent {
    /**
     * The authority has the response. Where one of the same sender stands already, this one takes its place; both are kept.
     *
     * @param text the rendition of all that was written; null when only files or a position came
     * @param files the files by content; their names stand elsewhere, deletable
     * @param content SHA-256 over everything that came, which the receipt shows
     * @param arrivedReason why staff state another arrival than the time of recording
     * @param reference the sender's own case number
     */
    record ResponseReceived(
            Sender sender,
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            @Nullable Position position,
            List<SectionPosition> sections,
            boolean preliminary,
            @Nullable String reference,
            @Nullable OwnDecision decision,
            @Nullable Stored text,
            List<Stored> files,
            String content)
            implements ResponseEvent {
        @SuppressWarnings("NullAway") // older events may lack the lists
        public ResponseReceived {
            sections = sections == null ? List.of() : List.copyOf(sections);
            files = files == null ? List.of() : List.copyOf(files);
        }
    }

    /** @param record the version of the event by which came what has the number; null for the newest answer */
    record ResponseRegistered(
            String documentNumber, @Nullable Long record) implements ResponseEvent {
        /** The newest answer has the number. */
        public ResponseRegistered(String documentNumber) {
            this(documentNumber, null);
        }
    }

    /**
     * What was entered in the register is corrected; what stood there is kept.
     *
     * @param documentNumber the number that it has from here on; null where that stays
     * @param earlierNumber the number that it had; null where that stays
     * @param heading names the new heading, which stands elsewhere, deletable; null where the heading stays
     * @param by the account
     * @param register version of the event in the register of the case by which it got the number; null where that stays
     * @param record the version of the event by which came what is corrected; null for the newest answer
     */
    record RegistrationCorrected(
            @Nullable String documentNumber,
            @Nullable String earlierNumber,
            @Nullable String heading,
            String reason,
            String by,
            LocalDate on,
            @Nullable Long register,
            @Nullable Long record)
            implements ResponseEvent {}

    /**
     * Whether anything is secret. A marking warns and decides nothing: whoever asks for a copy gets a decision of its own.
     *
     * @param provision of offentlighets- och sekretesslagen, when secret
     * @param authority who assessed it; null in older events
     * @param date the day of the assessment, in Sweden; null in older events
     * @param passages what is secret, as places in the text as it came; empty for the whole response
     * @param record the version of the event by which the supplement came that is assessed; null for the newest answer
     */
    record SecrecyAssessed(
            boolean secret,
            @Nullable String provision,
            @Nullable String authority,
            @Nullable LocalDate date,
            List<Passage> passages,
            @Nullable Long record)
            implements ResponseEvent {
        /** Of the newest answer. */
        public SecrecyAssessed(
                boolean secret,
                @Nullable String provision,
                @Nullable String authority,
                @Nullable LocalDate date,
                List<Passage> passages) {
            this(secret, provision, authority, date, passages, null);
        }

        @SuppressWarnings("NullAway") // older events may lack the list
        public SecrecyAssessed {
            passages = passages == null ? List.of() : List.copyOf(passages);
        }
    }

    /**
     * A rendition for the web in which passages are hidden; the original stays.
     *
     * @param record the version of the event by which the supplement came that is masked; null for the newest answer
     */
    record ResponseMasked(
            Stored text, List<Passage> passages, @Nullable Long record) implements ResponseEvent {
        /** Of the newest answer. */
        public ResponseMasked(Stored text, List<Passage> passages) {
            this(text, passages, null);
        }
    }

    /**
     * What the web shows in the place of a file; the file stays as it came.
     *
     * @param file as it came
     * @param copy what everybody may save instead; null when an earlier copy is taken back
     * @param read the rendition of the words that the file held, in which the passages are places; null for a copy that the
     *     office has made by itself
     * @param text the rendition of the words that the copy holds; null for a copy that the office has made by itself
     * @param reason why the office has made a copy by itself
     * @param record the version of the event by which the supplement came that has the file; null for the newest answer
     */
    record FileMasked(
            Stored file,
            @Nullable Stored copy,
            @Nullable Stored read,
            @Nullable Stored text,
            List<Passage> passages,
            @Nullable String reason,
            @Nullable Long record)
            implements ResponseEvent {
        @SuppressWarnings("NullAway") // an empty list is left out
        public FileMasked {
            passages = passages == null ? List.of() : List.copyOf(passages);
        }
    }

    /**
     * @param text the rendition shown; null when the response has none
     * @param until the last day that it may be read, in Sweden; null in older events
     * @param record the version of the event by which the supplement came that is published; null for the newest answer
     */
    record ResponsePublished(
            @Nullable Stored text,
            @Nullable Position position,
            List<SectionPosition> sections,
            List<Stored> files,
            @Nullable LocalDate until,
            @Nullable Long record)
            implements ResponseEvent {
        /** The newest answer. */
        public ResponsePublished(
                @Nullable Stored text,
                @Nullable Position position,
                List<SectionPosition> sections,
                List<Stored> files,
                @Nullable LocalDate until) {
            this(text, position, sections, files, until, null);
        }

        @SuppressWarnings("NullAway") // older events may lack the lists
        public ResponsePublished {
            sections = sections == null ? List.of() : List.copyOf(sections);
            files = files == null ? List.of() : List.copyOf(files);
        }
    }

    /** @param record the version of the event by which the supplement came that is taken down; null for the answer */
    record ResponseRetracted(
            @Nullable String reason, @Nullable Long record) implements ResponseEvent {
        /** What everybody reads of the answer. */
        public ResponseRetracted(@Nullable String reason) {
            this(reason, null);
        }
    }

    /** The body says that it did not send this; its status is as if nothing had come. */
    record ResponseDisowned(@Nullable String reason) implements ResponseEvent {}

    /**
     * The body has decided what it had answered before its decision.
     *
     * @param arrived when the confirmation reached the authority
     * @param arrivedReason why staff state another arrival than the time of recording
     * @param extract of the body's minutes; null when none came
     */
    record ResponseConfirmed(
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            OwnDecision decision,
            @Nullable Stored extract)
            implements ResponseEvent {}

    /**
     * The sender adds something to the answer that stands, which goes on counting as it is.
     *
     * @param arrived when the supplement reached the authority
     * @param arrivedReason why staff state another arrival than the time of recording
     * @param text the rendition of what was written; null when only files came
     * @param content SHA-256 over everything that came, which the receipt shows
     */
    record ResponseSupplemented(
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            @Nullable Stored text,
            List<Stored> files,
            String content)
            implements ResponseEvent {
        @SuppressWarnings("NullAway") // an empty list is left out
        public ResponseSupplemented {
            files = files == null ? List.of() : List.copyOf(files);
        }
    }

    /**
     * What the office reads positions to be that the sender has not stated. Never over the sender's own.
     *
     * @param position of the whole; null when none is read into it
     * @param reason why; null when the office takes an earlier reading back
     */
    record PositionsInterpreted(
            @Nullable Position position,
            List<SectionPosition> sections,
            @Nullable String reason) implements ResponseEvent {
        @SuppressWarnings("NullAway") // an empty list is left out
        public PositionsInterpreted {
            sections = sections == null ? List.of() : List.copyOf(sections);
        }
    }

    /**
     * The sender takes the response back; its status is as if nothing had come, but what came stays.
     *
     * @param arrived when the withdrawal reached the authority
     * @param arrivedReason why staff state another arrival than the time of recording
     * @param reason the rendition of what the sender said about it; null when nothing was
     */
    record ResponseWithdrawn(
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            @Nullable Stored reason) implements ResponseEvent {}

    /**
     * Material that should never have come here is sealed off: only the security role may open it, and what was on the web of
     * the response is off it.
     *
     * @param reason in words that tell nothing of the content
     * @param authority who decided it
     * @param date the day of the decision, in Sweden
     * @param files what is sealed off; empty for the whole response
     */
    record ResponseSealed(String reason, @Nullable String authority, LocalDate date, List<Stored> files)
            implements ResponseEvent {
        @SuppressWarnings("NullAway") // read from JSON
        public ResponseSealed {
            files = files == null ? List.of() : List.copyOf(files);
        }
    }

    /** Nothing of it is sealed off any more. It does not return to the web by this. */
    record ResponseUnsealed(String reason) implements ResponseEvent {}
}
