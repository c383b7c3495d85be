package se.samrad.responses.amending;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Channel;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.receiving.Road;
import se.samrad.responses.texts.Renditions;

/**
 * Acts of the one who answered, and of registrars when they come by mail or on paper. What a sender says about them is kept
 * beside the events, like everything that others have written.
 */
@RestController
@RequestMapping("/api/responses/{id}")
class AmendingController {
    private static final int REASON_CHARACTERS_MAX = 1_000;

    /** The last three are for staff. */
    record WithdrawInput(
            @Nullable String reason,
            @Nullable Channel channel,
            @Nullable String arrived,
            @Nullable String arrivedReason) {
        static final WithdrawInput NOTHING = new WithdrawInput(null, null, null, null);

        boolean entered() {
            return channel != null || arrived != null || arrivedReason != null;
        }
    }

    private final Commands commands;
    private final Renditions renditions;
    private final ResponseKeys keys;
    private final Clock clock;

    AmendingController(Commands commands, Renditions renditions, ResponseKeys keys, Clock clock) {
        this.commands = commands;
        this.renditions = renditions;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param staff whether it is entered on the sender's behalf */
    private record Asked(ResponseId id, boolean staff, Command command) {}

    private Asked asked(
            String id, @Nullable String key, @Nullable String ifMatch, String act, Object request, boolean entered) {
        ResponseId response = ResponseId.existing(id);
        String own = Scopes.body(response.sender());
        Caller caller = Caller.current().requireOwn(own, Scopes.REGISTRAR);
        if (!(commands.fold(Responses.KIND, response.stream()).state() instanceof Kept)) throw Rejected.unknown();
        // Who may do both acts for the body, unless it is said by which other road it came.
        boolean staff = caller.has(Scopes.REGISTRAR) && (!caller.has(own) || entered);
        if (!staff && caller.has(Scopes.author(response.sender()))) throw Rejected.forbidden();
        Command command = Command.of(caller.id(), Requests.optionalKey(key), Map.of("act", act, "of", request))
                .expecting(Requests.version(ifMatch));
        return new Asked(response, staff, command);
    }

    @PostMapping("/withdraw")
    ResponseEntity<Map<String, Object>> withdraw(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable WithdrawInput given,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        WithdrawInput input = given == null ? WithdrawInput.NOTHING : given;
        Asked asked = asked(id, key, ifMatch, "withdraw", input, input.entered());
        Road road = Road.of(asked.staff(), input.channel(), input.arrived(), input.arrivedReason(), now());
        Stored reason = said(asked.id(), "reason", input.reason());
        Outcome outcome = handle(asked, new Act.Withdraw(road.channel(), road.arrived(), road.arrivedReason(), reason));
        if (outcome.changed() && reason != null) renditions.settle(asked.id(), reason);
        return answer(asked, outcome);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Kept before the event that names it; the sweep takes away what no event came to name. */
    private @Nullable Stored said(ResponseId id, String member, @Nullable String text) {
        if (text == null || text.isBlank()) return null;
        if (text.length() > REASON_CHARACTERS_MAX) throw Rejected.member(member, "too-long");
        if (!Prose.isText(text)) throw Rejected.member(member, "not-text");
        return renditions.put(id, new Rendition(keys.random(), text.strip(), List.of(), List.of(), List.of()));
    }

    private Outcome handle(Asked asked, Act act) {
        return commands.handle(
                Responses.KIND,
                asked.id().stream(),
                asked.command(),
                response -> Act.decide(act, response),
                folded -> Map.of("version", folded.version()));
    }

    private static ResponseEntity<Map<String, Object>> answer(Asked asked, Outcome outcome) {
        return ResponseEntity.ok()
                .eTag("\"" + outcome.version() + "\"")
                .body(Map.of("id", asked.id().text(), "version", outcome.version()));
    }
}
