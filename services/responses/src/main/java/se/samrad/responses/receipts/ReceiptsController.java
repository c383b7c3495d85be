package se.samrad.responses.receipts;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.responses.Requests;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

/** Following a response by its receipt. */
@RestController
public class ReceiptsController {
    /** What a letter with the receipt needs, asked for at the moment of sending. */
    record ForLetter(Receipts.Receipt receipt, @Nullable String email) {}

    private final Receipts receipts;
    private final Commands commands;

    ReceiptsController(Receipts receipts, Commands commands) {
        this.receipts = receipts;
        this.commands = commands;
    }

    @GetMapping("/api/receipts/{token}")
    Receipts.Followed follow(@PathVariable String token) {
        return receipts.followed(token).orElseThrow(Rejected::unknown);
    }

    @GetMapping("/internal/responses/{id}/receipt")
    ForLetter forLetter(@PathVariable String id) {
        ResponseId response = Requests.id(id);
        if (!(commands.fold(Responses.KIND, response.stream()).state() instanceof Kept kept)) {
            throw Rejected.unknown();
        }
        return new ForLetter(
                receipts.receipt(response, kept.record().since()),
                receipts.email(response, kept.record().received().content()));
    }
}
