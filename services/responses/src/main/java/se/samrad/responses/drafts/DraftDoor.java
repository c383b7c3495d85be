package se.samrad.responses.drafts;

import java.time.Clock;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

/**
 * Who comes into a body's own space: those who act for the body and nobody of the authority, whatever else their tokens say. To
 * everybody else there is nothing here.
 */
@Component
class DraftDoor {
    private final Drafts drafts;
    private final Consulted consulted;
    private final Commands commands;
    private final Clock clock;

    DraftDoor(Drafts drafts, Consulted consulted, Commands commands, Clock clock) {
        this.drafts = drafts;
        this.consulted = consulted;
        this.commands = commands;
        this.clock = clock;
    }

    Caller own(String consultation, String body) {
        Caller caller = Caller.current();
        boolean insider = caller.hasAny(Scopes.STAFF);
        if (insider || !caller.has(Scopes.body(body)) || !Ids.valid(consultation) || !Ids.valid(body)) {
            throw Rejected.unknown();
        }
        return caller;
    }

    Draft found(String consultation, String body) {
        return drafts.find(consultation, body).orElseThrow(Rejected::unknown);
    }

    /** What is saved after the sending would be nobody's to send. */
    void unanswered(String consultation, String body) {
        consulted.receiving(consultation, clock.instant(), false);
        ResponseId id = new ResponseId(consultation, body);
        Response response = commands.fold(Responses.KIND, id.stream()).state();
        if (response instanceof Response.Standing) throw Rejected.conflict(Act.ALREADY_ANSWERED);
    }
}
