package se.samrad.responses.registering;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Recurring;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.store.CommitStore;
import se.samrad.eventing.store.CommitStore.Head;
import se.samrad.responses.domain.CaseRegister;
import se.samrad.responses.domain.CaseRegister.Exchange;

/**
 * Has told what the register of a case has said of a response and the response has not, because something was cut off between:
 * when the service starts, and every few minutes after that. A register that has said nothing since is not read again.
 */
@Component
public class Tellings extends Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(Tellings.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final String REGISTERS = CaseRegister.KIND.name() + "/";
    private static final int HEADS = 500;

    private final CommitStore commits;
    private final Commands commands;
    private final RegisterNumbers numbers;
    /** Up to which version all of a register is told. */
    private final Map<String, Long> told = new HashMap<>();

    Tellings(CommitStore commits, Commands commands, RegisterNumbers numbers) {
        super("register-tellings", EVERY);
        this.commits = commits;
        this.commands = commands;
        this.numbers = numbers;
    }

    @Override
    public synchronized void round() {
        String after = REGISTERS;
        while (true) {
            List<Head> heads = commits.heads(after, HEADS);
            for (Head head : heads) {
                if (!CaseRegister.KIND.owns(head.stream())) return;
                if (head.version() > told.getOrDefault(head.stream(), 0L)) tell(head);
            }
            if (heads.size() < HEADS) return;
            after = heads.getLast().stream();
        }
    }

    private void tell(Head head) {
        Map<String, List<Exchange>> exchanges =
                commands.fold(CaseRegister.KIND, head.stream()).state().exchanges().stream()
                        .collect(groupingBy(one -> one.correction().response(), LinkedHashMap::new, toList()));
        boolean all = true;
        for (List<Exchange> ofOne : exchanges.values()) all &= tell(head.stream(), ofOne);
        if (all) told.put(head.stream(), head.version());
    }

    /** What cannot be told of one response holds up no other, and is tried again. */
    private boolean tell(String stream, List<Exchange> inOrder) {
        try {
            for (Exchange one : inOrder) numbers.tell(stream, one);
            return true;
        } catch (Rejected e) {
            if (e.kind() == Rejected.Kind.UNAVAILABLE) throw e;
            LOG.warn(
                    "{} is not told of its correction: {}",
                    inOrder.getFirst().correction().response(),
                    e.reason());
            return false;
        }
    }
}
