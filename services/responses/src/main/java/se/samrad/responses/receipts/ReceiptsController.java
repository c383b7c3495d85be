package se.samrad.responses.receipts;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.responses.details.Details;
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
     * @param receipt path of the receipt's page
     * @param signed the receipt as text that proves itself
     * @param leftOut names of files that came with the message and were not received
     */
    record ForLetter(
            List<String> emails,
            String receipt,
            Instant receivedAt,
            String sha256,
            String signed,
            List<String> leftOut) {}

    /** The public keys that receipts are verified with, those of old too. */
    record Keys(List<SigningKeys.Jwk> keys) {}

    /** A text that is said to be a receipt. */
    record CheckInput(@Nullable String text) {}

    private final Receipts receipts;
    private final SigningKeys signingKeys;
    private final ReceiptPdf document;
    private final BodyContacts contacts;
    private final Commands commands;

    ReceiptsController(
            Receipts receipts, SigningKeys signingKeys, ReceiptPdf document, BodyContacts contacts, Commands commands) {
        this.receipts = receipts;
        this.signingKeys = signingKeys;
        this.document = document;
        this.contacts = contacts;
        this.commands = commands;
    }

    @GetMapping("/api/receipts/{token}")
    Receipts.Followed follow(@PathVariable String token) {
        return receipts.followed(token).orElseThrow(Rejected::unknown);
    }

    /** The receipt as a document; names of files are left out here too, for a link travels. */
    @GetMapping(path = "/api/receipts/{token}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable String token) {
        Receipts.Followed followed = receipts.followed(token).orElseThrow(Rejected::unknown);
        if (followed.status() == Receipts.Status.SEALED) throw Rejected.conflict(SealRules.SEALED_OFF);
        byte[] drawn = document.draw(followed);
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"kvittens.pdf\"")
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

    @GetMapping("/internal/responses/{id}/sender")
    ForLetter sender(@PathVariable String id) {
        ResponseId response = ResponseId.existing(id);
        if (!(commands.fold(Responses.KIND, response.stream()).state() instanceof Kept kept)) {
            throw Rejected.unknown();
        }
        Receipts.Receipt receipt = receipts.receipt(response, kept.record().since());
        Details who = receipts.details(response, kept.record().received().content());
        Set<String> emails = new LinkedHashSet<>();
        if (kept.record().received().sender() == Sender.BODY) emails.addAll(contacts.emails(response.sender()));
        // Who wrote a message is told too: an address may act for a body without being its registered one.
        if (who.email() != null) emails.add(who.email());
        return new ForLetter(
                List.copyOf(emails),
                receipt.url(),
                receipt.receivedAt(),
                receipt.sha256(),
                receipts.signed(response, kept.record().since()),
                kept.record().sealedOff()
                        ? List.of()
                        : who.leftOut().stream().map(Details.LeftOut::name).toList());
    }
}
