package se.samrad.responses.receiving;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.Turnstile;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.drafts.Drafts;
import se.samrad.responses.files.FilesController;
import se.samrad.responses.receipts.Receipts;

/** The doors by which responses come: for a body, for everybody, and in the place of one that stands. */
@RestController
class ReceivingController {
    private record Answer(long version) {}

    private final Receiving receiving;
    private final Receipts receipts;
    private final ResponseKeys keys;
    private final Turnstile turnstile;
    private final Drafts drafts;
    private final Commands commands;
    private final DetailStore details;

    ReceivingController(
            Receiving receiving,
            Receipts receipts,
            ResponseKeys keys,
            Turnstile turnstile,
            Drafts drafts,
            Commands commands,
            DetailStore details) {
        this.receiving = receiving;
        this.receipts = receipts;
        this.keys = keys;
        this.turnstile = turnstile;
        this.drafts = drafts;
        this.commands = commands;
        this.details = details;
    }

    @PutMapping("/api/consultations/{consultation}/responses/{body}")
    ResponseEntity<Receipts.Receipt> forBody(
            @PathVariable String consultation,
            @PathVariable String body,
            @RequestBody ResponseInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "Draft-Match", required = false) @Nullable String draft) {
        ResponseId id = id(consultation, body);
        Caller caller = Caller.current().requireOwn(Scopes.body(body), Scopes.REGISTRAR, Scopes.CASE_OFFICER);
        String key = Requests.key(idempotencyKey);
        // Who may do both answers for the body, unless it is said by which other road the answer came.
        boolean staff = caller.hasAny(Scopes.REGISTRAR, Scopes.CASE_OFFICER)
                && (!caller.has(Scopes.body(body)) || entered(input));
        if (!staff && caller.has(Scopes.author(body))) throw Rejected.forbidden();
        boolean space = Drafts.letIn(caller);
        var incoming = new Receiving.Incoming(
                id,
                Sender.BODY,
                input,
                Details.NONE.in(staff ? null : language()),
                staff,
                FilesController.owners(caller, key, keys),
                space,
                Receiving.Relation.FIRST,
                null);
        Command command = Command.of(caller.id(), key, input);
        Receiving.Taken taken =
                space ? receiving.receive(incoming, draft, command) : receiving.receive(incoming, command);
        if (!staff) forget(id);
        return receipt(id, taken);
    }

    /** The response is received whether or not this succeeds; the sweep deletes what is left. */
    private void forget(ResponseId id) {
        try {
            drafts.delete(id.consultation(), id.sender());
        } catch (RuntimeException e) {
            // Said by nobody: a log must not tell whether there was a draft.
            return;
        }
    }

    @PostMapping("/api/responses/{id}/supersede")
    ResponseEntity<Receipts.Receipt> supersede(
            @PathVariable String id,
            @RequestBody ResponseInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Long seen = Requests.version(ifMatch);
        return amend(id, input, idempotencyKey, Receiving.Relation.REPLACES, seen, Map.of("supersede", input));
    }

    @PostMapping("/api/responses/{id}/supplement")
    ResponseEntity<Receipts.Receipt> supplement(
            @PathVariable String id,
            @RequestBody SupplementInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        Map<String, Object> request = Map.of("supplement", input);
        return amend(id, input.said(), idempotencyKey, Receiving.Relation.SUPPLEMENTS, null, request);
    }

    /** Who sent the one that stands is who sends this. */
    private ResponseEntity<Receipts.Receipt> amend(
            String id,
            ResponseInput input,
            @Nullable String idempotencyKey,
            Receiving.Relation relation,
            @Nullable Long seen,
            Map<String, Object> request) {
        ResponseId response = ResponseId.existing(id);
        String own = Scopes.body(response.sender());
        Caller caller = Caller.current().requireOwn(own, Scopes.REGISTRAR);
        if (!(commands.fold(Responses.KIND, response.stream()).state() instanceof Kept kept)) throw Rejected.unknown();
        String key = Requests.key(idempotencyKey);
        boolean staff = caller.has(Scopes.REGISTRAR) && (!caller.has(own) || entered(input));
        if (!staff && caller.has(Scopes.author(response.sender()))) throw Rejected.forbidden();
        Details known = details.find(response, kept.record().received().content());
        Details who = new Details(known.name(), known.email(), known.organisation(), List.of(), null)
                .in(staff ? known.language() : language());
        var incoming = new Receiving.Incoming(
                response,
                kept.record().received().sender(),
                input,
                who,
                staff,
                FilesController.owners(caller, key, keys),
                false,
                relation,
                seen);
        Receiving.Taken taken = receiving.receive(incoming, Command.of(caller.id(), key, request));
        if (!staff && relation == Receiving.Relation.REPLACES) forget(response);
        return receipt(response, taken);
    }

    /** What whoever sends this reads, so that the receipt is in the language of the pages; null for Swedish. */
    private static @Nullable String language() {
        var request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return Requests.english(request.getRequest()) ? "en" : null;
    }

    private static boolean entered(ResponseInput input) {
        return input.channel() != null || input.arrived() != null || input.arrivedReason() != null;
    }

    @PostMapping("/api/consultations/{consultation}/responses")
    ResponseEntity<Receipts.Receipt> withoutAccount(
            @PathVariable String consultation,
            @RequestBody OpenResponseInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        if (!Ids.valid(consultation)) throw Rejected.unknown();
        Caller caller = Caller.current();
        String key = Requests.key(idempotencyKey);
        Details who = input.who();
        ResponseId id = new ResponseId(consultation, keys.holder(key, consultation));
        List<String> owners = FilesController.owners(caller, key, keys);
        boolean staff = caller.hasAny(Scopes.REGISTRAR, Scopes.CASE_OFFICER) && entered(input.said());
        boolean signedIn = !caller.scopes().isEmpty();
        Sender sender = who.organisation() == null ? Sender.PERSON : Sender.ORGANISATION;
        var incoming = new Receiving.Incoming(
                id,
                sender,
                input.said(),
                staff ? who : who.in(language()),
                staff,
                owners,
                false,
                Receiving.Relation.FIRST,
                null);
        // The key opens the answer to who has no account, so it is not stored: what is made of it stands for it.
        Command command = Command.of(caller.id(), id.sender(), input);
        return receipt(
                id,
                signedIn
                        ? receiving.receive(incoming, command)
                        : turnstile.through(() -> receiving.receive(incoming, command)));
    }

    private static ResponseId id(String consultation, String body) {
        if (!Ids.valid(consultation) || !Ids.valid(body) || Ids.withoutAccount(body)) throw Rejected.unknown();
        return new ResponseId(consultation, body);
    }

    private ResponseEntity<Receipts.Receipt> receipt(ResponseId id, Receiving.Taken taken) {
        Outcome outcome = taken.outcome();
        long version = outcome.answer(Answer.class).version();
        if (taken.event() == null) {
            return ResponseEntity.status(outcome.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                    .body(receipts.again(id, version));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(receipts.first(id, version, taken.event(), taken.names()));
    }
}
