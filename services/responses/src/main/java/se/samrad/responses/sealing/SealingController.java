package se.samrad.responses.sealing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.Acted;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.Arrivals;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.search.Following;
import se.samrad.responses.texts.Renditions;

/** Seals off what should never have come here. A registrar may do it at once; only the security role takes a seal away. */
@RestController
@RequestMapping("/api/responses/{id}")
class SealingController {
    private static final int REASON_CHARACTERS_MAX = 300;
    private static final int AUTHORITY_CHARACTERS_MAX = 200;

    /** @param files SHA-256 of single files; none for the whole response */
    record SealInput(
            @Nullable String reason,
            @Nullable String authority,
            @Nullable LocalDate date,
            @Nullable List<@Nullable String> files) {}

    record UnsealInput(@Nullable String reason) {}

    private final Commands commands;
    private final Renditions renditions;
    private final Following searched;
    private final Clock clock;

    SealingController(Commands commands, Renditions renditions, Following searched, Clock clock) {
        this.commands = commands;
        this.renditions = renditions;
        this.searched = searched;
        this.clock = clock;
    }

    @PostMapping("/seal")
    ResponseEntity<Acted> seal(
            @PathVariable String id,
            @RequestBody SealInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR, Scopes.SECURITY);
        ResponseId response = ResponseId.existing(id);
        Kept kept = kept(response, caller);
        List<Rejected.Member> wrong = new ArrayList<>();
        String reason = Prose.line("reason", input.reason(), REASON_CHARACTERS_MAX, wrong);
        if (reason == null && wrong.isEmpty()) wrong.add(new Rejected.Member("reason", "missing"));
        String authority = Prose.line("authority", input.authority(), AUTHORITY_CHARACTERS_MAX, wrong);
        LocalDate today = Deadline.day(clock.instant());
        LocalDate date = input.date() == null ? today : input.date();
        String never = Arrivals.wrong(date, today);
        if (never != null) wrong.add(new Rejected.Member("date", never));
        List<String> files = files(input.files(), wrong);
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        Outcome outcome = handle(
                response,
                command(caller, key, ifMatch, "seal", input),
                new Act.Seal(Objects.requireNonNull(reason), authority, date, files));
        // Whoever follows what is published looks at it now, and forgets its words.
        Stored shown = kept.record().shown();
        if (outcome.changed() && shown != null) renditions.publishing(response, shown);
        return Acted.of(response, outcome);
    }

    @PostMapping("/unseal")
    ResponseEntity<Acted> unseal(
            @PathVariable String id,
            @RequestBody UnsealInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = Caller.current().require(Scopes.SECURITY);
        ResponseId response = ResponseId.existing(id);
        kept(response, caller);
        List<Rejected.Member> wrong = new ArrayList<>();
        String reason = Prose.line("reason", input.reason(), REASON_CHARACTERS_MAX, wrong);
        if (reason == null && wrong.isEmpty()) wrong.add(new Rejected.Member("reason", "missing"));
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        return Acted.of(
                response,
                handle(
                        response,
                        command(caller, key, ifMatch, "unseal", input),
                        new Act.Unseal(Objects.requireNonNull(reason))));
    }

    /** To the security role there are only the responses of which something is sealed off. */
    private Kept kept(ResponseId response, Caller caller) {
        if (!(commands.fold(Responses.KIND, response.stream()).state() instanceof Kept kept)) throw Rejected.unknown();
        if (!kept.filings().anySealed() && !caller.has(Scopes.REGISTRAR)) throw Rejected.unknown();
        return kept;
    }

    private static List<String> files(@Nullable List<@Nullable String> named, List<Rejected.Member> wrong) {
        List<String> files = new ArrayList<>();
        if (named == null) return files;
        for (int i = 0; i < named.size(); i++) {
            String sha256 = named.get(i);
            if (sha256 == null || !Prose.isHash(sha256)) {
                wrong.add(new Rejected.Member("files[" + i + "]", "unknown-file"));
            } else files.add(sha256);
        }
        return files;
    }

    private static Command command(
            Caller caller, @Nullable String key, @Nullable String ifMatch, String act, Object input) {
        return Command.of(caller.id(), Requests.optionalKey(key), Map.of("act", act, "of", input))
                .expecting(Requests.version(ifMatch));
    }

    private Outcome handle(ResponseId id, Command command, Act act) {
        Outcome outcome = commands.handle(Responses.KIND, id.stream(), command, response -> Act.decide(act, response));
        searched.acted(id);
        return outcome;
    }
}
