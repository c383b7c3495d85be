package se.samrad.consultations.register;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Bodies.Body;
import se.samrad.consultations.register.imports.NameFault;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Blank;
import se.samrad.eventing.Findings;
import se.samrad.eventing.OneLine;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;

/** The register of bodies: looking in it, and what becomes of one body. */
@RestController
class BodyController {
    private static final int SIZE_MAX = 200;
    private static final int NAME_CHARACTERS_MAX = 200;

    record Alias(@Nullable String alias) {}

    record Renamed(@Nullable String name, @Nullable String from) {}

    record Undone(@Nullable String name) {}

    record Left(@Nullable String on) {}

    record Versioned(String id, long version) {}

    private final BodyRegister register;
    private final Registration registration;
    private final GroupRegister groups;
    private final Today today;

    BodyController(BodyRegister register, Registration registration, GroupRegister groups, Today today) {
        this.register = register;
        this.groups = groups;
        this.today = today;
        this.registration = registration;
    }

    @GetMapping("/api/bodies")
    BodyRegister.Page search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable BodyType type,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.REGISTRAR, Scopes.ADMIN);
        if (q.indexOf('\0') >= 0) throw Rejected.member("q", "not-a-character");
        if (page < 0 || page > 1_000_000) throw Rejected.member("page", "out-of-range");
        if (size < 1 || size > SIZE_MAX) throw Rejected.member("size", "out-of-range");
        Set<String> among = group == null || group.isBlank() ? null : groups.bodies(group.strip(), today.inSweden());
        return register.search(q, type, among, page, size);
    }

    @GetMapping("/api/bodies/{id}")
    ResponseEntity<BodyRegister.Entry> get(@PathVariable String id) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.REGISTRAR, Scopes.ADMIN);
        String standing = register.standing(Requests.existing(id, Ids::valid));
        if (!standing.equals(id)) return elsewhere(standing, "");
        BodyRegister.Entry entry = register.entry(id).orElseThrow(Rejected::unknown);
        Long version = entry.version();
        return ResponseEntity.ok()
                .eTag(Requests.etag(version == null ? 0 : version))
                .body(entry);
    }

    /** What somebody has found out that a body is called too, so that nobody has to be asked again. */
    @PostMapping("/api/bodies/{id}/aliases")
    ResponseEntity<Versioned> alias(@PathVariable String id, @RequestBody Alias asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        String body = register.standing(Requests.existing(id, Ids::valid));
        if (!body.equals(id)) return elsewhere(body, "/aliases");
        if (register.facts(body).isEmpty()) throw Rejected.unknown();
        String alias = newName("alias", asked.alias());
        if (register.othersNamed(alias, body)) throw Rejected.conflict("name-of-another");
        return ResponseEntity.ok(new Versioned(
                body,
                registration
                        .alias(body, alias, Requests.command(request, asked))
                        .version()));
    }

    /** The body has got another name: the one before is kept, and finds it still. */
    @PostMapping("/api/bodies/{id}/names")
    ResponseEntity<Versioned> rename(@PathVariable String id, @RequestBody Renamed asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        String body = register.standing(Requests.existing(id, Ids::valid));
        if (!body.equals(id)) return elsewhere(body, "/names");
        if (register.facts(body).isEmpty()) throw Rejected.unknown();
        String name = newName("name", asked.name());
        Findings findings = new Findings();
        LocalDate from = findings.day("from", asked.from());
        findings.orElseReject();
        if (from == null) throw Rejected.member("from", "missing");
        if (register.othersNamed(name, body)) throw Rejected.conflict("name-of-another");
        return ResponseEntity.ok(new Versioned(
                body,
                registration
                        .rename(body, name, from, Requests.command(request, asked))
                        .version()));
    }

    /** It never was called so. */
    @PostMapping("/api/bodies/{id}/undo-rename")
    ResponseEntity<Versioned> undoRename(
            @PathVariable String id, @RequestBody Undone asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        String body = register.standing(Requests.existing(id, Ids::valid));
        if (!body.equals(id)) return elsewhere(body, "/undo-rename");
        Body.Registered known = register.known(body).orElseThrow(Rejected::unknown);
        String name = name("name", asked.name());
        boolean taken = !known.formerNames().isEmpty()
                && register.othersNamed(known.formerNames().getLast().name(), body);
        if (taken) throw Rejected.conflict("name-of-another");
        return ResponseEntity.ok(new Versioned(
                body,
                registration
                        .undoRename(body, name, Requests.command(request, asked))
                        .version()));
    }

    /** The body is no more: nobody asks it any longer, and what it was asked stays. */
    @PostMapping("/api/bodies/{id}/leave")
    ResponseEntity<Versioned> leave(@PathVariable String id, @RequestBody Left asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        String body = register.standing(Requests.existing(id, Ids::valid));
        if (!body.equals(id)) return elsewhere(body, "/leave");
        Findings findings = new Findings();
        LocalDate on = findings.day("on", asked.on());
        findings.orElseReject();
        if (on == null) throw Rejected.member("on", "missing");
        return ResponseEntity.ok(new Versioned(
                body,
                registration.leave(body, on, Requests.command(request, asked)).version()));
    }

    @PostMapping("/api/bodies/{id}/return")
    ResponseEntity<Versioned> comeBack(@PathVariable String id, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        String body = register.standing(Requests.existing(id, Ids::valid));
        if (!body.equals(id)) return elsewhere(body, "/return");
        return ResponseEntity.ok(new Versioned(
                body,
                registration
                        .comeBack(body, Requests.command(request, Map.of("act", "return")))
                        .version()));
    }

    /** What an import does not take for a name is not given one by one either; a mistaken one is taken back all the same. */
    private static String newName(String member, @Nullable String written) {
        String name = name(member, written);
        if (NameFault.isFormula(name)) throw Rejected.member(member, "formula");
        return name;
    }

    private static String name(String member, @Nullable String written) {
        String name = written == null ? "" : written.strip();
        if (Blank.is(name)) throw Rejected.member(member, "missing");
        if (name.length() > NAME_CHARACTERS_MAX) throw Rejected.member(member, "too-long");
        boolean half = name.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
        if (half || !OneLine.is(name)) throw Rejected.member(member, "bad-name");
        return name;
    }

    /** To the body that stands for the one that was asked for; kept by nobody, as a merge can be undone. */
    private static <T> ResponseEntity<T> elsewhere(String body, String more) {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(URI.create("/api/bodies/" + body + more))
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
