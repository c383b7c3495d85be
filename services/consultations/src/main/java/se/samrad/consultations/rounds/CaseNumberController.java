package se.samrad.consultations.rounds;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.CaseRegisters;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.ConsultationCommand;
import se.samrad.consultations.domain.ConsultationRequest;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.rounds.ConsultationController.Answer;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Findings;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.eventing.store.CommitStore;

/** Corrects the case number of a consultation that everybody may know of. */
@RestController
class CaseNumberController {
    record Correction(@Nullable String caseNumber, @Nullable String reason) {}

    private static final int HEADS = 500;

    private final Commands commands;
    private final CommitStore commits;
    private final Today today;
    // Of two who want the same number one comes first, and the other is told.
    private final ReentrantLock turn = new ReentrantLock();

    CaseNumberController(Commands commands, CommitStore commits, Today today) {
        this.commands = commands;
        this.commits = commits;
        this.today = today;
    }

    /** Before it opens the number is changed with all else of it. */
    @PostMapping("/api/consultations/{id}/correct-case-number")
    ResponseEntity<Answer> correct(@PathVariable String id, @RequestBody Correction asked, HttpServletRequest request) {
        String by = Caller.current().require(Scopes.CASE_OFFICER).id();
        String stream = Consultations.stream(Requests.existing(id, Ids::valid));
        Findings findings = new Findings();
        String number = findings.requiredNumber(
                "caseNumber", asked.caseNumber(), ConsultationRequest.CASE_NUMBER_CHARACTERS_MAX);
        String reason = findings.required("reason", asked.reason(), ConsultationController.REASON_CHARACTERS_MAX);
        findings.orElseReject();
        Command command = Requests.command(request, asked);
        Answer answer;
        turn.lock();
        try {
            var correct = new ConsultationCommand.CorrectCaseNumber(id, number, reason, by, registers());
            answer = commands.handle(
                            Consultations.CONSULTATION,
                            stream,
                            command,
                            state -> Consultations.decide(today.inSweden(), correct, state),
                            folded -> ConsultationController.answer(id, folded))
                    .answer(Answer.class);
        } finally {
            turn.unlock();
        }
        return ResponseEntity.ok().eTag(Requests.etag(answer.version())).body(answer);
    }

    /** From the streams themselves: a number that somebody has taken just now is taken. */
    private CaseRegisters registers() {
        Map<String, Consultation.Known> all = new HashMap<>();
        String prefix = Consultations.stream("");
        String after = prefix;
        List<CommitStore.Head> heads;
        do {
            heads = commits.heads(after, HEADS);
            for (CommitStore.Head head : heads) {
                after = head.stream();
                if (!after.startsWith(prefix)) return CaseRegisters.of(all);
                if (commands.fold(Consultations.CONSULTATION, after).state() instanceof Consultation.Known known) {
                    all.put(after.substring(prefix.length()), known);
                }
            }
        } while (heads.size() == HEADS);
        return CaseRegisters.of(all);
    }
}
