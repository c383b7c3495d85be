package se.samrad.responses.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.CopyEvent.CopyGiven;
import se.samrad.contracts.responses.CopyEvent.CopyRefused;
import se.samrad.contracts.responses.CopyEvent.CopyRequestDropped;
import se.samrad.contracts.responses.CopyEvent.CopyRequested;
import se.samrad.contracts.responses.CopyState;
import se.samrad.contracts.responses.Passage;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.Arrivals;
import se.samrad.responses.domain.CopyAct;
import se.samrad.responses.domain.CopyRequest;
import se.samrad.responses.domain.Masking;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.domain.SealRules;
import se.samrad.responses.sealing.Opening;
import se.samrad.responses.texts.Renditions;

/** Somebody wants to see a response: noted, assessed on the original, and given or refused. */
@RestController
class CopiesController {
    private static final Logger AUDIT = LoggerFactory.getLogger("samrad.audit");
    private static final int NAME_CHARACTERS = 32;
    private static final int PROVISION_CHARACTERS_MAX = 200;
    private static final int AUTHORITY_CHARACTERS_MAX = 200;
    private static final int REASON_CHARACTERS_MAX = 1_000;

    record NoteInput(@Nullable LocalDate arrived) {}

    record GiveInput(
            @Nullable List<Masking.@Nullable Wish> passages,
            @Nullable List<@Nullable String> files,
            @Nullable Boolean named,
            @Nullable String provision,
            @Nullable String authority) {}

    record RefuseInput(
            @Nullable String provision,
            @Nullable String reason,
            @Nullable String authority) {}

    record DropInput(@Nullable String reason) {}

    record Noted(String request, String response, LocalDate arrived) {}

    record One(
            String request,
            String response,
            LocalDate arrived,
            CopyState.Status status,
            @Nullable CopyGiven given,
            @Nullable CopyRefused refused,
            @Nullable String dropped,
            long version) {}

    private final Commands commands;
    private final CopyQueue queue;
    private final Renditions renditions;
    private final Consulted consulted;
    private final HandedOut handedOut;
    private final Clock clock;

    CopiesController(
            Commands commands,
            CopyQueue queue,
            Renditions renditions,
            Consulted consulted,
            HandedOut handedOut,
            Clock clock) {
        this.commands = commands;
        this.queue = queue;
        this.renditions = renditions;
        this.consulted = consulted;
        this.handedOut = handedOut;
        this.clock = clock;
    }

