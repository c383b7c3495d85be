package se.samrad.responses.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent.ResponseMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseEvent.SecrecyAssessed;

/** How a response stands. */
public sealed interface Response {
    /** Version of the stream's last event. */
    long version();

    /** Nothing has come. */
    record None() implements Response {
        @Override
        public long version() {
            return 0;
        }
    }

    /** Something has come and stays, whatever is found out about it. */
    sealed interface Kept extends Response permits Standing, Disowned, Withdrawn {
        Record record();
    }

    /** It counts as the sender's answer. */
    record Standing(long version, Record record, Web web) implements Kept {}

    /** The sender did not send it. A new answer may come in its place. */
    record Disowned(long version, Record record) implements Kept {}

    /** The sender took it back. A new answer may come in its place. */
    record Withdrawn(long version, Record record, ResponseWithdrawn withdrawn) implements Kept {}

    /**
     * What is known of the record itself.
     *
     * @param since version of the event by which it came
     */
    record Record(
            long since,
            ResponseReceived received,
            @Nullable String documentNumber,
            @Nullable SecrecyAssessed secrecy,
            @Nullable ResponseMasked masked) {
        static Record of(long since, ResponseReceived received) {
            return new Record(since, received, null, null, null);
        }

        Record numbered(String documentNumber) {
            return new Record(since, received, documentNumber, secrecy, masked);
        }

        Record assessed(SecrecyAssessed secrecy) {
            return new Record(since, received, documentNumber, secrecy, masked);
        }

        Record masked(ResponseMasked masked) {
            return new Record(since, received, documentNumber, secrecy, masked);
        }

        /** Whether passages are hidden in what the web would show. */
        public boolean hides() {
            return masked != null && !masked.passages().isEmpty();
        }

        /** Whether the web would show nothing that is marked; where the whole is marked, whether anything at all is hidden. */
        public boolean hidesSecrets() {
            if (secrecy == null || secrecy.passages().isEmpty()) return hides();
            List<Passage> hidden = masked == null ? List.of() : masked.passages();
            return secrecy.passages().stream().allMatch(secret -> covered(secret, hidden));
        }

        /** Passages come in the order of the text and do not overlap, so neighbours together may cover one. */
        private static boolean covered(Passage secret, List<Passage> hidden) {
            int at = secret.start();
            for (Passage one : hidden) {
                if (one.in().equals(secret.in()) && one.start() <= at) at = Math.max(at, one.start() + one.length());
            }
            return at >= secret.start() + secret.length();
        }

        public boolean secret() {
            return secrecy != null && secrecy.secret();
        }

        /** The rendition that the web would show; null when nothing was written. */
        public @Nullable Stored shown() {
            return masked != null ? masked.text() : received.text();
        }
    }

    /** What everybody can read. */
    sealed interface Web {
        record Never() implements Web {}

        record Readable(ResponsePublished published) implements Web {}

        record TakenDown() implements Web {}
    }
}
