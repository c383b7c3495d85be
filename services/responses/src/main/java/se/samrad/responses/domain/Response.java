package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.contracts.responses.ResponseEvent.PositionsInterpreted;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponseMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;
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

        /** All that has come, this and what came before it. */
        Filings filings();

        /** The one that came before it, as that stood then, whether or not it counted; null when none did. */
        @Nullable
        Kept before();

        /** The number of the newest answer; null while it is not registered. */
        default @Nullable String documentNumber() {
            return filings().documentNumber(record().since());
        }

        /** What came by the event of this version: the answer, or what was added to it or to one before it. */
        default Optional<Record> find(long version) {
            if (version == record().since()) return Optional.of(record());
            return supplement(version).map(Supplement::record);
        }

        /** What was added to the answer, or to one before it with what is sealed off of that by now. */
        default Optional<Supplement> supplement(long version) {
            Optional<Supplement> own = record().supplement(version);
            Kept before = before();
            if (own.isPresent() || before == null) return own;
            return before.supplement(version).map(one -> one.sealed(filings().sealedWith(version)));
        }

        /** Whether what is sealed off of it is left out here. */
        default boolean shut() {
            return record().sealed() != null && record().open().equals(record());
        }

        /** As whoever may not open what is sealed off sees it. */
        default Kept open() {
            Record open = record().open();
            if (open.equals(record())) return this;
            return switch (this) {
                case Standing standing ->
                    new Standing(standing.version(), open, standing.web(), standing.before(), filings());
                case Disowned disowned -> new Disowned(disowned.version(), open, disowned.before(), filings());
                case Withdrawn withdrawn ->
                    new Withdrawn(
                            withdrawn.version(), open, open.told(withdrawn.withdrawn()), withdrawn.before(), filings());
            };
        }
    }

    /** It counts as the sender's answer. */
    record Standing(
            long version, Record record, Web web, @Nullable Kept before, Filings filings) implements Kept {
        /** What it came in the place of, as that stood then; null when nothing stood. */
        public @Nullable Standing replaces() {
            return before instanceof Standing stood ? stood : null;
        }

        /** The answer that came first of those that stood in a row: by it the sender has answered. */
        public Record first() {
            Standing replaces = replaces();
            return replaces == null ? record : replaces.first();
        }

        /** Whether everybody reads this one, and not the one that it replaces. */
        public boolean shown() {
            return web instanceof Web.Readable readable && readable.since() == record.since();
        }

        /** The one that everybody reads; null when none. */
        public @Nullable Record read() {
            if (!(web instanceof Web.Readable readable)) return null;
            for (Standing one = this; one != null; one = one.replaces()) {
                if (one.record.since() == readable.since()) return one.record;
            }
            return null;
        }

        /** Whether everybody reads what was added by the event of this version, to whichever answer. */
        boolean shows(long supplement) {
            if (record.supplement(supplement).isEmpty()) {
                Record read = read();
                if (read == null || read.supplement(supplement).isEmpty()) return false;
            }
            return supplement(supplement).map(Supplement::shown).orElse(false);
        }

        /** Whether everybody still reads the one that it replaces. */
        public boolean earlierShown() {
            return web instanceof Web.Readable && !shown();
        }
    }

    /** The sender did not send it. A new answer may come in its place. */
    record Disowned(long version, Record record, @Nullable Kept before, Filings filings) implements Kept {}

    /** The sender took it back. A new answer may come in its place. */
    record Withdrawn(
            long version,
            Record record,
            ResponseWithdrawn withdrawn,
            @Nullable Kept before,
            Filings filings) implements Kept {}

    /**
     * What is known of the record itself.
     *
     * @param since version of the event by which it came
     * @param copies what the web shows in the place of its files
     * @param supplements what was added to it, oldest first
     * @param sealed what of it, and of what was added, is sealed off; null when nothing
     */
    record Record(
            long since,
            ResponseReceived received,
            @Nullable SecrecyAssessed secrecy,
            @Nullable ResponseMasked masked,
            List<FileMasked> copies,
            @Nullable ResponseConfirmed confirmed,
            @Nullable PositionsInterpreted interpreted,
            List<Supplement> supplements,
            @Nullable ResponseSealed sealed) {
        static Record of(long since, ResponseReceived received) {
            return new Record(since, received, null, null, List.of(), null, null, List.of(), null);
        }

        Record assessed(SecrecyAssessed secrecy) {
            return new Record(since, received, secrecy, masked, copies, confirmed, interpreted, supplements, sealed);
        }

        Record masked(ResponseMasked masked) {
            return new Record(since, received, secrecy, masked, copies, confirmed, interpreted, supplements, sealed);
        }

        /** A copy takes the place of an earlier one of the same file; without a copy there is none any more. */
        Record masked(FileMasked masked) {
            List<FileMasked> rest = new ArrayList<>(copies);
            rest.removeIf(one -> one.file().equals(masked.file()));
            if (masked.copy() != null) rest.add(masked);
            List<FileMasked> copies = List.copyOf(rest);
            return new Record(
                    since, received, secrecy, this.masked, copies, confirmed, interpreted, supplements, sealed);
        }

        /** What the web shows in the place of this file; empty when nothing does. */
        public Optional<FileMasked> copyOf(String sha256) {
            return copies.stream()
                    .filter(one -> one.file().sha256().equals(sha256))
                    .findFirst();
        }

        /** By the copy itself, which everybody may have saved. */
        public Optional<FileMasked> copy(String sha256) {
            return copies.stream()
                    .filter(one -> one.copy() != null && one.copy().sha256().equals(sha256))
                    .findFirst();
        }

        Record confirmed(ResponseConfirmed confirmed) {
            return new Record(since, received, secrecy, masked, copies, confirmed, interpreted, supplements, sealed);
        }

        /** Nothing is read into it any more where neither a position is given. */
        Record interpreted(PositionsInterpreted read) {
            boolean nothing = read.position() == null && read.sections().isEmpty();
            return new Record(
                    since, received, secrecy, masked, copies, confirmed, nothing ? null : read, supplements, sealed);
        }

        private Record with(List<Supplement> supplements) {
            return new Record(since, received, secrecy, masked, copies, confirmed, interpreted, supplements, sealed);
        }

        /** What is added to an answer that is sealed off is so from the start. */
        Record with(Supplement supplement) {
            List<Supplement> more = new ArrayList<>(supplements);
            more.removeIf(one -> one.record().since() == supplement.record().since());
            more.add(new Supplement(supplement.record().sealed(sealed), supplement.web()));
            more.sort(Comparator.comparing(one -> one.record().since()));
            return with(List.copyOf(more));
        }

        /** What was added is shown by an act of its own, also when the answer is shown anew. */
        Record supplementsHidden() {
            return with(supplements.stream()
                    .map(one -> one.web() instanceof Web.Readable
                            ? new Supplement(one.record(), new Web.TakenDown(since))
                            : one)
                    .toList());
        }

        /** What came by the event of this version: the answer itself, or something added to it. */
        public Optional<Record> find(long version) {
            if (version == since) return Optional.of(this);
            return supplement(version).map(Supplement::record);
        }

        /** The answer and what was added to it, oldest first. */
        public List<Record> written() {
            List<Record> written = new ArrayList<>(List.of(this));
            supplements.forEach(one -> written.add(one.record()));
            return written;
        }

        public Optional<Supplement> supplement(long version) {
            return supplements.stream()
                    .filter(one -> one.record().since() == version)
                    .findFirst();
        }

        /** What the office reads the position of the whole to be; null where the sender has stated one. */
        public @Nullable Position interpretedPosition() {
            return interpreted == null || received.position() != null ? null : interpreted.position();
        }

        /** Whether the body's decision is still to come. */
        public boolean preliminary() {
            return received.preliminary() && confirmed == null;
        }

        public @Nullable OwnDecision decision() {
            return confirmed == null ? received.decision() : confirmed.decision();
        }

        /** Every file that came with it or was added to it. */
        public List<Stored> files() {
            List<Stored> files = new ArrayList<>(received.files());
            if (confirmed != null && confirmed.extract() != null) files.add(confirmed.extract());
            supplements.forEach(one -> files.addAll(one.record().files()));
            return files;
        }

        /** @param sealed null when nothing is sealed off any more */
        Record sealed(@Nullable ResponseSealed sealed) {
            List<Supplement> added = supplements.stream()
                    .map(one -> new Supplement(one.record().sealed(sealed), one.web()))
                    .toList();
            return new Record(since, received, secrecy, masked, copies, confirmed, interpreted, added, sealed);
        }

        /** Whether all of it is sealed off. */
        public boolean sealedOff() {
            return sealed != null && sealed.files().isEmpty();
        }

        /** Whether this file of it is sealed off. */
        public boolean sealedOff(String sha256) {
            return sealedOff()
                    || (sealed != null
                            && sealed.files().stream()
                                    .anyMatch(file -> file.sha256().equals(sha256)));
        }

        /**
         * What is left to see for whoever may not open what is sealed off: that it came, when, from whom and its number, and,
         * where only files are sealed off, everything but those.
         */
        public Record open() {
            if (sealed == null) return this;
            boolean whole = sealedOff();
            ResponseReceived left = new ResponseReceived(
                    received.sender(),
                    received.channel(),
                    received.arrived(),
                    received.arrivedReason(),
                    whole ? null : received.position(),
                    whole ? List.of() : received.sections(),
                    !whole && received.preliminary(),
                    whole ? null : received.reference(),
                    whole ? null : received.decision(),
                    whole ? null : received.text(),
                    received.files().stream()
                            .filter(file -> !sealedOff(file.sha256()))
                            .toList(),
                    received.content());
            return new Record(
                    since,
                    left,
                    whole ? null : secrecy,
                    whole ? null : masked,
                    copies.stream()
                            .filter(copy -> !sealedOff(copy.file().sha256()))
                            .toList(),
                    whole ? null : withoutSealed(confirmed),
                    whole ? null : interpreted,
                    supplements.stream()
                            .map(one -> new Supplement(one.record().open(), one.web()))
                            .toList(),
                    sealed);
        }

        private @Nullable ResponseConfirmed withoutSealed(@Nullable ResponseConfirmed confirmed) {
            if (confirmed == null || confirmed.extract() == null) return confirmed;
            if (!sealedOff(confirmed.extract().sha256())) return confirmed;
            return new ResponseConfirmed(
                    confirmed.channel(), confirmed.arrived(), confirmed.arrivedReason(), confirmed.decision(), null);
        }

        private ResponseWithdrawn told(ResponseWithdrawn withdrawn) {
            return sealedOff()
                    ? new ResponseWithdrawn(withdrawn.channel(), withdrawn.arrived(), withdrawn.arrivedReason(), null)
                    : withdrawn;
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

        /** Whether the web would show something that is marked. */
        public boolean exposesSecrets() {
            return secret() && !hidesSecrets();
        }

        public boolean secret() {
            return secrecy != null && secrecy.secret();
        }

        /** Whether all of it is secret, and not passages alone. */
        public boolean wholeSecret() {
            return secrecy != null && secrecy.secret() && secrecy.passages().isEmpty();
        }

        /** The rendition that the web would show; null when nothing was written. */
        public @Nullable Stored shown() {
            return masked != null ? masked.text() : received.text();
        }
    }

    /** Something that the sender has added to an answer, and whether everybody can read it with the answer. */
    record Supplement(Record record, Web web) {
        public boolean shown() {
            return web instanceof Web.Readable;
        }

        Supplement sealed(@Nullable ResponseSealed sealed) {
            return new Supplement(record.sealed(sealed), web);
        }

        /** Whether it is checked, open and nobody has decided against showing it. */
        boolean awaitsPublication() {
            return web instanceof Web.Never && record.secrecy() != null && !record.wholeSecret();
        }

        /** Whether somebody has to check it for secrecy; what is sealed off is none's to check. */
        public boolean awaitsAssessment() {
            return record.secrecy() == null && !record.sealedOff();
        }
    }

    /** What everybody can read. */
    sealed interface Web {
        record Never() implements Web {}

        /** @param since version of the event by which came what is read */
        record Readable(ResponsePublished published, long since) implements Web {}

        /** @param since version of the event by which came what was read */
        record TakenDown(long since) implements Web {}
    }
}
