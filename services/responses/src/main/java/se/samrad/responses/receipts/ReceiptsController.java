package se.samrad.responses.receipts;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

/** Following a response by its receipt. */
@RestController
class ReceiptsController {
    /**
     * What a letter with the receipt needs, asked for at the moment of sending.
     *
     * @param receipt path of the receipt's page
     */
    record ForLetter(List<String> emails, String receipt, Instant receivedAt, String sha256) {}

    private final Receipts receipts;
    private final BodyContacts contacts;
    private final Commands commands;

    ReceiptsController(Receipts receipts, BodyContacts contacts, Commands commands) {
        this.receipts = receipts;
        this.contacts = contacts;
        this.commands = commands;
    }

    @GetMapping("/api/receipts/{token}")
    Receipts.Followed follow(@PathVariable String token) {
        return receipts.followed(token).orElseThrow(Rejected::unknown);
    }

    @GetMapping("/internal/responses/{id}/sender")
    ForLetter sender(@PathVariable String id) {
        ResponseId response = ResponseId.existing(id);
        if (!(commands.fold(Responses.KIND, response.stream()).state() instanceof Kept kept)) {
            throw Rejected.unknown();
        }
        Receipts.Receipt receipt = receipts.receipt(response, kept.record().since());
        List<String> emails = kept.record().received().sender() == Sender.BODY
                ? contacts.emails(response.sender())
                : receipts.emails(response, kept.record().received().content());
        return new ForLetter(emails, receipt.url(), receipt.receivedAt(), receipt.sha256());
    }
}
