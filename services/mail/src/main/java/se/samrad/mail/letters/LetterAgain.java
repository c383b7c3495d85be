package se.samrad.mail.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.mail.LetterEvent;
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
    private final InvitationLetter invitations;
    private final Clock clock;

    LetterAgain(Commands commands, Copies copies, InvitationLetter invitations, Clock clock) {
        this.commands = commands;
        this.copies = copies;
        this.invitations = invitations;
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
        if (!id.equals(Letter.says(folded.state()).get("consultation"))) throw Rejected.unknown();
        String key = idempotencyKey == null ? null : Requests.key(idempotencyKey);
        Outcome outcome = commands.handle(Letter.KIND, stream, Command.of(caller.id(), key, input), letter -> {
            if (letter instanceof Letter.HandingOver && !cutOff(folded.time()))
                throw Rejected.because("letter-under-way");
            List<LetterEvent> events = Letter.again(letter);
            free(stream, letter); // before it is prepared, or a round could meet the old ones
            return hasReachedSomebody(letter)
                    ? events
                    : events.stream().map(invitations::asIs).toList();
        });
        return new Again(input.letter(), outcome.version());
    }

    private boolean cutOff(@Nullable Instant since) {
        return since != null && !clock.instant().isBefore(since.plus(PostRound.CUT_OFF_AFTER));
    }

    /** What has arrived stays done; what nobody knows of keeps its name, so that a mail program may see that it is the same. */
    private void free(String stream, Letter letter) {
        if (!hasReachedSomebody(letter)) copies.renew(stream);
        else if (letter instanceof Letter.Sent sent)
            copies.returned(stream, sent.bounced().keySet());
    }

    /** As far as is known. Of what somebody has read all copies say the same. */
    private static boolean hasReachedSomebody(Letter letter) {
        return switch (letter) {
            case Letter.Sent sent -> sent.bounced().size() < sent.copies();
            case Letter.HandingOver over -> true;
            default -> false;
        };
    }
}
