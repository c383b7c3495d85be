package se.samrad.responses.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Position;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Disowned;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.receipts.ActReceipts;
import se.samrad.responses.receipts.Receipts;
import se.samrad.responses.sealing.Opening;
import se.samrad.responses.texts.Renditions;
import se.samrad.responses.texts.ResponseText;

/** A body's own response: how far it has come, what it said, and its receipt again. */
@RestController
class OwnResponseController {
    /**
     * @param acts that it was confirmed or taken back, each with a receipt of its own
     * @param earlier receipts of the answers before it, and of what was said about them
     */
    record Own(
            String response,
            String consultation,
            String body,
            Sender sender,
            Instant receivedAt,
            Arrival arrived,
            Receipts.Status status,
            @Nullable Position position,
            boolean preliminary,
            @Nullable OwnDecision decision,
            @Nullable Confirmed confirmation,
            @Nullable String reference,
            @Nullable String documentNumber,
            @Nullable ResponseText text,
            List<Receipts.NamedFile> files,
            List<Added> supplements,
            List<ActReceipts.Given> acts,
            List<ActReceipts.Given> earlier,
            @Nullable String sha256,
            String url,
            boolean standing,
            int sealedFiles,
            long version) {}

    /**
     * The body's decision on what it had answered, with the extract of its minutes if one came.
     *
     * @param said what the answer itself had said of a decision
     */
    record Confirmed(
            Arrival arrived, OwnDecision decision, @Nullable OwnDecision said, Receipts.@Nullable NamedFile extract) {}

    /** Something that the body has added. */
    record Added(
            Instant receivedAt,
            @Nullable String documentNumber,
            @Nullable ResponseText text,
            List<Receipts.NamedFile> files,
            String url) {}

    private static final String NAMELESS = "fil";

    private final Commands commands;
    private final Receipts receipts;
    private final ActReceipts acts;
    private final Renditions renditions;
    private final DetailStore details;

    OwnResponseController(
            Commands commands, Receipts receipts, ActReceipts acts, Renditions renditions, DetailStore details) {
        this.commands = commands;
        this.receipts = receipts;
        this.acts = acts;
        this.renditions = renditions;
        this.details = details;
    }

    @GetMapping("/api/consultations/{consultation}/responses/{body}")
    ResponseEntity<Own> own(@PathVariable String consultation, @PathVariable String body) {
        Caller.current().requireOwn(Scopes.body(body), Scopes.REGISTRAR, Scopes.CASE_OFFICER);
        if (!Ids.valid(consultation) || !Ids.valid(body)) throw Rejected.unknown();
        ResponseId id = new ResponseId(consultation, body);
        Response response = commands.fold(Responses.KIND, id.stream()).state();
        if (!(response instanceof Kept kept)) throw Rejected.unknown();
        return ResponseEntity.ok().eTag("\"" + kept.version() + "\"").body(own(id, Opening.forAll(kept)));
    }

    private Own own(ResponseId id, Kept kept) {
        Record record = kept.record();
        Receipts.Receipt receipt = receipts.receipt(id, kept.record());
        ActReceipts.Course course = acts.course(id, kept);
        return new Own(
                id.text(),
                id.consultation(),
                id.sender(),
                record.received().sender(),
                receipt.receivedAt(),
                record.received().arrived(),
                receipts.status(kept),
                record.received().position(),
                record.preliminary(),
                record.decision(),
                kept instanceof Disowned ? null : confirmed(id, record),
                record.received().reference(),
                record.sealedOff() ? null : kept.documentNumber(),
                // What turned out not to be the body's is not the body's to read.
                kept instanceof Disowned ? null : text(id, record.received().text()),
                receipt.files(),
                kept instanceof Disowned
                        ? List.of()
                        : record.supplements().stream()
                                .map(one -> added(id, kept, one.record()))
                                .toList(),
                course.acts(),
                course.earlier(),
                record.sealedOff() ? null : receipt.sha256(),
                receipt.url(),
                kept instanceof Standing,
                record.sealed() == null ? 0 : record.sealed().files().size(),
                kept.version());
    }

    private @Nullable Confirmed confirmed(ResponseId id, Record record) {
        ResponseConfirmed confirmed = record.confirmed();
        if (confirmed == null) return null;
        Stored extract = confirmed.extract();
        Receipts.NamedFile file = extract == null
                ? null
                : new Receipts.NamedFile(
                        details.find(id, extract.sha256()).names().getOrDefault(extract.sha256(), NAMELESS),
                        extract.size(),
                        extract.sha256());
        return new Confirmed(
                confirmed.arrived(), confirmed.decision(), record.received().decision(), file);
    }

    private Added added(ResponseId id, Kept kept, Record record) {
        Receipts.Receipt receipt = receipts.receipt(id, record);
        return new Added(
                receipt.receivedAt(),
                kept.filings().documentNumber(record.since()),
                text(id, record.received().text()),
                receipt.files(),
                receipt.url());
    }

    private @Nullable ResponseText text(ResponseId id, @Nullable Stored text) {
        if (text == null) return null;
        return renditions
                .find(id, text.sha256())
                .map(rendition -> ResponseText.of(id, text.sha256(), rendition))
                .orElse(null);
    }
}
