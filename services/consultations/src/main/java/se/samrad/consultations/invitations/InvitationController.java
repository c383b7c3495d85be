package se.samrad.consultations.invitations;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Bodies.Body;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.Invitation;
import se.samrad.consultations.domain.InvitationCommand;
import se.samrad.consultations.domain.Invitations;
import se.samrad.consultations.domain.Remark;
import se.samrad.consultations.register.BodyRegister;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.InvitationState.Status;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.Together;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Problems;
import se.samrad.eventing.http.Requests;

/** Who is asked, and what each body asked says of it. */
@RestController
class InvitationController {
    private static final int BODIES_MAX = 2_000;
    private static final int TEXT_CHARACTERS_MAX = 1_000;

    record Asked(@Nullable List<@Nullable String> bodies) {}

    enum Result {
        LISTED,
        SENT,
        SAME,
        WRONG
    }

    /**
     * What became of one of the bodies.
     *
     * @param version of the invitation; null when there is a problem
     * @param problem in words, with its stable reason beside it
     */
    record Item(
            String body,
            Result outcome,
            @Nullable Long version,
            @Nullable String problem,
            @Nullable String reason) {}

    /** Kept with the commit. */
    record Kept(Status status, long version) {}

    record Items(List<Item> items) {}

    record Reason(@Nullable String reason) {}

    record MoreTime(@Nullable String until, @Nullable String reason) {}

    record Onward(@Nullable String to) {}

    record Note(@Nullable String note) {}

    private final Commands commands;
    private final BodyRegister register;
    private final Problems problems;
    private final Today today;
    private final Remarks remarks;

    InvitationController(Commands commands, BodyRegister register, Problems problems, Today today, Remarks remarks) {
        this.commands = commands;
        this.register = register;
        this.problems = problems;
        this.today = today;
        this.remarks = remarks;
    }

    /** One command a body, so that it can be sent again after an interruption; one that is wrong does not stop the others. */
    @PostMapping("/api/consultations/{id}/invitations")
    Items invite(@PathVariable String id, @RequestBody Asked asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Consultation.Known consultation = consultation(Requests.existing(id, Ids::valid));
        if (asked.bodies() == null || asked.bodies().isEmpty()) throw Rejected.member("bodies", "missing");
        if (asked.bodies().size() > BODIES_MAX) throw Rejected.member("bodies", "too-many");
        switch (consultation) {
            case Consultation.Closed closed -> throw Rejected.because("consultation-closed");
            case Consultation.Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
            case Consultation.Planned planned -> {}
            case Consultation.Open open -> {}
        }
        Command command = Requests.command(request, asked);
        List<String> named = asked.bodies().stream()
                .map(body -> Objects.requireNonNullElse(body, ""))
                .toList();
        Set<String> bodies = new LinkedHashSet<>(Together.each(named, this::standing));
        Locale language = Requests.language(request);
        return new Items(
                Together.each(new ArrayList<>(bodies), body -> invite(id, consultation, body, command, language)));
    }

    /** Whoever names a body that was merged asks the one that stands for it. */
    private String standing(String body) {
        return Ids.valid(body) ? register.standing(body) : body;
    }

    private Item invite(String id, Consultation.Known consultation, String body, Command command, Locale language) {
        if (!Ids.valid(body)) return problem(body, "unknown-body", language);
        Body.Registered known = register.known(body).orElse(null);
        if (known == null) return problem(body, "unknown-body", language);
        BodyFacts facts = known.facts();
        if (facts.person()) return problem(body, "person-not-invited", language);
        var invitee = new Invitation.Invitee(facts.name(), facts.type(), facts.municipalityCode());
        var invite = new InvitationCommand.Invite(invitee);
        AtomicBoolean gone = new AtomicBoolean();
        Outcome outcome = commands.handle(
                Invitations.INVITATION,
                Invitations.stream(id, body),
                command.part(body),
                state -> {
                    gone.set(!state.onTheList() && known.leftOn() != null);
                    return gone.get() ? List.of() : Invitations.decide(today.inSweden(), consultation, invite, state);
                },
                folded -> gone.get()
                        ? Map.of()
                        : new Kept(Invitations.standing(folded.state()).status(), folded.version()));
        if (gone.get()) return problem(body, "body-left", language);
        Kept kept = outcome.answer(Kept.class);
        boolean same = !outcome.changed() && !outcome.repeated();
        Result result = same ? Result.SAME : kept.status() == Status.LISTED ? Result.LISTED : Result.SENT;
        return new Item(body, result, kept.version(), null, null);
    }

