package se.samrad.responses.reading;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.Response.Withdrawn;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.FileNames;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.receipts.Receipts;
import se.samrad.responses.texts.Renditions;

/** Responses as they came, for staff. Each reading leaves a line in the log that says who read what, never what it said. */
@RestController
class OriginalsController {
    private static final Logger AUDIT = LoggerFactory.getLogger("samrad.audit");

    record NamedFile(String sha256, String name, long size, FileStore.Safety safety) {}

    /** How the sender took it back, and what the sender said about it. */
    record Withdrawal(
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            @Nullable String reason) {}

    record Original(
            String response,
            String consultation,
            String body,
            @Nullable String bodyName,
            Sender sender,
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            Instant receivedAt,
            boolean late,
            FileStore.@Nullable Times upload,
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
            @Nullable Withdrawal withdrawal,
            long version) {}

    private final Commands commands;
    private final Receipts receipts;
    private final Renditions renditions;
    private final DetailStore details;
    private final FileStore files;
    private final Consulted consulted;

    OriginalsController(
            Commands commands,
            Receipts receipts,
            Renditions renditions,
            DetailStore details,
            FileStore files,
            Consulted consulted) {
        this.commands = commands;
        this.receipts = receipts;
        this.renditions = renditions;
        this.details = details;
        this.files = files;
        this.consulted = consulted;
    }

    @GetMapping("/api/staff/responses/{id}")
    ResponseEntity<Original> original(@PathVariable String id) {
        ResponseId response = ResponseId.existing(id);
        Kept kept = forStaff(response, "original");
        return ResponseEntity.ok().eTag("\"" + kept.version() + "\"").body(original(response, kept));
    }

    Kept forStaff(ResponseId id, String what) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR, Scopes.CASE_OFFICER);
        Response response = commands.fold(Responses.KIND, id.stream()).state();
        if (!(response instanceof Kept kept)) throw Rejected.unknown();
        AUDIT.info("read {} of {} by {}", what, id.text(), caller.id());
        return kept;
    }

    Original original(ResponseId id, Kept kept) {
        Record record = kept.record();
        ResponseReceived received = record.received();
        Details known = details.find(id, received.content());
        Map<String, String> names = known.names();
        Stored text = received.text();
        Rendition rendition = text == null
                ? null
                : renditions.find(id, text.sha256()).orElseThrow(() -> Rejected.unavailable("text-unavailable"));
        Receipts.Receipt receipt = receipts.receipt(id, record.since());
        return new Original(
                id.text(),
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
                receipts.status(kept),
                known.name(),
                known.email(),
                known.organisation(),
                received.position(),
                received.preliminary(),
                received.reference(),
                received.decision(),
                text,
                rendition == null ? null : rendition.text(),
                rendition == null ? List.of() : rendition.answers(),
                rendition == null ? List.of() : rendition.sections(),
                received.files().stream()
                        .map(file -> new NamedFile(
                                file.sha256(), name(names, file.sha256()), file.size(), files.safety(file.sha256())))
                        .toList(),
                received.content(),
                record.documentNumber(),
                known.subject(),
                record.secrecy() != null,
                record.secret(),
                record.secrecy() == null ? null : record.secrecy().provision(),
                record.secrecy() == null ? null : record.secrecy().authority(),
                record.secrecy() == null ? null : record.secrecy().date(),
                record.secrecy() == null ? List.of() : record.secrecy().passages(),
                record.shown(),
                record.masked() == null ? List.of() : record.masked().passages(),
                kept instanceof Withdrawn withdrawn ? withdrawal(id, withdrawn.withdrawn()) : null,
                kept.version());
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

    private static String name(Map<String, String> names, String sha256) {
        return names.getOrDefault(sha256, "fil");
    }

    /** Always as a file to save: what others have sent is never opened in the name of this service. */
    @GetMapping("/api/staff/responses/{id}/files/{sha256}")
    void file(@PathVariable String id, @PathVariable String sha256, HttpServletResponse answer) throws IOException {
        ResponseId response = ResponseId.existing(id);
        if (!Prose.isHash(sha256)) throw Rejected.unknown();
        Kept kept = forStaff(response, "file " + sha256);
        ResponseReceived received = kept.record().received();
        Stored file = received.files().stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(Rejected::unknown);
        String name = name(details.find(response, received.content()).names(), sha256);
        try (InputStream bytes = files.open(sha256).orElseThrow(() -> Rejected.unavailable("text-unavailable"))) {
            answer.setContentType("application/octet-stream");
            answer.setContentLengthLong(file.size());
            answer.setHeader("Content-Disposition", FileNames.attachment(name));
            answer.setHeader("X-Content-Type-Options", "nosniff");
            answer.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            answer.setHeader("Cache-Control", "no-store");
            bytes.transferTo(answer.getOutputStream());
        }
    }
}
