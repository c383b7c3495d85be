package se.samrad.consultations.register;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.GroupRequest;
import se.samrad.consultations.domain.Groups;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.GroupFacts;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;

/** Saying what a group of bodies is, and reading who belongs to it. */
@RestController
class GroupController {
    record Answer(String id, long version) {}

    /** @param on the day for which it is told who belongs, in Sweden */
    record All(LocalDate on, List<GroupRegister.Listed> items) {}

    private final Commands commands;
    private final GroupRegister groups;
    private final BodyRegister register;
    private final Today today;

    GroupController(Commands commands, GroupRegister groups, BodyRegister register, Today today) {
        this.commands = commands;
        this.groups = groups;
        this.register = register;
        this.today = today;
    }

    @PutMapping("/api/groups/{id}")
    ResponseEntity<Answer> put(@PathVariable String id, @RequestBody GroupRequest asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        Requests.chosen(id, Ids::valid);
        GroupFacts facts = asked.check(this::canBeAsked);
        Outcome outcome = commands.handle(
                Groups.GROUP,
                Groups.stream(id),
                Requests.command(request, asked),
                state -> Groups.define(facts, state),
                folded -> new Answer(id, folded.version()));
        boolean created = outcome.version() == 1 && (outcome.changed() || outcome.repeated());
        var response = created ? ResponseEntity.created(URI.create("/api/groups/" + id)) : ResponseEntity.ok();
        Answer answer = outcome.answer(Answer.class);
        return response.eTag(Requests.etag(answer.version())).body(answer);
    }

    private boolean canBeAsked(String body) {
        return Ids.valid(body)
                && register.facts(body).map(facts -> !facts.person()).orElse(false);
    }

    @GetMapping("/api/groups")
    All all(@RequestParam(required = false) @Nullable String on) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.REGISTRAR, Scopes.ADMIN);
        LocalDate day = day(on);
        return new All(day, groups.all(day));
    }

    @GetMapping("/api/groups/{id}")
    ResponseEntity<GroupRegister.Shown> one(
            @PathVariable String id, @RequestParam(required = false) @Nullable String on) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.REGISTRAR, Scopes.ADMIN);
        GroupRegister.Shown shown = groups.one(Requests.existing(id, Ids::valid), day(on));
        if (shown.version() == 0 && shown.bodies().isEmpty()) throw Rejected.unknown();
        return ResponseEntity.ok().eTag(Requests.etag(shown.version())).body(shown);
    }

    private LocalDate day(@Nullable String on) {
        if (on == null || on.isBlank()) return today.inSweden();
        Findings findings = new Findings();
        LocalDate day = findings.day("on", on);
        findings.orElseReject();
        return day == null ? today.inSweden() : day;
    }
}
