package se.samrad.consultations.rounds;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.ConsultationCommand;
import se.samrad.consultations.domain.ConsultationRequest;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.Guide;
import se.samrad.consultations.domain.Papers;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Procedure;
import se.samrad.contracts.consultations.Proposal;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.consultations.Section;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;

/** Drafting, opening, closing and cancelling a consultation. */
@RestController
class ConsultationController {
    static final int REASON_CHARACTERS_MAX = 1_000;

    /** How a consultation stands after a request. */
    record Answer(String id, long version, Status status) {}

    /** A request that says nothing more than its address. */
    record Nothing() {}

    record Cancellation(@Nullable String reason) {}

    /** What was written of it, and how it stands. */
    record Shown(
            String id,
            long version,
            Status status,
            String title,
            Kind kind,
            @Nullable String caseNumber,
            @Nullable String issuer,
            String opensOn,
            String closesOn,
            List<String> themes,
            List<String> questions,
            @Nullable Contact contact,
            boolean invitedOnly,
            Publishing publishing,
            boolean askedUnknown,
            @Nullable Procedure procedure,
            @Nullable String earlierRound,
            @Nullable String coveringLetter,
            @Nullable Proposal proposal,
            @Nullable Proposal published,
            List<Section> sections,
            List<String> earlierNumbers) {}

    private final Commands commands;
    private final Today today;
    private final KnownThemes themes;
    private final EarlierRounds rounds;
    private final Guide guide;

    ConsultationController(Commands commands, Today today, KnownThemes themes, EarlierRounds rounds, Guide guide) {
        this.commands = commands;
        this.today = today;
        this.themes = themes;
        this.rounds = rounds;
        this.guide = guide;
    }

    @PutMapping("/api/consultations/{id}")
    ResponseEntity<Answer> put(
            @PathVariable String id, @RequestBody ConsultationRequest asked, HttpServletRequest request) {
        String by = Caller.current().require(Scopes.CASE_OFFICER).id();
        Requests.chosen(id, Ids::valid);
        Facts facts = asked.facts(themes::known, earlier -> rounds.mayBeFollowed(earlier, id));
        Outcome outcome = handle(id, new ConsultationCommand.Draft(facts, guide, asked.reasons(), by), asked, request);
        Answer answer = outcome.answer(Answer.class);
        boolean created = outcome.version() == 1 && (outcome.changed() || outcome.repeated());
        var response = created ? ResponseEntity.created(URI.create("/api/consultations/" + id)) : ResponseEntity.ok();
        return response.eTag(Requests.etag(answer.version())).body(answer);
    }

    @GetMapping("/api/consultations/{id}")
    ResponseEntity<Shown> get(@PathVariable String id) {
        Caller.current().require(Scopes.STAFF);
        Folded<Consultation> folded =
                commands.fold(Consultations.CONSULTATION, Consultations.stream(Requests.existing(id, Ids::valid)));
        if (!(Consultations.on(today.inSweden(), folded.state()) instanceof Consultation.Known known)) {
            throw Rejected.unknown();
        }
        return ResponseEntity.ok().eTag(Requests.etag(folded.version())).body(shown(id, folded.version(), known));
    }

    @PostMapping("/api/consultations/{id}/open")
    ResponseEntity<Answer> open(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing none,
            HttpServletRequest request) {
        return act(id, new ConsultationCommand.Open(guide), Map.of("verb", "open"), request);
    }

    /** Before it opens the contact is changed with all else of it. */
    @PutMapping("/api/consultations/{id}/contact")
    ResponseEntity<Answer> contact(@PathVariable String id, @RequestBody Contact asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        return act(id, new ConsultationCommand.ChangeContact(ConsultationRequest.contact(asked)), asked, request);
    }

    /** The clock closes by itself; this only does the same at once when the last day has passed. */
    @PostMapping("/api/consultations/{id}/close")
    ResponseEntity<Answer> close(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing none,
            HttpServletRequest request) {
        return act(id, new ConsultationCommand.Close(), Map.of("verb", "close"), request);
    }

    @PostMapping("/api/consultations/{id}/cancel")
    ResponseEntity<Answer> cancel(
            @PathVariable String id, @RequestBody Cancellation asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Findings findings = new Findings();
        String reason = findings.required("reason", asked.reason(), REASON_CHARACTERS_MAX);
        findings.orElseReject();
        return act(id, new ConsultationCommand.Cancel(reason), asked, request);
    }

    private ResponseEntity<Answer> act(
            String id, ConsultationCommand command, Object asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Answer answer = handle(Requests.existing(id, Ids::valid), command, asked, request)
                .answer(Answer.class);
        return ResponseEntity.ok().eTag(Requests.etag(answer.version())).body(answer);
    }

    private Outcome handle(String id, ConsultationCommand command, Object asked, HttpServletRequest request) {
        return commands.handle(
                Consultations.CONSULTATION,
                Consultations.stream(id),
                Requests.command(request, asked),
                state -> Consultations.decide(today.inSweden(), command, state),
                folded -> answer(id, folded));
    }

    static Answer answer(String id, Folded<Consultation> folded) {
        if (!(folded.state() instanceof Consultation.Known known)) throw Rejected.unknown();
        return new Answer(id, folded.version(), Consultations.status(known));
    }

    private static Shown shown(String id, long version, Consultation.Known known) {
        Facts facts = known.facts();
        Papers.Filed newest = known.papers().newest();
        Papers.Filed readable = known.papers().readable();
        return new Shown(
                id,
                version,
                Consultations.status(known),
                facts.title(),
                facts.kind(),
                facts.caseNumber(),
                facts.issuer(),
                facts.opensOn().toString(),
                facts.closesOn().toString(),
                facts.themes(),
                facts.questions(),
                facts.contact(),
                facts.invitedOnly(),
                facts.publishing(),
                facts.askedUnknown(),
                facts.procedure(),
                facts.earlierRound(),
                facts.coveringLetter(),
                newest == null ? null : newest.proposal(),
                readable == null ? null : readable.proposal(),
                newest == null ? List.of() : newest.sections(),
                known.renumbered() == null ? List.of() : known.renumbered().earlierNumbers());
    }
}
