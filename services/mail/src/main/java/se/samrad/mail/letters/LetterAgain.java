package se.samrad.mail.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.mail.domain.Letter;

/**
 * A letter that did not reach everybody it should goes once more, when whoever has the consultation in hand has seen to the
 * address, or would rather have it arrive twice than not at all.
 */
@RestController
class LetterAgain {
    /** @param letter its id, as the staff's list of letters has it */
    record AgainInput(@Nullable String letter) {}

    record Again(String letter, long version) {}

    private final Commands commands;
    private final Copies copies;
    private final Clock clock;

    LetterAgain(Commands commands, Copies copies, Clock clock) {
        this.commands = commands;
        this.copies = copies;
        this.clock = clock;
    }

    @PostMapping("/api/consultations/{id}/letters/again")
    Again again(
            @PathVariable String id,
            @RequestBody AgainInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        Caller caller = Caller.current().require(Scopes.CASE_OFFICER);
        if (input.letter() == null) throw Rejected.member("letter", "missing");
        String stream = Letter.KIND.name() + "/" + input.letter();
        Folded<Letter> folded = commands.fold(Letter.KIND, stream);
        if (!id.equals(facts(folded.state()).get("consultation"))) throw Rejected.unknown();
        String key = idempotencyKey == null ? null : Requests.key(idempotencyKey);
        Outcome outcome = commands.handle(Letter.KIND, stream, Command.of(caller.id(), key, input), letter -> {
            if (letter instanceof Letter.HandingOver && !cutOff(folded.time()))
                throw Rejected.because("letter-under-way");
            var events = Letter.again(letter);
            free(stream, letter); // before it is prepared, or a round could meet the old ones
            return events;
        });
        return new Again(input.letter(), outcome.version());
    }

    private boolean cutOff(@Nullable Instant since) {
        return since != null && !clock.instant().isBefore(since.plus(PostRound.CUT_OFF_AFTER));
    }

    /** What has arrived stays done; what nobody knows of keeps its name, so that a mail program may see that it is the same. */
    private void free(String stream, Letter letter) {
        switch (letter) {
            case Letter.Sent sent
            when sent.bounced().size() < sent.copies() ->
                copies.returned(stream, sent.bounced().keySet());
            case Letter.HandingOver over -> {}
            default -> copies.renew(stream);
        }
    }

    private static Map<String, String> facts(Letter letter) {
        return switch (letter) {
            case Letter.Unwritten unwritten -> Map.of();
            case Letter.Outgoing out -> out.facts();
            case Letter.Sent sent -> sent.facts();
            case Letter.Undeliverable none -> none.facts();
        };
    }
}
