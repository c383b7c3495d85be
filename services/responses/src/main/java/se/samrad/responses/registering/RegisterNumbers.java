package se.samrad.responses.registering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.responses.RegisterState.Series;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.CaseRegister;
import se.samrad.responses.domain.ResponseId;

/** Gives numbers in the register of a case: one for each response, whoever asks and however often. */
@Component
public class RegisterNumbers {
    /** The register's own name as the one who asks: the number belongs to the response and not to who asked first. */
    private static final String BY = "register";

    private static final int ROUNDS_MAX = 20;

    private record Answer(String documentNumber) {}

    private final Commands commands;
    private final Consulted consulted;
    // Registrations of one instance take turns instead of colliding; other instances are met by asking again.
    private final ReentrantLock turn = new ReentrantLock(true);

    RegisterNumbers(Commands commands, Consulted consulted) {
        this.commands = commands;
        this.consulted = consulted;
    }

    /** Whether the case numbers by itself or takes typed numbers; null while nobody knows the case. */
    public @Nullable Series series(ResponseId id) {
        return consulted
                .consultation(id.consultation())
                .map(known -> commands.fold(CaseRegister.KIND, stream(id, known))
                        .state()
                        .series())
                .orElse(null);
    }

    private static String stream(ResponseId id, ConsultationState known) {
        String caseNumber = caseNumber(id, known);
        return CaseRegister.KIND.name() + "/"
                + URLEncoder.encode(caseNumber, UTF_8).replace("+", "%20");
    }

    private static String caseNumber(ResponseId id, ConsultationState known) {
        String caseNumber = known.facts().caseNumber();
        return caseNumber == null || caseNumber.isBlank() ? id.consultation() : caseNumber.strip();
    }

    /**
     * @param id in the register of whose case
     * @param response what gets the number
     * @param typed a number from the authority's diary; null for the next of the case's own series
     * @return the number that the response has, which is not the typed one when it had one before
     */
    String number(ResponseId id, String response, @Nullable String typed) {
        ConsultationState known = consulted.known(id.consultation());
        String caseNumber = caseNumber(id, known);
        String stream = stream(id, known);
        Command command = new Command(BY, response, Command.sha256(response.getBytes(UTF_8)), null);
        turn.lock();
        try {
            for (int round = 1; ; round++) {
                try {
                    return commands.handle(
                                    CaseRegister.KIND,
                                    stream,
                                    command,
                                    register ->
                                            typed == null ? register.next(response) : register.typed(response, typed),
                                    folded -> Map.of(
                                            "documentNumber",
                                            typed == null ? caseNumber + "-" + folded.version() : typed))
                            .answer(Answer.class)
                            .documentNumber();
                } catch (Rejected rejected) {
                    if (!rejected.reason().equals("too-many-writers") || round == ROUNDS_MAX) throw rejected;
                }
            }
        } finally {
            turn.unlock();
        }
    }
}
