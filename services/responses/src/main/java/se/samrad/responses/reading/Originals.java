package se.samrad.responses.reading;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.contracts.responses.ResponseEvent.PositionsInterpreted;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseEvent.SecrecyAssessed;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.Response.Withdrawn;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.domain.SealRules;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.files.FileWords;
import se.samrad.responses.reading.Original.Added;
import se.samrad.responses.reading.Original.Came;
import se.samrad.responses.reading.Original.Confirmation;
import se.samrad.responses.reading.Original.Corrected;
import se.samrad.responses.reading.Original.Earlier;
import se.samrad.responses.reading.Original.Interpretation;
import se.samrad.responses.reading.Original.NamedFile;
import se.samrad.responses.reading.Original.WebCopy;
import se.samrad.responses.reading.Original.Withdrawal;
import se.samrad.responses.receipts.Receipts;
import se.samrad.responses.registering.Headings;
import se.samrad.responses.registering.RegisterNumbers;
import se.samrad.responses.sealing.Opening;
import se.samrad.responses.sealing.SealingSettings;
import se.samrad.responses.texts.Renditions;

/**
 * Which original may be read by whom, and what is then read. Each reading leaves a line in the log that says who read what,
 * never what it said.
 */
@Component
class Originals {
    private static final Logger AUDIT = LoggerFactory.getLogger("samrad.audit");

    private final Commands commands;
    private final Receipts receipts;
    private final Renditions renditions;
    private final DetailStore details;
    private final FileStore files;
    private final FileWords words;
    private final Consulted consulted;
    private final SealingSettings sealing;
    private final RegisterNumbers numbers;
    private final Headings headings;

    Originals(
            Commands commands,
            Receipts receipts,
            Renditions renditions,
            DetailStore details,
            FileStore files,
            FileWords words,
            Consulted consulted,
            SealingSettings sealing,
            RegisterNumbers numbers,
            Headings headings) {
        this.commands = commands;
        this.receipts = receipts;
        this.renditions = renditions;
        this.details = details;
        this.files = files;
        this.words = words;
        this.consulted = consulted;
        this.sealing = sealing;
        this.numbers = numbers;
        this.headings = headings;
    }

    /** All that has come, as the one who asks may see it. */
    private List<Kept> records(ResponseId id) {
        return receipts.records(id).stream().map(kept -> Opening.of(kept)).toList();
    }

    /** The answer that came by the event of this version, or that what came by it was added to. */
    private Kept with(ResponseId id, long since) {
        return records(id).stream()
                .filter(kept -> kept.record().find(since).isPresent())
                .findFirst()
                .orElseThrow(Rejected::unknown);
    }

