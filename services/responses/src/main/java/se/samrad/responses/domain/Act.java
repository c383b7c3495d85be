package se.samrad.responses.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.contracts.responses.ResponseEvent.PositionsInterpreted;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponseDisowned;
import se.samrad.contracts.responses.ResponseEvent.ResponseMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseRegistered;
import se.samrad.contracts.responses.ResponseEvent.ResponseRetracted;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseEvent.SecrecyAssessed;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.Response.Disowned;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.None;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.Response.Web;
import se.samrad.responses.domain.Response.Withdrawn;

/** What can be asked of a response. */
public sealed interface Act {
    /** Why a second answer is refused. */
    String ALREADY_ANSWERED = "already-answered";

    /** Something has reached the authority; it is never too late for that. */
    record Receive(ResponseReceived received) implements Act {}

    /**
     * A whole new answer in the place of the one that stands.
     *
     * @param seen version of the stream in which its sender read that one; null when that is not said
     */
    record Supersede(ResponseReceived received, @Nullable Long seen) implements Act {}

    /** Something is added to the answer that stands. */
    record Add(ResponseSupplemented supplemented) implements Act {}

    /** The body has decided what it answered. */
    record Confirm(ResponseConfirmed confirmed) implements Act {}

    /**
     * What the office reads positions to be that the sender has not stated; neither a position nor sections takes an earlier
     * reading back.
     */
    record Interpret(
            @Nullable Position position,
            List<SectionPosition> sections,
            @Nullable String reason) implements Act {}

    /**
     * It has this number in the register of the case.
     *
     * @param record what came by the event of this version; null for the newest answer
     */
    record Register(String documentNumber, @Nullable Long record) implements Act {}

    /** What was entered in the register is wrong. Of a number, the register has said so before. */
    record Correct(RegistrationCorrected corrected) implements Act {}

    /**
     * @param authority who assesses it
     * @param passages what is secret; empty for the whole
     * @param record which supplement; null for the newest answer, as in the next three
     */
    record Assess(
            boolean secret,
            @Nullable String provision,
            @Nullable String authority,
            LocalDate date,
            List<Passage> passages,
            @Nullable Long record)
            implements Act {}

    /** Hides these passages on the web; an empty list shows everything again, as it came. */
    record Mask(
            @Nullable Stored text,
            List<Passage> passages,
            @Nullable Long record) implements Act {}

    /**
     * Shows a copy in the place of a file; without one, the file as it came.
     *
     * @param file by SHA-256
     */
    record MaskFile(
            String file,
            @Nullable Stored copy,
            @Nullable Stored read,
            @Nullable Stored text,
            List<Passage> passages,
            @Nullable String reason,
            @Nullable Long record)
            implements Act {
        /** The file as it came. */
        public MaskFile(String file, @Nullable Long record) {
            this(file, null, null, null, List.of(), null, record);
        }
    }

    /**
     * @param closesOn the general last day, which some consultations wait for
     * @param days how long it can be read, the day of publication not counted
     * @param files that somebody has read through and found fit for everybody, by SHA-256
     */
    record Publish(
            Publishing publishing,
            LocalDate closesOn,
            Instant now,
            int days,
            List<String> files,
            @Nullable Long record) implements Act {
        /** The answer, without files. */
        public Publish(Publishing publishing, LocalDate closesOn, Instant now, int days) {
            this(publishing, closesOn, now, days, List.of(), null);
        }
    }

    record Retract(@Nullable String reason, @Nullable Long record) implements Act {}

    record Disown(@Nullable String reason) implements Act {}

    /**
     * The sender takes it back; that is recorded and nothing is deleted.
     *
     * @param reason what the sender said about it
     */
    record Withdraw(
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            @Nullable Stored reason) implements Act {}

    /** @param files what to seal off beside what is; empty for the whole response */
    record Seal(String reason, @Nullable String authority, LocalDate date, List<String> files) implements Act {}

    record Unseal(String reason) implements Act {}

