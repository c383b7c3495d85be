package se.samrad.responses.registering;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.Proposal;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.receipts.Receipts;
import se.samrad.responses.sealing.Opening;
import se.samrad.responses.texts.Renditions;

/** Where a registrar should look before something is shown: places in the text as it came, and the words of files. */
@RestController
class ProposalsController {
    private static final Logger AUDIT = LoggerFactory.getLogger("samrad.audit");

    record Proposals(String response, List<Proposal> passages) {}

    /**
     * The words of a file, where to look in them, and what is hidden now.
     *
     * @param copy what the web would show in its place; null for the file as it came
     * @param reason why the office has made that by itself
     */
    record FileWords(
            String response,
            String file,
            String text,
            List<Proposal> passages,
            List<Passage> hidden,
            @Nullable Stored copy,
            @Nullable String reason) {}

    private final Commands commands;
    private final Receipts receipts;
    private final Renditions renditions;
    private final FileMasking masking;
    private final DetailStore details;

    ProposalsController(
            Commands commands, Receipts receipts, Renditions renditions, FileMasking masking, DetailStore details) {
        this.commands = commands;
        this.receipts = receipts;
        this.renditions = renditions;
        this.masking = masking;
        this.details = details;
    }

    @GetMapping("/api/staff/responses/{id}/files/{sha256}/words")
    ResponseEntity<FileWords> words(
            @PathVariable String id,
            @PathVariable String sha256,
            @RequestParam(name = "record", required = false) @Nullable Long record) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR);
        ResponseId asked = ResponseId.existing(id);
        Record written = written(asked, record);
        Stored file = written.received().files().stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(Rejected::unknown);
        AUDIT.info("read words of file {} of {} by {}", sha256, asked.text(), caller.id());
        FileMasked masked = written.copyOf(sha256).orElse(null);
        Rendition words = masking.read(asked, written, file).rendition();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new FileWords(
                        asked.text(),
                        sha256,
                        Objects.requireNonNull(words.text()),
                        Proposal.of(words, person(asked, written)),
                        masked == null ? List.of() : masked.passages(),
                        masked == null ? null : masked.copy(),
                        masked == null ? null : masked.reason()));
    }

    /** Also of what has been replaced or taken back: it is registered and asked for like all that came. */
    private Record written(ResponseId asked, @Nullable Long record) {
        if (record != null) {
            return receipts.records(asked).stream()
                    .flatMap(kept -> Opening.of(kept).record().find(record).stream())
                    .findFirst()
                    .orElseThrow(Rejected::unknown);
        }
        Response response = commands.fold(Responses.KIND, asked.stream()).state();
        if (!(response instanceof Kept kept)) throw Rejected.unknown();
        return Opening.of(kept).record();
    }

    /** The name of a private person, which is not shown on the web and may stand in what they wrote. */
    private @Nullable String person(ResponseId asked, Record written) {
        if (written.received().sender() != Sender.PERSON) return null;
        return details.find(asked, written.received().content()).name();
    }

    @GetMapping("/api/staff/responses/{id}/proposals")
    Proposals proposals(
            @PathVariable String id, @RequestParam(name = "record", required = false) @Nullable Long record) {
        Caller.current().require(Scopes.REGISTRAR);
        ResponseId asked = ResponseId.existing(id);
        Record written = written(asked, record);
        Stored text = written.received().text();
        if (text == null) return new Proposals(asked.text(), List.of());
        return new Proposals(
                asked.text(),
                Proposal.of(
                        renditions
                                .find(asked, text.sha256())
                                .orElseThrow(() -> Rejected.unavailable("text-unavailable")),
                        person(asked, written)));
    }
}