    /** As the one who asks may see it. To the security role there are only those of which something is sealed off. */
    Kept forStaff(ResponseId id, String what) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR, Scopes.CASE_OFFICER, Scopes.SECURITY);
        Response response = commands.fold(Responses.KIND, id.stream()).state();
        if (!(response instanceof Kept kept)) throw Rejected.unknown();
        boolean staff = caller.hasAny(Scopes.REGISTRAR, Scopes.CASE_OFFICER);
        if (!staff && !kept.filings().anySealed()) throw Rejected.unknown();
        AUDIT.info("read {} of {} by {}", what, id.text(), caller.id());
        return Opening.of(kept);
    }

    /** @param kept as whoever gets it may see it */
    Original original(ResponseId id, Kept kept) {
        return original(id, kept, kept.record());
    }

    private Original original(ResponseId id, Kept kept, Record record) {
        boolean answer = record.since() == kept.record().since();
        List<Earlier> earlier = answer ? earlier(id, record.since()) : List.of();
        ResponseReceived received = record.received();
        Details known = details.find(id, received.content());
        Map<String, String> names = known.names();
        Stored text = received.text();
        Rendition rendition = text == null ? null : written(id, text);
        Receipts.Receipt receipt = receipts.receipt(id, record.since());
        return new Original(
                id.text(),
                record.since(),
                answer ? null : kept.record().since(),
                id.consultation(),
                id.sender(),
                received.sender() == Sender.BODY ? receipts.name(id) : null,
                received.sender(),
                received.channel(),
                received.arrived(),
                received.arrivedReason(),
                receipt.receivedAt(),
                late(id, received.arrived()),
                receipts.upload(id, received).orElse(null),
                receipts.status(id, record.since()),
                known.name(),
                known.email(),
                known.organisation(),
                received.position(),
                record.preliminary(),
                received.reference(),
                record.decision(),
                text,
                rendition == null ? null : rendition.text(),
                rendition == null ? List.of() : rendition.answers(),
                rendition == null ? List.of() : rendition.sections(),
                named(record, names),
                record.sealed() != null && !Caller.current().has(Scopes.SECURITY) ? List.of() : known.leftOut(),
                received.content(),
                kept.filings().documentNumber(record.since()),
                subject(id, kept, record.since()),
                record.secrecy() != null,
                record.secret(),
                record.secrecy() == null ? null : record.secrecy().provision(),
                record.secrecy() == null ? null : record.secrecy().authority(),
                record.secrecy() == null ? null : record.secrecy().date(),
                record.secrecy() == null ? List.of() : record.secrecy().passages(),
                record.shown(),
                record.masked() == null ? List.of() : record.masked().passages(),
                record.exposesSecrets(),
                answer && kept instanceof Standing standing && standing.read() != null && !standing.shown(),
                interpretation(record),
                confirmation(id, record),
                answer && kept instanceof Withdrawn withdrawn ? withdrawal(id, withdrawn.withdrawn()) : null,
                record.supplements().stream().map(one -> added(id, kept, one)).toList(),
                earlier,
                kept.filings().all().stream()
                        .filter(one -> answer || one.since() == record.since())
                        .map(one -> new Came(
                                one.since(),
                                one.kind(),
                                one.arrived(),
                                one.documentNumber(),
                                subject(id, kept, one.since())))
                        .toList(),
                corrections(id, kept, answer ? null : record.since()),
                record.sealed() == null ? null : SealedOff.of(kept, record.sealed(), sealing.whom()),
                numbers.series(id),
                kept.version());
    }

    private List<NamedFile> named(Record record, Map<String, String> names) {
        return record.received().files().stream()
                .map(file -> new NamedFile(
                        file.sha256(),
                        name(names, file.sha256()),
                        file.size(),
                        files.safety(file.sha256()),
                        copy(record, file),
                        words.tells(file.sha256())))
                .toList();
    }

    private @Nullable WebCopy copy(Record record, Stored file) {
        FileMasked masked = record.copyOf(file.sha256()).orElse(null);
        Stored copy = masked == null ? null : masked.copy();
        if (masked == null || copy == null) return null;
        return new WebCopy(
                copy.sha256(),
                copy.size(),
                files.safety(copy.sha256()),
                masked.passages().size(),
                masked.reason());
    }

    /** Left out where what it is about is sealed off from whoever reads. */
    private @Nullable String subject(ResponseId id, Kept kept, long since) {
        return kept.filings()
                .find(since)
                .filter(one -> !shut(kept, one))
                .map(one -> headings.of(id, one))
                .orElse(null);
    }

    private static boolean shut(Kept kept, Filings.Filing filing) {
        boolean opened = filing.answer() == kept.record().since() && !kept.shut();
        return kept.filings().sealedOff(filing.answer()) && !opened;
    }

    /** @param only what came by the event of this version; null for all */
    private List<Corrected> corrections(ResponseId id, Kept kept, @Nullable Long only) {
        List<Corrected> all = new ArrayList<>();
        for (Filings.Filing filing : kept.filings().all()) {
            if (filing.corrections().isEmpty() || (only != null && only != filing.since())) continue;
            boolean told = !shut(kept, filing);
            List<@Nullable String> before = told && Caller.current().has(Scopes.REGISTRAR)
                    ? headings.before(id, filing)
                    : Collections.nCopies(filing.corrections().size(), null);
            for (int i = 0; i < filing.corrections().size(); i++) {
                RegistrationCorrected one = filing.corrections().get(i);
                all.add(new Corrected(
                        filing.since(),
                        one.documentNumber(),
                        one.earlierNumber(),
                        one.heading() != null,
                        before.get(i),
                        told ? one.reason() : null,
                        one.by(),
                        one.on()));
            }
        }
        return all;
    }

    private Added added(ResponseId id, Kept kept, Response.Supplement supplement) {
        Record record = supplement.record();
        ResponseReceived received = record.received();
        SecrecyAssessed secrecy = record.secrecy();
        Stored text = received.text();
        return new Added(
                record.since(),
                received.channel(),
                received.arrived(),
                received.arrivedReason(),
                late(id, received.arrived()),
                text,
                text == null ? null : written(id, text).text(),
                named(record, details.find(id, received.content()).names()),
                kept.filings().documentNumber(record.since()),
                secrecy != null,
                record.secret(),
                secrecy == null ? null : secrecy.provision(),
                secrecy == null ? List.of() : secrecy.passages(),
                record.shown(),
                record.masked() == null ? List.of() : record.masked().passages(),
                supplement.shown());
    }

    private Rendition written(ResponseId id, Stored text) {
        return renditions.find(id, text.sha256()).orElseThrow(() -> Rejected.unavailable("text-unavailable"));
    }

    /** The answer that came by this event, or that what came by it is about. */
    Original of(ResponseId id, Filings.Filing filing) {
        return original(id, with(id, filing.answer()));
    }

    /** Every other answer that came from the same sender, oldest first. */
    List<Original> others(ResponseId id, long since) {
        return records(id).stream()
                .filter(kept -> kept.record().since() != since)
                .map(kept -> original(id, kept))
                .toList();
    }

    private Receipts.Status superseded(Kept kept) {
        boolean replaced = kept instanceof Standing && !kept.record().sealedOff();
        return replaced ? Receipts.Status.SUPERSEDED : receipts.status(kept);
    }

    private List<Earlier> earlier(ResponseId id, long since) {
        if (since == 1) return List.of();
        return receipts.records(id).stream()
                .filter(kept -> kept.record().since() < since)
                .map(kept -> new Earlier(
                        kept.record().since(),
                        kept.record().received().arrived(),
                        superseded(kept),
                        kept.documentNumber(),
                        (int) kept.record().supplements().stream()
                                .filter(Response.Supplement::awaitsAssessment)
                                .count()))
                .toList();
    }

    private static @Nullable Interpretation interpretation(Record record) {
        PositionsInterpreted read = record.interpreted();
        return read == null ? null : new Interpretation(read.position(), read.sections(), read.reason());
    }

    private @Nullable Confirmation confirmation(ResponseId id, Record record) {
        ResponseConfirmed confirmed = record.confirmed();
        if (confirmed == null) return null;
        Stored extract = confirmed.extract();
        NamedFile file = extract == null
                ? null
                : new NamedFile(
                        extract.sha256(),
                        name(details.find(id, extract.sha256()).names(), extract.sha256()),
                        extract.size(),
                        files.safety(extract.sha256()),
                        null,
                        List.of());
        return new Confirmation(
                confirmed.channel(),
                confirmed.arrived(),
                confirmed.arrivedReason(),
                confirmed.decision(),
                record.received().decision(),
                file);
    }

    private Withdrawal withdrawal(ResponseId id, ResponseWithdrawn withdrawn) {
        Stored reason = withdrawn.reason();
        return new Withdrawal(
                withdrawn.channel(),
                withdrawn.arrived(),
                withdrawn.arrivedReason(),
                reason == null
                        ? null
                        : renditions
                                .find(id, reason.sha256())
                                .orElseThrow(() -> Rejected.unavailable("text-unavailable"))
                                .text());
    }

    /** Asked anew each time: more time changes the answer and no event. */
    private boolean late(ResponseId id, Arrival arrived) {
        return consulted
                .lastDay(id.consultation(), id.sender())
                .map(last -> Deadline.late(arrived, last))
                .orElse(false);
    }

    private static boolean holds(Record record, String sha256) {
        return record.files().stream().anyMatch(file -> file.sha256().equals(sha256))
                || record.copy(sha256).isPresent();
    }

    private static String name(Map<String, String> names, String sha256) {
        return names.getOrDefault(sha256, "fil");
    }

    /**
     * The answer as it came, or of its stream the one that came by the event of this version.
     *
     * @param record the version; null for the answer that stands
     */
    Read read(ResponseId id, @Nullable Long record) {
        Kept newest = forStaff(id, record == null ? "original" : "original " + record);
        Kept kept = record == null ? newest : with(id, record);
        Record asked =
                record == null ? kept.record() : kept.record().find(record).orElseThrow(Rejected::unknown);
        return new Read(original(id, kept, asked), newest.version());
    }

    /** @param newest the version of all that has come from the sender */
    record Read(Original original, long newest) {}

    /** A file as it came, or what the web shows in its place. Whoever takes it closes it. */
    record Held(String name, long size, InputStream bytes) {}

    /** @throws Rejected where no record that the caller may see holds a file of this hash */
    Held file(ResponseId id, String sha256) {
        if (!Prose.isHash(sha256)) throw Rejected.unknown();
        forStaff(id, "file " + sha256);
        Record record = records(id).stream()
                .flatMap(kept -> kept.record().written().stream())
                .filter(each -> holds(each, sha256))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> receipts.records(id).stream().anyMatch(each -> holds(each.record(), sha256))
                        ? Rejected.conflict(SealRules.SEALED_OFF)
                        : Rejected.unknown());
        Stored file = record.files().stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .or(() -> record.copy(sha256).map(FileMasked::copy))
                .orElseThrow();
        Map<String, String> names = new HashMap<>(details.find(id, sha256).names());
        names.putAll(details.find(id, record.received().content()).names());
        String name = record.copy(sha256).isPresent() ? "avidentifierad." + files.ending(sha256) : name(names, sha256);
        InputStream bytes = files.open(sha256).orElseThrow(() -> Rejected.unavailable("text-unavailable"));
        return new Held(name, file.size(), bytes);
    }
}
