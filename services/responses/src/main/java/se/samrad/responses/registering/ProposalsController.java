package se.samrad.responses.registering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.domain.Proposal;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.sealing.Opening;
import se.samrad.responses.texts.Renditions;

/** Where a registrar should look before a response is shown: places in the text as it came, never its words. */
@RestController
class ProposalsController {
    record Proposals(String response, List<Proposal> passages) {}

    private final Commands commands;
    private final Renditions renditions;

    ProposalsController(Commands commands, Renditions renditions) {
        this.commands = commands;
        this.renditions = renditions;
    }

    @GetMapping("/api/staff/responses/{id}/proposals")
    Proposals proposals(
            @PathVariable String id, @RequestParam(name = "record", required = false) @Nullable Long record) {
        Caller.current().require(Scopes.REGISTRAR);
        ResponseId asked = ResponseId.existing(id);
        Response response = commands.fold(Responses.KIND, asked.stream()).state();
        if (!(response instanceof Kept all)) throw Rejected.unknown();
        Kept kept = Opening.of(all);
        Stored text = kept.record()
                .find(record == null ? kept.record().since() : record)
                .orElseThrow(Rejected::unknown)
                .received()
                .text();
        if (text == null) return new Proposals(asked.text(), List.of());
        return new Proposals(
                asked.text(),
                Proposal.of(renditions
                        .find(asked, text.sha256())
                        .orElseThrow(() -> Rejected.unavailable("text-unavailable"))));
    }
}
