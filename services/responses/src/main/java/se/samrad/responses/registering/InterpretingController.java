package se.samrad.responses.registering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Position;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.Acted;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.domain.Submission;

/** What the office reads the position of a response to be, where its sender has stated none. */
@RestController
class InterpretingController {
    private static final int REASON_CHARACTERS_MAX = 1_000;

    record InterpretInput(
            @Nullable Position position,
            @Nullable List<@Nullable SectionInput> sections,
            @Nullable String reason) {}

    record SectionInput(@Nullable String section, @Nullable Position position) {}

    private final Commands commands;
    private final Consulted consulted;

    InterpretingController(Commands commands, Consulted consulted) {
        this.commands = commands;
        this.consulted = consulted;
    }

    @PostMapping("/api/responses/{id}/interpret-position")
    ResponseEntity<Acted> interpret(
            @PathVariable String id,
            @RequestBody InterpretInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR, Scopes.CASE_OFFICER);
        ResponseId response = ResponseId.existing(id);
        List<Rejected.Member> wrong = new ArrayList<>();
        List<SectionPosition> sections = sections(response, input.sections(), wrong);
        String reason = Prose.text("reason", input.reason(), REASON_CHARACTERS_MAX, wrong);
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        Command command = Command.of(
                        caller.id(), Requests.optionalKey(key), Map.of("act", "interpret-position", "of", input))
                .expecting(Requests.version(ifMatch));
        Act act = new Act.Interpret(input.position(), sections, reason);
        Outcome outcome = commands.handle(Responses.KIND, response.stream(), command, state -> Act.decide(act, state));
        return Acted.of(response, outcome);
    }

    private List<SectionPosition> sections(
            ResponseId id, @Nullable List<@Nullable SectionInput> given, List<Rejected.Member> wrong) {
        if (given == null) return List.of();
        if (given.size() > Submission.SECTIONS_MAX) throw Rejected.member("sections", "too-many");
        Set<String> known = consulted.sections(
                id.consultation(),
                given.stream()
                        .filter(Objects::nonNull)
                        .map(SectionInput::section)
                        .filter(Objects::nonNull)
                        .toList());
        List<SectionPosition> sections = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String at = "sections[" + i + "]";
            SectionInput each = given.get(i);
            if (each == null || each.section() == null) wrong.add(new Rejected.Member(at + ".section", "missing"));
            else if (!known.contains(each.section()))
                wrong.add(new Rejected.Member(at + ".section", "no-such-section"));
            else if (!seen.add(each.section())) wrong.add(new Rejected.Member(at + ".section", "twice"));
            else if (each.position() == null) wrong.add(new Rejected.Member(at + ".position", "missing"));
            else sections.add(new SectionPosition(each.section(), each.position()));
        }
        return sections;
    }
}
