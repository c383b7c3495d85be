package se.samrad.responses.drafts;

import java.time.Clock;
import java.util.function.Supplier;
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
 * Who comes into a body's own space: people who have signed in and act for the body, and nobody of the authority, whatever else
 * their tokens say. To everybody else there is nothing here, also to the authority's own system when it acts for the body.
 */
@Component
class DraftDoor {
    private final Drafts drafts;
    private final Consulted consulted;
    private final Commands commands;
    private final BeingSent beingSent;
    private final Clock clock;

    DraftDoor(Drafts drafts, Consulted consulted, Commands commands, BeingSent beingSent, Clock clock) {
        this.drafts = drafts;
        this.beingSent = beingSent;
        this.consulted = consulted;
        this.commands = commands;
        this.clock = clock;
    }

    Caller own(String consultation, String body) {
        Caller caller = Caller.current();
        if (!Drafts.letIn(caller) || !caller.has(Scopes.body(body)) || !Ids.valid(consultation) || !Ids.valid(body)) {
            throw Rejected.unknown();
        }
        return caller;
    }

    Draft found(String consultation, String body) {
        return drafts.find(consultation, body).orElseThrow(Rejected::unknown);
    }

    /**
     * Adds something that is to be sent. It is looked once more afterwards: what was added while the sending began is perhaps not
     * part of it, and is not said to be saved.
     *
     * @throws Rejected while the answer is being sent, and once it is
     */
    <T> T adding(String consultation, String body, Supplier<T> change) {
        unanswered(consultation, body);
        T changed = change.get();
        unanswered(consultation, body);
        return changed;
    }

    /**
     * Takes something away.
     *
     * @throws Rejected while the answer is being sent
     */
    void removing(String consultation, String body, Runnable removal) {
        beingSent.refuse(consultation, body);
        removal.run();
        beingSent.refuse(consultation, body);
    }

    /** What is saved after the sending would be nobody's to send. In this order: the mark goes when the answer is there. */
    private void unanswered(String consultation, String body) {
        beingSent.refuse(consultation, body);
        consulted.receiving(consultation, clock.instant(), () -> false);
        ResponseId id = new ResponseId(consultation, body);
        Response response = commands.fold(Responses.KIND, id.stream()).state();
        if (response instanceof Response.Standing) throw Rejected.conflict(Act.ALREADY_ANSWERED);
    }
}