    private Item problem(String body, String reason, Locale language) {
        return new Item(body, Result.WRONG, null, problems.words(reason, language), reason);
    }

    @GetMapping("/api/consultations/{id}/invitations/{body}")
    ResponseEntity<InvitationAnswer> get(@PathVariable String id, @PathVariable String body) {
        if (!Caller.current().hasAny(Scopes.STAFF)) Caller.current().requireOwn(Scopes.body(body));
        Consultation.Known consultation = consultation(Requests.existing(id, Ids::valid));
        Folded<Invitation> folded =
                commands.fold(Invitations.INVITATION, Invitations.stream(id, Requests.existing(body, Ids::valid)));
        if (!folded.state().onTheList()) throw Rejected.unknown();
        if (!Caller.current().hasAny(Scopes.STAFF)) mayKnow(consultation, folded.state());
        return ResponseEntity.ok()
                .eTag(Requests.etag(folded.version()))
                .body(InvitationAnswer.of(id, body, consultation, folded)
                        .with(Caller.current().hasAny(Scopes.STAFF) ? remarks.of(Invitations.stream(id, body)) : null));
    }

    /** Only while nobody has asked the body: what was sent out stays in the record. */
    @PostMapping("/api/consultations/{id}/invitations/{body}/unlist")
    ResponseEntity<InvitationAnswer> unlist(
            @PathVariable String id, @PathVariable String body, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Requests.existing(body, Ids::valid);
        return act(id, body, new InvitationCommand.Unlist(), "", "unlist", null, request);
    }

    @PostMapping("/api/consultations/{id}/invitations/{body}/decline")
    ResponseEntity<InvitationAnswer> decline(
            @PathVariable String id,
            @PathVariable String body,
            @RequestBody(required = false) @Nullable Reason asked,
            HttpServletRequest request) {
        mayAct(body);
        Reason given = asked == null ? new Reason(null) : asked;
        String reason = text("reason", given.reason());
        return act(
                id, body, new InvitationCommand.Decline(Remark.forEvents(reason)), given, "decline", reason, request);
    }

    @PostMapping("/api/consultations/{id}/invitations/{body}/request-extension")
    ResponseEntity<InvitationAnswer> requestExtension(
            @PathVariable String id,
            @PathVariable String body,
            @RequestBody MoreTime asked,
            HttpServletRequest request) {
        mayAct(body);
        Findings findings = new Findings();
        LocalDate until = findings.day("until", asked.until());
        String reason = findings.text("reason", asked.reason(), TEXT_CHARACTERS_MAX);
        findings.orElseReject();
        if (until == null) throw Rejected.member("until", "missing");
        return act(
                id,
                body,
                new InvitationCommand.RequestMoreTime(until, Remark.forEvents(reason)),
                asked,
                "request-extension",
                reason,
                request);
    }

    /** The authority's answer to a wish for more time; the other answer is {@code extend} with the body. */
    @PostMapping("/api/consultations/{id}/invitations/{body}/refuse-extension")
    ResponseEntity<InvitationAnswer> refuseExtension(
            @PathVariable String id,
            @PathVariable String body,
            @RequestBody(required = false) @Nullable Reason asked,
            HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Reason given = asked == null ? new Reason(null) : asked;
        String reason = text("reason", given.reason());
        return act(
                id,
                body,
                new InvitationCommand.RefuseMoreTime(Remark.forEvents(reason)),
                given,
                "refuse-extension",
                reason,
                request);
    }

    @PostMapping("/api/consultations/{id}/invitations/{body}/wrong-recipient")
    ResponseEntity<InvitationAnswer> wrongRecipient(
            @PathVariable String id,
            @PathVariable String body,
            @RequestBody(required = false) @Nullable Note asked,
            HttpServletRequest request) {
        mayAct(body);
        Note given = asked == null ? new Note(null) : asked;
        String note = text("note", given.note());
        return act(
                id,
                body,
                new InvitationCommand.ReportWrongRecipient(Remark.forEvents(note)),
                given,
                "wrong-recipient",
                note,
                request);
    }

