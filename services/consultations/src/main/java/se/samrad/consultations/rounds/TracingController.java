package se.samrad.consultations.rounds;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.ConsultationCommand;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.Papers;
import se.samrad.consultations.domain.Preparation;
import se.samrad.consultations.domain.Tracing;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsTraced;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.SectionTrace;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;

/** Where the sections of a proposal stood in the round before. */
@RestController
class TracingController {
    /**
     * @param saidOf number of the proposal that somebody has said it of; null while nobody has
     * @param earlier the sections of the round before, in its order
     */
    record Shown(
            String id,
            long version,
            String earlierRound,
            int proposal,
            @Nullable Integer saidOf,
            @Nullable String saidBy,
            @Nullable LocalDate saidOn,
            List<Line> sections,
            List<Before> earlier) {}

    record Line(
            String section,
            @Nullable String number,
            String title,
            int level,
            List<String> from,
            Tracing.Because because) {}

    /** @param dropped whether no section came from it */
    record Before(String section, @Nullable String number, String title, int level, boolean dropped) {}

    record Said(@Nullable String section, @Nullable List<@Nullable String> from) {}

    record Asked(@Nullable Integer proposal, @Nullable List<@Nullable Said> sections) {}

    private static final int SECTIONS_MAX = 5_000;

    private final Commands commands;
    private final Today today;
    private final EarlierRounds rounds;

    TracingController(Commands commands, Today today, EarlierRounds rounds) {
        this.commands = commands;
        this.today = today;
        this.rounds = rounds;
    }

    @GetMapping("/api/consultations/{id}/traces")
    ResponseEntity<Shown> traces(@PathVariable String id) {
        Caller.current().require(Scopes.STAFF);
        Folded<Consultation> folded = folded(id);
        if (!(Consultations.on(today.inSweden(), folded.state()) instanceof Consultation.Known known)) {
            throw Rejected.unknown();
        }
        return ResponseEntity.ok().eTag(Requests.etag(folded.version())).body(shown(id, folded.version(), known));
    }

    @PutMapping("/api/consultations/{id}/traces")
    ResponseEntity<ConsultationController.Answer> trace(
            @PathVariable String id, @RequestBody Asked asked, HttpServletRequest request) {
        String by = Caller.current().require(Scopes.CASE_OFFICER).id();
        if (asked.proposal() == null) throw Rejected.member("proposal", "missing");
        String earlier = folded(id).state() instanceof Consultation.Known known
                ? known.facts().earlierRound()
                : null;
        var command =
                new ConsultationCommand.TraceSections(asked.proposal(), sections(asked), rounds.sections(earlier), by);
        ConsultationController.Answer answer;
        try {
            answer = commands.handle(
                            Consultations.CONSULTATION,
                            Consultations.stream(id),
                            Requests.command(request, asked),
                            state -> Consultations.decide(today.inSweden(), command, state),
                            folded -> ConsultationController.answer(id, folded))
                    .answer(ConsultationController.Answer.class);
        } catch (Rejected rejected) {
            Folded<Consultation> now = folded(id);
            if (!rejected.overtaken() || !(now.state() instanceof Consultation.Known known)) throw rejected;
            // How a consultation stands says only where this is said.
            throw rejected.saved(
                    Map.of("sections", shown(id, now.version(), known).sections()));
        }
        return ResponseEntity.ok().eTag(Requests.etag(answer.version())).body(answer);
    }

    private static List<SectionTrace> sections(Asked asked) {
        Findings findings = new Findings();
        if (asked.sections() == null) findings.add("sections", "missing");
        findings.each("sections", asked.sections(), SECTIONS_MAX, (member, said) -> {
            if (said == null || said.section() == null) findings.add(member + ".section", "missing");
            else if (said.from() == null || said.from().contains(null)) findings.add(member + ".from", "missing");
        });
        findings.orElseReject();
        return Objects.requireNonNull(asked.sections()).stream()
                .map(Objects::requireNonNull)
                .map(said -> new SectionTrace(
                        Objects.requireNonNull(said.section()),
                        Objects.requireNonNull(said.from()).stream()
                                .map(Objects::requireNonNull)
                                .toList()))
                .toList();
    }

    private Folded<Consultation> folded(String id) {
        return commands.fold(Consultations.CONSULTATION, Consultations.stream(Requests.existing(id, Ids::valid)));
    }

    private Shown shown(String id, long version, Consultation.Known known) {
        String round = known.facts().earlierRound();
        if (round == null) throw Rejected.unknown();
        Papers.Filed newest = known.papers().newest();
        List<Section> now = newest == null ? List.of() : newest.sections();
        List<Section> earlier = rounds.sections(round);
        Preparation.Traced traced = known.preparation().traced();
        SectionsTraced said = traced == null ? null : traced.said();
        List<Tracing.Proposed> proposed = Tracing.propose(earlier, now, said);
        Set<String> dropped = new HashSet<>();
        Tracing.dropped(earlier, proposed).forEach(section -> dropped.add(section.id()));
        return new Shown(
                id,
                version,
                round,
                known.papers().number(),
                said == null ? null : said.proposal(),
                said == null ? null : said.by(),
                said == null ? null : said.on(),
                proposed.stream().map(TracingController::line).toList(),
                earlier.stream()
                        .map(section -> new Before(
                                section.id(),
                                section.number(),
                                section.title(),
                                section.level(),
                                dropped.contains(section.id())))
                        .toList());
    }

    private static Line line(Tracing.Proposed one) {
        Section section = one.section();
        return new Line(section.id(), section.number(), section.title(), section.level(), one.from(), one.because());
    }
}
