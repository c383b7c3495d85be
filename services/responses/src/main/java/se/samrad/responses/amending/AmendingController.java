package se.samrad.responses.amending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.Arrivals;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.domain.Submission;
import se.samrad.responses.files.FilesController;
import se.samrad.responses.files.HandedIn;
import se.samrad.responses.files.KeptFiles;
import se.samrad.responses.files.Safety;
import se.samrad.responses.receipts.ActReceipts;
import se.samrad.responses.receiving.Road;
import se.samrad.responses.search.Following;
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

    /** The last three are for staff. */
    record ConfirmInput(
            @Nullable DecisionInput decision,
            @Nullable String extract,
            @Nullable Channel channel,
            @Nullable String arrived,
            @Nullable String arrivedReason) {
        boolean entered() {
            return channel != null || arrived != null || arrivedReason != null;
        }
    }

    /**
     * What was done.
     *
     * @param version of its stream after the act
     * @param url where the receipt of the act is followed
     */
    record Receipted(String id, long version, String url) {}

    record DecisionInput(
            @Nullable String by,
            @Nullable LocalDate date,
            @Nullable String paragraph) {}

    private final Commands commands;
    private final Renditions renditions;
    private final HandedIn handedIn;
    private final KeptFiles keptFiles;
    private final DetailStore details;
    private final ActReceipts receipts;
    private final ResponseKeys keys;
    private final Following searched;
    private final Clock clock;

    AmendingController(
            Commands commands,
            Renditions renditions,
            HandedIn handedIn,
            KeptFiles keptFiles,
            DetailStore details,
            ActReceipts receipts,
            ResponseKeys keys,
            Following searched,
            Clock clock) {
        this.commands = commands;
        this.renditions = renditions;
        this.handedIn = handedIn;
        this.keptFiles = keptFiles;
        this.details = details;
        this.receipts = receipts;
        this.keys = keys;
        this.searched = searched;
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
    ResponseEntity<Receipted> withdraw(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable WithdrawInput given,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        WithdrawInput input = given == null ? WithdrawInput.NOTHING : given;
        Asked asked = asked(id, key, ifMatch, "withdraw", input, input.entered());
        Road road = Road.of(asked.staff(), input.channel(), input.arrived(), input.arrivedReason(), now());
        Stored reason = reason(asked.id(), input.reason());
        Outcome outcome = handle(asked, new Act.Withdraw(road.channel(), road.arrived(), road.arrivedReason(), reason));
        return receipted(asked.id(), outcome, Filings.Kind.WITHDRAWAL);
    }

    /** The extract is kept before the event that names it, like every file. */
    @PostMapping("/confirm")
    ResponseEntity<Receipted> confirm(
            @PathVariable String id,
            @RequestBody ConfirmInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Asked asked = asked(id, key, ifMatch, "confirm", input, input.entered());
        Road road = Road.of(asked.staff(), input.channel(), input.arrived(), input.arrivedReason(), now());
        OwnDecision decision = decision(input.decision());
        HandedIn.Owned file = input.extract() == null ? null : owned(input.extract(), key);
        List<Stored> kept = file == null ? List.of() : List.of(file.stored());
        if (!keptFiles.keep(asked.id(), file == null ? List.of() : List.of(file))) {
            throw Rejected.member("extract", "file-unknown");
        }
        if (file != null) {
            var name = List.of(new Details.FileName(file.sha256(), file.name()));
            details.put(asked.id(), file.sha256(), new Details(null, null, null, name, null));
        }
        Outcome outcome = handle(
                asked,
                new Act.Confirm(new ResponseConfirmed(
                        road.channel(),
                        road.arrived(),
                        road.arrivedReason(),
                        decision,
                        kept.isEmpty() ? null : kept.getFirst())));
        return receipted(asked.id(), outcome, Filings.Kind.CONFIRMATION);
    }

    private ResponseEntity<Receipted> receipted(ResponseId id, Outcome outcome, Filings.Kind kind) {
        return ResponseEntity.ok()
                .eTag(Requests.etag(outcome.version()))
                .body(new Receipted(
                        id.text(), outcome.version(), receipts.newest(id, kind).orElseThrow()));
    }

    private OwnDecision decision(@Nullable DecisionInput input) {
        if (input == null) throw Rejected.member("decision", "missing");
        List<Rejected.Member> wrong = new ArrayList<>();
        String by = Prose.line("decision.by", input.by(), Submission.LINE_CHARACTERS_MAX, wrong);
        String paragraph = Prose.line("decision.paragraph", input.paragraph(), Submission.LINE_CHARACTERS_MAX, wrong);
        if (by == null && wrong.isEmpty()) wrong.add(new Rejected.Member("decision.by", "missing"));
        if (input.date() == null) wrong.add(new Rejected.Member("decision.date", "missing"));
        else {
            String never = Arrivals.wrong(input.date(), Deadline.day(now()));
            if (never != null) wrong.add(new Rejected.Member("decision.date", never));
        }
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        return new OwnDecision(by, input.date(), paragraph);
    }

    private HandedIn.Owned owned(String sha256, @Nullable String key) {
        List<String> owners = FilesController.owners(Caller.current(), key, keys);
        HandedIn.Owned file = (Prose.isHash(sha256) ? handedIn.owned(owners, sha256) : Optional.<HandedIn.Owned>empty())
                .orElseThrow(() -> Rejected.member("extract", "file-unknown"));
        if (file.safety() == Safety.INFECTED) throw Rejected.member("extract", "file-infected");
        return file;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Kept before the event that names it; the sweep takes away what no event came to name. */
    private @Nullable Stored reason(ResponseId id, @Nullable String given) {
        String reason = Prose.text("reason", given, REASON_CHARACTERS_MAX);
        if (reason == null) return null;
        return renditions.put(id, new Rendition(keys.random(), reason, List.of(), List.of(), List.of()));
    }

    private Outcome handle(Asked asked, Act act) {
        Outcome outcome = commands.handle(
                Responses.KIND, asked.id().stream(), asked.command(), response -> Act.decide(act, response));
        searched.acted(asked.id());
        return outcome;
    }
}
