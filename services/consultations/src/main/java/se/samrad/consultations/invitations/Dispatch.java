package se.samrad.consultations.invitations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.bson.Document;
import se.samrad.consultations.OwnView;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.InvitationCommand;
import se.samrad.consultations.domain.Invitations;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.views.View;

/**
 * Asks the bodies on the list once a consultation has opened. May run any number of times, also after a crash in the middle:
 * each invitation is its own command with a key that says what it is, and a body that is asked stays asked.
 */
public final class Dispatch {
    private static final String BY = "dispatch";
    private static final Set<String> ASKING = Set.of(Status.OPEN.name(), Status.CLOSED.name());

    private final Commands commands;
    private final Clock clock;

    public Dispatch(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** @param standing of the consultation, as the view knows it */
    public void opened(View.Rows rows, String consultation, Document standing) {
        if (!ASKING.contains(standing.getString("status"))) return;
        Consultation.Known known = null;
        for (Document listed : rows.in(OwnView.INVITATIONS)
                .find(and(eq("consultation", consultation), eq("invitation.status", "LISTED")))) {
            if (known == null) known = known(consultation);
            send(known, consultation, listed.getString("body"));
        }
    }

    private Consultation.Known known(String consultation) {
        Consultation state = commands.fold(Consultations.CONSULTATION, Consultations.stream(consultation))
                .state();
        if (Consultations.on(today(), state) instanceof Consultation.Known known) return known;
        throw new IllegalStateException("the view knows a consultation that has no commits: " + consultation);
    }

    private LocalDate today() {
        return Deadline.day(clock.instant());
    }

    private void send(Consultation.Known known, String consultation, String body) {
        commands.handle(
                Invitations.INVITATION,
                Invitations.stream(consultation, body),
                Command.of(BY, "send", consultation),
                state -> Invitations.decide(today(), known, new InvitationCommand.Send(), state));
    }
}
