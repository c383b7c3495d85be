package se.samrad.consultations.invitations;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.EmailAddress;
import se.samrad.consultations.domain.Invitation;
import se.samrad.consultations.domain.InvitationCommand;
import se.samrad.consultations.domain.Invitations;
import se.samrad.consultations.register.Contacts;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;

/** Asks a body anew whose invitation went to the wrong recipient, by the address that is right. */
@RestController
class InviteAgainController {
    /** @param email comes in the place of the addresses by which the body was reached so far */
    record Asked(@Nullable String email) {}

    private final Commands commands;
    private final Contacts contacts;
    private final Today today;

    InviteAgainController(Commands commands, Contacts contacts, Today today) {
        this.commands = commands;
        this.contacts = contacts;
        this.today = today;
    }

    @PostMapping("/api/consultations/{id}/invitations/{body}/invite-again")
    ResponseEntity<InvitationAnswer> inviteAgain(
            @PathVariable String id, @PathVariable String body, @RequestBody Asked asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        LocalDate day = today.inSweden();
        Consultation state = commands.fold(
                        Consultations.CONSULTATION, Consultations.stream(Requests.existing(id, Ids::valid)))
                .state();
        if (!(Consultations.on(day, state) instanceof Consultation.Known consultation)) throw Rejected.unknown();
        String stream = Invitations.stream(id, Requests.existing(body, Ids::valid));
        if (asked.email() == null || asked.email().isBlank()) throw Rejected.member("email", "missing");
        String email =
                EmailAddress.normalised(asked.email()).orElseThrow(() -> Rejected.member("email", "not-an-email"));
        Command command = Requests.command(request, asked);
        InvitationAnswer answer = commands.handle(
                        Invitations.INVITATION,
                        stream,
                        command,
                        invitation -> again(day, consultation, invitation, body, email),
                        folded -> InvitationAnswer.of(id, body, consultation, folded))
                .answer(InvitationAnswer.class);
        return ResponseEntity.ok().eTag(Requests.etag(answer.version())).body(answer);
    }

    /** The address first: the letter goes to those that the register has when it leaves. */
    private List<InvitationEvent> again(
            LocalDate day, Consultation.Known consultation, Invitation invitation, String body, String email) {
        var events = Invitations.decide(day, consultation, new InvitationCommand.InviteAgain(), invitation);
        contacts.move(body, email, day);
        return events;
    }
}