    /** The same key gives the same request again; two people who ask are two requests. */
    @PostMapping("/api/responses/{id}/copy-requests")
    Noted note(
            @PathVariable String id,
            @RequestBody NoteInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR);
        ResponseId response = ResponseId.existing(id);
        Kept kept = kept(response);
        LocalDate today = today();
        LocalDate arrived = input.arrived() == null ? today : input.arrived();
        String never = Arrivals.wrong(arrived, today);
        if (never != null) throw Rejected.member("arrived", never);
        String given = Requests.optionalKey(key);
        String own = given == null ? UUID.randomUUID().toString() : given;
        String request = Command.sha256((response.text() + "/" + caller.id() + "/" + own).getBytes(UTF_8))
                .substring(0, NAME_CHARACTERS);
        CopyRequested asked =
                new CopyRequested(response.text(), kept.record().received().content(), arrived);
        Command command = Command.of(caller.id(), own, Map.of("act", "copy-requests", "of", input));
        Outcome outcome = commands.handle(
                CopyRequest.KIND,
                CopyRequest.stream(request),
                command,
                state -> CopyAct.decide(new CopyAct.Note(asked), state),
                folded -> new Noted(request, response.text(), arrived));
        return outcome.answer(Noted.class);
    }

    @GetMapping("/api/staff/copy-requests")
    CopyQueue.Lines list(@RequestParam(name = "settled", defaultValue = "false") boolean settled) {
        Caller.current().require(Scopes.REGISTRAR);
        return queue.list(settled);
    }

    @GetMapping("/api/staff/copy-requests/{request}")
    ResponseEntity<One> one(@PathVariable String request) {
        Caller.current().require(Scopes.REGISTRAR);
        Commands.Folded<CopyRequest> found = found(request);
        return ResponseEntity.ok().eTag(Requests.etag(found.version())).body(shown(request, found));
    }

    private static One shown(String request, Commands.Folded<CopyRequest> folded) {
        CopyRequest state = folded.state();
        return new One(
                request,
                state.response(),
                state.arrived(),
                state.status(),
                state.answer() instanceof CopyGiven given ? given : null,
                state.answer() instanceof CopyRefused refused ? refused : null,
                state.answer() instanceof CopyRequestDropped dropped ? dropped.reason() : null,
                folded.version());
    }

    /** Every time on the original: what was masked for the web or marked as secret before decides nothing. */
    @PostMapping("/api/staff/copy-requests/{request}/give")
    ResponseEntity<One> give(
            @PathVariable String request,
            @RequestBody GiveInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR);
        CopyRequest state = found(request).state();
        ResponseId response = ResponseId.existing(state.response());
        Kept all = kept(response);
        SealRules.inTheOpen(all.record());
        Kept kept = Opening.forAll(all);
        List<Rejected.Member> wrong = new ArrayList<>();
        String provision = Prose.line("provision", input.provision(), PROVISION_CHARACTERS_MAX, wrong);
        String authority = Prose.line("authority", input.authority(), AUTHORITY_CHARACTERS_MAX, wrong);
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        List<Passage> withheld = withheld(response, kept, input.passages(), provision);
        List<Stored> files = files(kept, input.files(), withheld.isEmpty());
        boolean named = !Boolean.FALSE.equals(input.named());
        boolean left = !named || files.size() < all.record().received().files().size();
        CopyGiven given = new CopyGiven(
                authority == null ? issuer(response) : authority,
                today(),
                withheld,
                files,
                named,
                // For passages alone each says its own.
                left || withheld.isEmpty() ? provision : null);
        CopyAct.Give act = new CopyAct.Give(given, all.record());
        return answered(request, command(caller, key, ifMatch, "give", input), act);
    }

    private List<Passage> withheld(
            ResponseId response,
            Kept kept,
            @Nullable List<Masking.@Nullable Wish> passages,
            @Nullable String provision) {
        if (passages == null || passages.isEmpty()) return List.of();
        List<Masking.Wish> wishes = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            Masking.Wish wish = passages.get(i);
            if (wish == null) throw Rejected.member("passages[" + i + "]", "missing");
            if (wish.ground() != null && wish.ground() != Passage.Ground.SECRECY) {
                throw Rejected.member("passages[" + i + "].ground", "only-secrecy");
            }
            wishes.add(new Masking.Wish(
                    wish.in(),
                    wish.quote(),
                    wish.occurrence(),
                    wish.start(),
                    wish.length(),
                    Passage.Ground.SECRECY,
                    wish.provision() == null ? provision : wish.provision()));
        }
        Stored text = kept.record().received().text();
        if (text == null) throw Rejected.because("nothing-written");
        Rendition original =
                renditions.find(response, text.sha256()).orElseThrow(() -> Rejected.unavailable("text-unavailable"));
        return Masking.of(original, wishes, original.random()).passages();
    }

    /** Where words are withheld a file may say them too, so none is handed out that was not named. */
    private static List<Stored> files(Kept kept, @Nullable List<@Nullable String> named, boolean whole) {
        List<Stored> all = kept.record().received().files();
        if (named == null) return whole ? all : List.of();
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
            String sha256 = named.get(i);
            if (sha256 == null || all.stream().noneMatch(file -> file.sha256().equals(sha256))) {
                throw Rejected.member("files[" + i + "]", "unknown-file");
            }
            wanted.add(sha256);
        }
        return all.stream().filter(file -> wanted.contains(file.sha256())).toList();
    }

    @PostMapping("/api/staff/copy-requests/{request}/refuse")
    ResponseEntity<One> refuse(
            @PathVariable String request,
            @RequestBody RefuseInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR);
        CopyRequest state = found(request).state();
        List<Rejected.Member> wrong = new ArrayList<>();
        String provision = required("provision", input.provision(), PROVISION_CHARACTERS_MAX, wrong);
        String reason = required("reason", input.reason(), REASON_CHARACTERS_MAX, wrong);
        String authority = Prose.line("authority", input.authority(), AUTHORITY_CHARACTERS_MAX, wrong);
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        CopyRefused refused = new CopyRefused(
                authority == null ? issuer(ResponseId.existing(state.response())) : authority,
                today(),
                Objects.requireNonNull(provision),
                Objects.requireNonNull(reason));
        return answered(request, command(caller, key, ifMatch, "refuse", input), new CopyAct.Refuse(refused));
    }

    @PostMapping("/api/staff/copy-requests/{request}/drop")
    ResponseEntity<One> drop(
            @PathVariable String request,
            @RequestBody DropInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR);
        found(request);
        List<Rejected.Member> wrong = new ArrayList<>();
        String reason = required("reason", input.reason(), REASON_CHARACTERS_MAX, wrong);
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        CopyRequestDropped dropped = new CopyRequestDropped(Objects.requireNonNull(reason));
        return answered(request, command(caller, key, ifMatch, "drop", input), new CopyAct.Drop(dropped));
    }

    /** The copy that was decided on, made again of the original. */
    @GetMapping("/api/staff/copy-requests/{request}/copy")
    void copy(@PathVariable String request, HttpServletResponse answer) throws IOException {
        Caller caller = Caller.current().require(Scopes.REGISTRAR);
        CopyRequest state = found(request).state();
        if (!(state.answer() instanceof CopyGiven given)) throw Rejected.because("copy-not-given");
        ResponseId response = ResponseId.existing(state.response());
        Kept kept = kept(response);
        SealRules.inTheOpen(kept.record());
        if (given.files().stream().anyMatch(file -> kept.record().sealedOff(file.sha256()))) {
            throw Rejected.because(SealRules.SEALED_OFF);
        }
        if (!kept.record()
                .received()
                .content()
                .equals(Objects.requireNonNull(state.asked()).content())) {
            throw Rejected.conflict("another-response");
        }
        AUDIT.info("read copy {} of {} by {}", request, response.text(), caller.id());
        handedOut.write(
                response, kept, given, consulted.known(response.consultation()).facts(), (name, type) -> {
                    answer.setContentType(type);
                    answer.setHeader(
                            "Content-Disposition",
                            ContentDisposition.attachment()
                                    .filename(name)
                                    .build()
                                    .toString());
                    answer.setHeader("X-Content-Type-Options", "nosniff");
                    answer.setHeader("Cache-Control", "no-store");
                    return answer.getOutputStream();
                });
    }

    private ResponseEntity<One> answered(String request, Command command, CopyAct act) {
        Outcome outcome = commands.handle(
                CopyRequest.KIND, CopyRequest.stream(request), command, state -> CopyAct.decide(act, state));
        return ResponseEntity.ok()
                .eTag(Requests.etag(outcome.version()))
                .body(shown(request, commands.fold(CopyRequest.KIND, CopyRequest.stream(request))));
    }

    private static Command command(
            Caller caller, @Nullable String key, @Nullable String ifMatch, String act, Object input) {
        return Command.of(caller.id(), Requests.optionalKey(key), Map.of("act", act, "of", input))
                .expecting(Requests.version(ifMatch));
    }

    private Commands.Folded<CopyRequest> found(String request) {
        if (!CopyRequest.isName(request)) throw Rejected.unknown();
        Commands.Folded<CopyRequest> folded = commands.fold(CopyRequest.KIND, CopyRequest.stream(request));
        if (folded.state().asked() == null) throw Rejected.unknown();
        return folded;
    }

    private Kept kept(ResponseId response) {
        if (commands.fold(Responses.KIND, response.stream()).state() instanceof Kept kept) return kept;
        throw Rejected.unknown();
    }

    private LocalDate today() {
        return Deadline.day(clock.instant());
    }

    private @Nullable String issuer(ResponseId id) {
        String issuer = consulted.known(id.consultation()).facts().issuer();
        return issuer == null || issuer.isBlank() ? null : issuer.strip();
    }

    private static @Nullable String required(
            String member, @Nullable String line, int charactersMax, List<Rejected.Member> wrong) {
        int before = wrong.size();
        String given = Prose.line(member, line, charactersMax, wrong);
        if (given == null && wrong.size() == before) wrong.add(new Rejected.Member(member, "missing"));
        return given;
    }
}
