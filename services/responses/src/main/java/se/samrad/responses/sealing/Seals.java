package se.samrad.responses.sealing;

import org.springframework.stereotype.Component;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseUnsealed;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

/** What was ever sealed off of whatever came from a sender, also where another answer has come in its place. */
@Component
public class Seals {
    private final CommitStore commits;

    Seals(CommitStore commits) {
        this.commits = commits;
    }

    /** Whether anything of any of a sender's answers is sealed off. */
    public boolean any(ResponseId id) {
        boolean before = false;
        boolean present = false;
        for (Commit commit : commits.stream(id.stream())) {
            for (Recorded recorded : commit.events()) {
                ResponseEvent event = Responses.KIND.types().read(recorded.type(), recorded.schema(), recorded.data());
                if (event instanceof ResponseReceived) {
                    before |= present;
                    present = false;
                } else if (event instanceof ResponseSealed) present = true;
                else if (event instanceof ResponseUnsealed) present = false;
            }
        }
        return before || present;
    }
}
