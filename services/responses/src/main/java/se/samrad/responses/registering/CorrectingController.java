package se.samrad.responses.registering;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.responses.RegisterEvent.NumberCorrected;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.Filings.Filing;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

/** What was entered in the register by mistake is corrected, and what stood there is kept. */
@RestController
class CorrectingController {
    /**
     * @param subject null where the heading stays
     * @param documentNumber null where the number stays
     * @param record what came by the event of this version; null for the newest answer
     */
    record CorrectInput(
            @Nullable String subject,
            @Nullable String documentNumber,
            @Nullable String reason,
            @Nullable Long record) {}

    private record Said(@Nullable String subject, @Nullable String documentNumber, String reason) {}

    private final Commands commands;
    private final RegisterNumbers numbers;
    private final Headings headings;
    private final DetailStore details;
    private final ResponseKeys keys;
    private final Clock clock;

    CorrectingController(
            Commands commands,
            RegisterNumbers numbers,
            Headings headings,
            DetailStore details,
            ResponseKeys keys,
            Clock clock) {
        this.commands = commands;
        this.numbers = numbers;
        this.headings = headings;
        this.details = details;
        this.keys = keys;
        this.clock = clock;
    }

    @PostMapping("/api/responses/{id}/correct-registration")
    ResponseEntity<Map<String, String>> correct(
            @PathVariable String id,
            @RequestBody CorrectInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR);
        ResponseId response = ResponseId.existing(id);
        Kept kept = kept(response);
        Said said = said(input);
        long since = input.record() == null ? kept.record().since() : input.record();
        Filing filing = filing(kept, since);
        if (filing.documentNumber() == null) throw Rejected.because("not-registered");
        Command command = Command.of(
                        caller.id(), Requests.optionalKey(key), Map.of("act", "correct-registration", "of", input))
                .expecting(Requests.version(ifMatch));
        String heading = heading(response, filing, said.subject());
        RegistrationCorrected wish = new RegistrationCorrected(
                null, null, heading, said.reason(), caller.id(), Deadline.day(clock.instant()), null, since);
        if (said.documentNumber() == null || !exchanged(response, filing, wish, said.documentNumber(), command)) {
            commands.handle(
                    Responses.KIND, response.stream(), command, state -> Act.decide(new Act.Correct(wish), state));
        }
        Commands.Folded<Response> after = commands.fold(Responses.KIND, response.stream());
        String number = after.state() instanceof Kept now ? filing(now, since).documentNumber() : null;
        return ResponseEntity.ok()
                .eTag(Requests.etag(after.version()))
                .body(Map.of("documentNumber", number == null ? filing.documentNumber() : number));
    }

    /** Whether the register of the case has given it this number for another; the response has then told of all of it. */
    private boolean exchanged(
            ResponseId id, Filing filing, RegistrationCorrected wish, String documentNumber, Command command) {
        numbers.tell(id);
        Commands.Folded<Response> folded = commands.fold(Responses.KIND, id.stream());
        String present = folded.state() instanceof Kept kept
                ? filing(kept, filing.since()).documentNumber()
                : null;
        if (present == null) throw Rejected.because("not-registered");
        NumberCorrected exchange = new NumberCorrected(
                id.filing(filing.since()),
                documentNumber,
                present,
                wish.heading(),
                wish.reason(),
                wish.by(),
                wish.on());
        Long expected = command.expected();
        return numbers.correct(id, exchange, command.expecting(null), () -> {
            if (expected != null && expected != folded.version()) {
                throw Rejected.conflict("version-mismatch", Map.of("expected", expected, "actual", folded.version()));
            }
        });
    }

    /** Written before the event that names it, and swept where none does; null where the heading stays. */
    private @Nullable String heading(ResponseId id, Filing filing, @Nullable String subject) {
        if (subject == null || subject.equals(headings.of(id, filing))) return null;
        String name = keys.random();
        details.heading(id, name, subject);
        return name;
    }

    private static Said said(CorrectInput input) {
        List<Rejected.Member> wrong = new ArrayList<>();
        String subject = Prose.line("subject", input.subject(), RegisteringController.SUBJECT_CHARACTERS_MAX, wrong);
        String number = Prose.number(
                "documentNumber", input.documentNumber(), RegisteringController.NUMBER_CHARACTERS_MAX, wrong);
        String reason = Prose.text("reason", input.reason(), RegisteringController.REASON_CHARACTERS_MAX, wrong);
        if (reason == null && wrong.isEmpty()) wrong.add(new Rejected.Member("reason", "missing"));
        if (!wrong.isEmpty() || reason == null) throw Rejected.members(wrong);
        if (subject == null && number == null) throw Rejected.because("nothing-corrected");
        return new Said(subject, number, reason);
    }

    private Kept kept(ResponseId id) {
        if (commands.fold(Responses.KIND, id.stream()).state() instanceof Kept kept) return kept;
        throw Rejected.unknown();
    }

    private static Filing filing(Kept kept, long since) {
        return kept.filings().find(since).orElseThrow(() -> Rejected.member("record", "unknown-record"));
    }
}
