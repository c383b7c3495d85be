package se.samrad.consultations.rounds;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.ConsultationCommand;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.InvitationCommand;
import se.samrad.consultations.domain.Invitations;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;

/** More time: for all, or for one body. */
@RestController
class ExtendController {
    /** Either {@code closesOn} for all, or {@code body} and {@code until} for one; always the reason. */
    record Asked(
            @Nullable String closesOn,
            @Nullable String body,
            @Nullable String until,
            @Nullable String reason) {}

    /**
     * How the consultation or, when a body was named, its invitation stands.
     *
     * @param ownLastDay of the body
     */
    record Answer(
            String id,
            long version,
            @Nullable Status status,
            @Nullable LocalDate closesOn,
            @Nullable String body,
            InvitationState.@Nullable Status invitation,
            @Nullable LocalDate ownLastDay) {}

    private final Commands commands;
    private final Today today;

    ExtendController(Commands commands, Today today) {
        this.commands = commands;
        this.today = today;
    }

    @PostMapping("/api/consultations/{id}/extend")
    ResponseEntity<Answer> extend(@PathVariable String id, @RequestBody Asked asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Requests.existing(id, Ids::valid);
        Answer answer = asked.body() == null ? forAll(id, asked, request) : forOne(id, asked, asked.body(), request);
        return ResponseEntity.ok().eTag(Requests.etag(answer.version())).body(answer);
    }

    private Answer forAll(String id, Asked asked, HttpServletRequest request) {
        Findings findings = new Findings();
        LocalDate closesOn = findings.day("closesOn", asked.closesOn());
        if (asked.until() != null) findings.add("until", "only-with-body");
        String reason = findings.required("reason", asked.reason(), ConsultationController.REASON_CHARACTERS_MAX);
        findings.orElseReject();
        if (closesOn == null) throw Rejected.member("closesOn", "missing");
        var command = new ConsultationCommand.Extend(closesOn, reason);
        return commands.handle(
                        Consultations.CONSULTATION,
                        Consultations.stream(id),
                        Requests.command(request, asked),
                        state -> Consultations.decide(today.inSweden(), command, state),
                        folded -> {
                            if (!(folded.state() instanceof Consultation.Known known)) throw Rejected.unknown();
                            LocalDate lastDay = known.facts().closesOn();
                            Status status = Consultations.status(known);
                            return new Answer(id, folded.version(), status, lastDay, null, null, null);
                        })
                .answer(Answer.class);
    }

    private Answer forOne(String id, Asked asked, String body, HttpServletRequest request) {
        Findings findings = new Findings();
        if (!Ids.valid(body)) findings.add("body", "unknown-body");
        if (asked.closesOn() != null) findings.add("closesOn", "only-without-body");
        LocalDate until = findings.day("until", asked.until());
        String reason = findings.text("reason", asked.reason(), ConsultationController.REASON_CHARACTERS_MAX);
        findings.orElseReject();
        if (until == null) throw Rejected.member("until", "missing");
        Consultation state = commands.fold(Consultations.CONSULTATION, Consultations.stream(id))
                .state();
        if (!(Consultations.on(today.inSweden(), state) instanceof Consultation.Known known)) throw Rejected.unknown();
        var command = new InvitationCommand.GrantMoreTime(until, reason);
        return commands.handle(
                        Invitations.INVITATION,
                        Invitations.stream(id, body),
                        Requests.command(request, asked),
                        invitation -> Invitations.decide(today.inSweden(), known, command, invitation),
                        folded -> {
                            InvitationState now = Invitations.standing(folded.state());
                            return new Answer(id, folded.version(), null, null, body, now.status(), now.ownLastDay());
                        })
                .answer(Answer.class);
    }
}