    /** @throws Rejected when the rules say no */
    static List<ResponseEvent> decide(Act act, Response response) {
        return switch (act) {
            case Receive receive -> receive(receive, response);
            case Supersede supersede -> supersede(supersede, response);
            case Add add -> add(add, standing(response));
            case Confirm confirm -> confirm(confirm, standing(response).record());
            case Interpret interpret -> interpret(interpret, standing(response).record());
            case Register register -> register(register, kept(response));
            case Correct correct -> correct(correct.corrected(), kept(response));
            case Assess assess -> assess(assess, kept(response));
            case Mask mask -> mask(mask, kept(response));
            case MaskFile mask -> maskFile(mask, kept(response));
            case Publish publish -> publish(publish, standing(response));
            case Retract retract -> retract(retract, standing(response));
            case Disown disown ->
                kept(response) instanceof Disowned ? List.of() : List.of(new ResponseDisowned(disown.reason()));
            case Withdraw withdraw -> withdraw(withdraw, kept(response));
            case Seal seal -> SealRules.seal(seal, kept(response).record());
            case Unseal unseal -> SealRules.unseal(unseal, kept(response));
        };
    }

    private static List<ResponseEvent> receive(Receive receive, Response response) {
        return switch (response) {
            case None none -> List.of(receive.received());
            case Disowned disowned -> List.of(receive.received());
            case Withdrawn withdrawn -> List.of(receive.received());
            case Standing standing -> throw Rejected.conflict(ALREADY_ANSWERED);
        };
    }

    private static List<ResponseEvent> supersede(Supersede supersede, Response response) {
        Standing standing = standing(response);
        Long seen = supersede.seen();
        if (seen != null && standing.filings().cameAfter(seen)) {
            throw Rejected.conflict("version-mismatch", Map.of("expected", seen, "actual", standing.version()));
        }
        return List.of(supersede.received());
    }

    private static List<ResponseEvent> add(Add add, Standing standing) {
        boolean there = standing.record().supplements().stream()
                .anyMatch(one -> one.record()
                        .received()
                        .content()
                        .equals(add.supplemented().content()));
        return there ? List.of() : List.of(add.supplemented());
    }

    private static List<ResponseEvent> confirm(Confirm confirm, Record record) {
        ResponseConfirmed confirmed = record.confirmed();
        if (confirmed == null && !record.received().preliminary()) throw Rejected.because("not-preliminary");
        if (confirmed == null) return List.of(confirm.confirmed());
        boolean same = confirmed.decision().equals(confirm.confirmed().decision())
                && Objects.equals(confirmed.extract(), confirm.confirmed().extract());
        if (same) return List.of();
        throw Rejected.conflict("already-confirmed");
    }

    private static List<ResponseEvent> interpret(Interpret interpret, Record record) {
        SealRules.inTheOpen(record);
        List<Rejected.Member> stated = new ArrayList<>();
        if (interpret.position() != null && record.received().position() != null) {
            stated.add(new Rejected.Member("position", "stated-by-sender"));
        }
        for (int i = 0; i < interpret.sections().size(); i++) {
            String section = interpret.sections().get(i).section();
            if (record.received().sections().stream()
                    .anyMatch(said -> said.section().equals(section))) {
                stated.add(new Rejected.Member("sections[" + i + "].section", "stated-by-sender"));
            }
        }
        if (!stated.isEmpty()) throw Rejected.members(stated);
        if (interpret.position() == null && interpret.sections().isEmpty()) {
            return record.interpreted() == null ? List.of() : List.of(new PositionsInterpreted(null, List.of(), null));
        }
        if (interpret.reason() == null) throw Rejected.member("reason", "missing");
        PositionsInterpreted read =
                new PositionsInterpreted(interpret.position(), interpret.sections(), interpret.reason());
        return read.equals(record.interpreted()) ? List.of() : List.of(read);
    }

    private static List<ResponseEvent> register(Register register, Kept kept) {
        long newest = kept.record().since();
        long since = register.record() == null ? newest : register.record();
        Filings.Filing filing =
                kept.filings().find(since).orElseThrow(() -> Rejected.member("record", "unknown-record"));
        String present = filing.documentNumber();
        if (present == null) {
            return List.of(new ResponseRegistered(register.documentNumber(), since == newest ? null : since));
        }
        if (present.equals(register.documentNumber())) return List.of();
        throw Rejected.conflict("already-registered", java.util.Map.of("documentNumber", present));
    }