    /** Told by whoever is signed in for the body, also who only writes; nobody can open it on its behalf. */
    @PostMapping("/api/consultations/{id}/invitations/{body}/opened")
    ResponseEntity<InvitationAnswer> opened(
            @PathVariable String id, @PathVariable String body, HttpServletRequest request) {
        Caller.current().requireOwn(Scopes.body(Requests.existing(body, Ids::valid)));
        return act(id, body, new InvitationCommand.Open(), "", "opened", null, request);
    }

    /** Which part of the body sees to the answer; told to staff alone. */
    @PostMapping("/api/consultations/{id}/invitations/{body}/forward")
    ResponseEntity<InvitationAnswer> forward(
            @PathVariable String id, @PathVariable String body, @RequestBody Onward asked, HttpServletRequest request) {
        mayAct(body);
        String written = text("to", asked.to());
        String to = Remark.forEvents(written);
        if (to == null) throw Rejected.member("to", "missing");
        return act(id, body, new InvitationCommand.Forward(to), asked, "forward", written, request);
    }

    /** What was said when staff spoke with the body; it can be read by staff alone, and more than one may be noted. */
    @PostMapping("/api/consultations/{id}/invitations/{body}/note-call")
    ResponseEntity<InvitationAnswer> noteCall(
            @PathVariable String id, @PathVariable String body, @RequestBody Note asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        String note = Remark.forEvents(text("note", asked.note()));
        if (note == null) throw Rejected.member("note", "missing");
        return act(id, body, new InvitationCommand.NoteCall(note), asked, "note-call", null, request);
    }

    /** Before what was sent is looked at, so that it is told to nobody else what would be wrong with it. */
    private static void mayAct(String body) {
        Caller caller =
                Caller.current().requireOwn(Scopes.body(Requests.existing(body, Ids::valid)), Scopes.CASE_OFFICER);
        // Who only writes does not speak for the body, in this as little as in the answer.
        if (!caller.has(Scopes.CASE_OFFICER) && caller.has(Scopes.author(body))) throw Rejected.forbidden();
    }

    private static @Nullable String text(String member, @Nullable String value) {
        Findings findings = new Findings();
        String text = findings.text(member, value, TEXT_CHARACTERS_MAX);
        findings.orElseReject();
        return text;
    }

    private ResponseEntity<InvitationAnswer> act(
            String id,
            String body,
            InvitationCommand command,
            Object asked,
            String act,
            @Nullable String remark,
            HttpServletRequest request) {
        Consultation.Known consultation = consultation(Requests.existing(id, Ids::valid));
        boolean staff = Caller.current().hasAny(Scopes.STAFF);
        InvitationAnswer answer = commands.handle(
                        Invitations.INVITATION,
                        Invitations.stream(id, body),
                        Requests.command(request, asked),
                        state -> {
                            if (!staff) mayKnow(consultation, state);
                            return Invitations.decide(today.inSweden(), consultation, command, state);
                        },
                        folded -> InvitationAnswer.of(id, body, consultation, folded))
                .answer(InvitationAnswer.class);
        remarks.keep(Invitations.stream(id, body), act, remark);
        return ResponseEntity.ok().eTag(Requests.etag(answer.version())).body(answer);
    }

    /** A body that is not asked yet may not learn that it will be. */
    private static void mayKnow(Consultation.Known consultation, Invitation state) {
        boolean opened = consultation instanceof Consultation.Open || consultation instanceof Consultation.Closed;
        if (!state.onTheList() || (state instanceof Invitation.Listed && !opened)) {
            throw Rejected.unknown();
        }
    }

    private Consultation.Known consultation(String id) {
        Consultation state = commands.fold(Consultations.CONSULTATION, Consultations.stream(id))
                .state();
        if (Consultations.on(today.inSweden(), state) instanceof Consultation.Known known) return known;
        throw Rejected.unknown();
    }
}
