package se.samrad.responses.receipts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.domain.SealRules;

/** Following a response by its receipt. */
@RestController
class ReceiptsController {
    /**
     * What a letter with the receipt needs, asked for at the moment of sending.
     *
     * @param emails none of what was not the sender's: nobody gets proof of it
     * @param kind what came
     * @param receipt path of the receipt's page
     * @param signed the receipt as text that proves itself
     * @param leftOut names of files that came with the message and were not received, but for
     * @param malicious those that nobody is to send again
     * @param arrivedOn the day that counts, where the office has stated it
     * @param late whether it came after its sender's last day, as that is now
     */
    record ForLetter(
            List<String> emails,
            Filings.Kind kind,
            String receipt,
            Instant receivedAt,
            String sha256,
            @Nullable String signed,
            List<String> leftOut,
            List<String> malicious,
            @Nullable String language,
            @Nullable LocalDate arrivedOn,
            boolean late) {}

    /** The public keys that receipts are verified with, those of old too. */
    record Keys(List<SigningKeys.Jwk> keys) {}

    /** A text that is said to be a receipt. */
    record CheckInput(@Nullable String text) {}

    private final Receipts receipts;
    private final ActReceipts acts;
    private final SigningKeys signingKeys;
    private final ReceiptPdf document;
    private final BodyContacts contacts;
    private final Commands commands;

    ReceiptsController(
            Receipts receipts,
            ActReceipts acts,
            SigningKeys signingKeys,
            ReceiptPdf document,
            BodyContacts contacts,
            Commands commands) {
        this.receipts = receipts;
        this.acts = acts;
        this.signingKeys = signingKeys;
        this.document = document;
        this.contacts = contacts;
        this.commands = commands;
    }

    @GetMapping("/api/receipts/{token}")
    Receipts.Followed follow(@PathVariable String token) {
        return followed(token);
    }

    private Receipts.Followed followed(String token) {
        return receipts.followed(token).or(() -> acts.followed(token)).orElseThrow(Rejected::unknown);
    }

    /**
     * The receipt as a document; names of files are left out here too, for a link travels.
     *
     * @param lang {@code sv} or {@code en}; null for the language in which the sender answered
     */
    @GetMapping(path = "/api/receipts/{token}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(
            @PathVariable String token, @RequestParam(name = "lang", required = false) @Nullable String lang) {
        Receipts.Followed followed = followed(token);
        if (followed.status() == Receipts.Status.SEALED) throw Rejected.conflict(SealRules.SEALED_OFF);
        String language = lang == null ? acts.language(token).orElse("sv") : lang;
        ReceiptWords words = language.equals("en") ? ReceiptWords.ENGLISH : ReceiptWords.SWEDISH;
        byte[] drawn = document.draw(followed, words);
        String name = words == ReceiptWords.ENGLISH ? "receipt.pdf" : "kvittens.pdf";
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Content-Language", words.locale.getLanguage())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "no-store")
                .body(drawn);
    }

    @GetMapping("/api/receipts/keys")
    Keys keys() {
        return new Keys(signingKeys.published());
    }

    @PostMapping("/api/receipts/check")
    SignedReceipt.Checked check(@RequestBody CheckInput input) {
        if (input.text() == null) throw Rejected.member("text", "missing");
        return SignedReceipt.check(input.text(), signingKeys);
    }

    /** @param document which of all that came from the sender, counted from 1; null for the newest answer */
    @GetMapping("/internal/responses/{id}/sender")
    ForLetter sender(
            @PathVariable String id, @RequestParam(name = "document", required = false) @Nullable Integer document) {
        ResponseId response = ResponseId.existing(id);
        if (!(commands.fold(Responses.KIND, response.stream()).state() instanceof Kept kept)) {
            throw Rejected.unknown();
        }
        Filings.Filing filing = filing(kept, document);
        Receipts.Followed act = acts.all(response, filing.since()).orElse(null);
        Receipts.Receipt receipt = receipts.receipt(response, act == null ? filing.since() : filing.answer());
        Details who = receipts.details(response, receipt.sha256());
        List<String> emails = receipts.disowned(response, filing.answer()) ? List.of() : emails(kept, response, who);
        LocalDate arrivedOn = filing.arrived().at() == null ? filing.arrived().day() : null;
        if (act != null) {
            return new ForLetter(
                    emails,
                    act.kind(),
                    acts.url(response, filing.since()),
                    act.receivedAt(),
                    Objects.requireNonNull(act.sha256()),
                    act.signed(),
                    List.of(),
                    List.of(),
                    who.language(),
                    arrivedOn,
                    act.late());
        }
        Map<Boolean, List<String>> leftOut = kept.record().sealedOff()
                ? Map.of()
                : who.leftOut().stream()
                        .collect(Collectors.partitioningBy(
                                Details.LeftOut::malicious,
                                Collectors.mapping(Details.LeftOut::name, Collectors.toList())));
        return new ForLetter(
                emails,
                filing.kind(),
                receipt.url(),
                receipt.receivedAt(),
                receipt.sha256(),
                receipts.signed(response, filing.since()),
                leftOut.getOrDefault(false, List.of()),
                leftOut.getOrDefault(true, List.of()),
                who.language(),
                arrivedOn,
                receipts.late(response, filing.arrived()));
    }

    private List<String> emails(Kept kept, ResponseId response, Details who) {
        Set<String> emails = new LinkedHashSet<>();
        if (kept.record().received().sender() == Sender.BODY) emails.addAll(contacts.emails(response.sender()));
        // Who wrote a message is told too: an address may act for a body without being its registered one.
        if (who.email() != null) emails.add(who.email());
        return List.copyOf(emails);
    }

    private static Filings.Filing filing(Kept kept, @Nullable Integer document) {
        List<Filings.Filing> all = kept.filings().all();
        if (document == null) return kept.filings().find(kept.record().since()).orElseThrow();
        if (document < 1 || document > all.size()) throw Rejected.unknown();
        return all.get(document - 1);
    }
}