    /** Told of one correction of the number twice, the response says it once. */
    private static List<ResponseEvent> correct(RegistrationCorrected corrected, Kept kept) {
        long newest = kept.record().since();
        long since = corrected.record() == null ? newest : corrected.record();
        Filings.Filing filing =
                kept.filings().find(since).orElseThrow(() -> Rejected.member("record", "unknown-record"));
        if (filing.documentNumber() == null) throw Rejected.because("not-registered");
        if (corrected.register() != null && filing.tells(corrected.register())) return List.of();
        if (corrected.documentNumber() == null && corrected.heading() == null) return List.of();
        return List.of(new RegistrationCorrected(
                corrected.documentNumber(),
                corrected.earlierNumber(),
                corrected.heading(),
                corrected.reason(),
                corrected.by(),
                corrected.on(),
                corrected.register(),
                since == newest ? null : since));
    }

    private static List<ResponseEvent> assess(Assess assess, Kept kept) {
        if (assess.secret() && assess.provision() == null) throw Rejected.member("provision", "missing");
        if (!assess.secret() && assess.provision() != null) throw Rejected.member("provision", "only-when-secret");
        if (!assess.secret() && !assess.passages().isEmpty()) throw Rejected.member("passages", "only-when-secret");
        Long of = of(kept, assess.record());
        Record record = inTheOpen(kept, of);
        SecrecyAssessed assessed = new SecrecyAssessed(
                assess.secret(), assess.provision(), assess.authority(), assess.date(), assess.passages(), of);
        if (assessed.equals(record.secrecy())) return List.of();
        // What turns out to be secret is taken down first: two steps that nobody can do by one slip.
        boolean hidden = record.secret() && record.assessed(assessed).hidesSecrets();
        if (shown(kept, of) && assess.secret() && !hidden) throw Rejected.because("retract-first");
        return List.of(assessed);
    }

    private static List<ResponseEvent> mask(Mask mask, Kept kept) {
        Long of = of(kept, mask.record());
        ResponseMasked present = inTheOpen(kept, of).masked();
        if (mask.text() == null) throw Rejected.because("nothing-written");
        if (shown(kept, of)) throw Rejected.because("retract-first");
        boolean same =
                present == null ? mask.passages().isEmpty() : present.passages().equals(mask.passages());
        return same ? List.of() : List.of(new ResponseMasked(mask.text(), mask.passages(), of));
    }

    private static List<ResponseEvent> maskFile(MaskFile mask, Kept kept) {
        Long of = of(kept, mask.record());
        Record record = inTheOpen(kept, of);
        Stored file = file(record, mask.file()).orElseThrow(() -> Rejected.member("file", "unknown-file"));
        FileMasked present = record.copyOf(mask.file()).orElse(null);
        if (shown(kept, of)) throw Rejected.because("retract-first");
        if (mask.copy() == null && present == null) return List.of();
        FileMasked masked =
                new FileMasked(file, mask.copy(), mask.read(), mask.text(), mask.passages(), mask.reason(), of);
        return present != null && hidesTheSame(present, masked) ? List.of() : List.of(masked);
    }

    /** A copy that was made anew has other bytes each time; what counts is what it hides. */
    private static boolean hidesTheSame(FileMasked present, FileMasked masked) {
        if (masked.text() == null || present.text() == null) return present.equals(masked);
        return Objects.equals(present.read(), masked.read())
                && present.passages().equals(masked.passages());
    }

    /** One that came with it and is not sealed off. */
    private static Optional<Stored> file(Record record, String sha256) {
        return record.open().received().files().stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst();
    }

    /** Null where the newest answer is meant, by its number or by none. */
    private static @Nullable Long of(Kept kept, @Nullable Long record) {
        return record == null || record == kept.record().since() ? null : record;
    }

    private static Record written(Kept kept, @Nullable Long record) {
        if (record == null) return kept.record();
        return kept.find(record).orElseThrow(() -> Rejected.member("record", "unknown-record"));
    }

    private static Record inTheOpen(Kept kept, @Nullable Long record) {
        Record written = written(kept, record);
        SealRules.inTheOpen(written);
        return written;
    }

    private static boolean shown(Kept kept, @Nullable Long record) {
        if (record == null) return Responses.shown(kept);
        return kept instanceof Standing standing && standing.shows(record);
    }

