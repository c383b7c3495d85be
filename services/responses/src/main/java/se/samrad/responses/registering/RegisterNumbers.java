package se.samrad.responses.registering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.responses.RegisterEvent;
import se.samrad.contracts.responses.RegisterEvent.NumberCorrected;
import se.samrad.contracts.responses.RegisterState.Series;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.CaseRegister;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

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

    private String stream(ResponseId id, ConsultationState known) {
        String register = consulted.register(id.consultation(), known);
        return CaseRegister.KIND.name() + "/"
                + URLEncoder.encode(register, UTF_8).replace("+", "%20");
    }

    /**
     * @param id in the register of whose case
     * @param response what gets the number
     * @param typed a number from the authority's diary; null for the next of the case's own series
     * @return the number that the response has, which is not the typed one when it had one before
     */
    String number(ResponseId id, String response, @Nullable String typed) {
        ConsultationState known = consulted.known(id.consultation());
        String caseNumber = Consulted.caseNumber(id.consultation(), known);
        String stream = stream(id, known);
        Command command = new Command(BY, response, Command.sha256(response.getBytes(UTF_8)), null);
        try {
            return inTurn(() -> commands.handle(
                            CaseRegister.KIND,
                            stream,
                            command,
                            register -> typed == null ? register.next(response) : register.typed(response, typed),
                            folded -> Map.of(
                                    "documentNumber", typed == null ? caseNumber + "-" + folded.version() : typed)))
                    .answer(Answer.class)
                    .documentNumber();
        } finally {
            // Nobody reads of two that have one number: who had it before says first that it is another's now.
            if (typed != null) tell(stream, typed, response);
        }
    }

    /**
     * Exchanges a typed number for another and lets the response tell of it. The register's event is the whole of it: what is cut
     * off after that is told by whoever comes next to one of the two numbers, or to the response, and else by {@link Tellings}.
     *
     * @param allowed refuses what is not asked in time, unless it is done already
     * @return whether the response has told of a correction; false where it has the number already
     */
    boolean correct(ResponseId id, NumberCorrected wish, Command command, Runnable allowed) {
        String stream = stream(id, consulted.known(id.consultation()));
        Outcome outcome;
        try {
            outcome = inTurn(() -> commands.handle(CaseRegister.KIND, stream, command, register -> {
                List<RegisterEvent> exchanged = register.corrected(wish);
                if (!exchanged.isEmpty()) allowed.run();
                return exchanged;
            }));
        } finally {
            tell(stream, wish.documentNumber(), wish.response());
        }
        return outcome.changed() || outcome.repeated();
    }

    /** What the register has said of what came to a response and the response has not, because something was cut off between. */
    public void tell(ResponseId id) {
        if (!(commands.fold(Responses.KIND, id.stream()).state() instanceof Kept kept)) return;
        String stream = stream(id, consulted.known(id.consultation()));
        for (Filings.Filing one : kept.filings().all()) {
            if (one.documentNumber() != null) tell(stream, one.documentNumber(), id.filing(one.since()));
        }
    }

    private void tell(String stream, String documentNumber, String response) {
        CaseRegister register = commands.fold(CaseRegister.KIND, stream).state();
        for (CaseRegister.Exchange one : register.exchangesAround(documentNumber, response)) tell(stream, one);
    }

    /** Once, however often it is told; each of one response after the one before it. */
    void tell(String stream, CaseRegister.Exchange exchange) {
        NumberCorrected said = exchange.correction();
        ResponseId.Filed filed = ResponseId.filed(said.response());
        String key = stream + "@" + exchange.version();
        Act act = new Act.Correct(new RegistrationCorrected(
                said.documentNumber(),
                said.earlierNumber(),
                said.heading(),
                said.reason(),
                said.by(),
                said.on(),
                exchange.version(),
                filed.record()));
        Command command = new Command(BY, key, Command.sha256(key.getBytes(UTF_8)), null);
        inTurn(() -> commands.handle(
                Responses.KIND, filed.response().stream(), command, response -> Act.decide(act, response)));
    }

    private Outcome inTurn(Supplier<Outcome> asked) {
        turn.lock();
        try {
            for (int round = 1; ; round++) {
                try {
                    return asked.get();
                } catch (Rejected rejected) {
                    if (!rejected.reason().equals("too-many-writers") || round == ROUNDS_MAX) throw rejected;
                }
            }
        } finally {
            turn.unlock();
        }
    }
}