    private static List<ResponseEvent> publish(Publish publish, Standing standing) {
        SealRules.inTheOpen(standing.record());
        Long of = of(standing, publish.record());
        Record record = standing.record()
                .find(of == null ? standing.record().since() : of)
                .orElseThrow(() -> Rejected.member("record", "unknown-record"));
        boolean answerRead = standing.shown() && InPublic.readable(standing, publish.now()) != null;
        if (shown(standing, of) && answerRead) {
            // Whoever has seen it before it was published is not told that files were let go that were not.
            if (!readWith(standing, of).containsAll(files(publish, record))) throw Rejected.because("retract-first");
            return List.of();
        }
        if (standing.filings().documentNumber(record.since()) == null) throw Rejected.because("not-registered");
        if (record.secrecy() == null) throw Rejected.because("not-assessed");
        if (record.exposesSecrets()) throw Rejected.because("secret-not-masked");
        if (publish.publishing() == Publishing.AFTER_CLOSE && !Deadline.passed(publish.closesOn(), publish.now())) {
            throw Rejected.because("published-after-close");
        }
        if (of != null && !answerRead) throw Rejected.because("publish-answer-first");
        ResponseReceived received = record.received();
        // What was added leaves the web with its answer.
        LocalDate until = of == null
                ? Deadline.day(publish.now()).plusDays(publish.days())
                : Objects.requireNonNull(InPublic.published(standing)).until();
        return List.of(new ResponsePublished(
                record.shown(), received.position(), received.sections(), files(publish, record), until, of));
    }

    /** The files that everybody can save with what is read. */
    private static List<Stored> readWith(Standing standing, @Nullable Long of) {
        Web web = of == null
                ? standing.web()
                : standing.supplement(of).orElseThrow().web();
        return web instanceof Web.Readable readable ? readable.published().files() : List.of();
    }

    /**
     * None is shown that nobody has named, and none where the whole is secret. Where there is a copy, that is shown and never
     * the file.
     */
    private static List<Stored> files(Publish publish, Record record) {
        if (publish.files().isEmpty()) return List.of();
        SecrecyAssessed secrecy = record.secrecy();
        if (secrecy != null && secrecy.secret() && secrecy.passages().isEmpty()) throw Rejected.because("secret-file");
        for (int i = 0; i < publish.files().size(); i++) {
            if (file(record, publish.files().get(i)).isEmpty()) {
                throw Rejected.member("files[" + i + "]", "unknown-file");
            }
        }
        return record.open().received().files().stream()
                .filter(file -> publish.files().contains(file.sha256()))
                .map(file -> record.copyOf(file.sha256()).map(FileMasked::copy).orElse(file))
                .toList();
    }

    private static List<ResponseEvent> retract(Retract retract, Standing standing) {
        Long of = of(standing, retract.record());
        Web web = of == null
                ? standing.web()
                : standing.supplement(of)
                        .orElseThrow(() -> Rejected.member("record", "unknown-record"))
                        .web();
        return switch (web) {
            // What was added to an answer that nobody reads any more left the web with it.
            case Web.Readable readable when of != null && !standing.shows(of) -> List.of();
            case Web.Readable readable -> List.of(new ResponseRetracted(retract.reason(), of));
            case Web.TakenDown down -> List.of();
            case Web.Never never -> throw Rejected.because("not-published");
        };
    }

    private static List<ResponseEvent> withdraw(Withdraw withdraw, Kept kept) {
        return switch (kept) {
            case Standing standing ->
                List.of(new ResponseWithdrawn(
                        withdraw.channel(), withdraw.arrived(), withdraw.arrivedReason(), withdraw.reason()));
            case Withdrawn withdrawn -> List.of();
            case Disowned disowned -> throw Rejected.because("not-from-sender");
        };
    }

    private static Kept kept(Response response) {
        if (response instanceof Kept kept) return kept;
        throw Rejected.unknown();
    }

    private static Standing standing(Response response) {
        return switch (kept(response)) {
            case Standing standing -> standing;
            case Disowned disowned -> throw Rejected.because("not-from-sender");
            case Withdrawn withdrawn -> throw Rejected.because("withdrawn");
        };
    }
}
