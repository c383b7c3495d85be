package se.samrad.responses.passes;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.OtherProof;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.domain.ResponseId;

/**
 * Who shows a pass may do with that one answer what a body may with its own: read it, add to it, replace it, confirm it and
 * take it back, and hand in files for that. The sender of an answer without an account is nobody else's name, so it serves as
 * the body that the scope is for; on every other route the pass is worth nothing.
 */
@Component
class PassProof implements OtherProof {
    static final String HEADER = "Samrad-Pass";

    private static final Set<String> ACTS = Set.of("supersede", "supplement", "confirm", "withdraw");

    private final ResponseKeys keys;
    private final Clock clock;

    PassProof(ResponseKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> read(HttpServletRequest request) {
        String shown = request.getHeader(HEADER);
        if (shown == null) return Optional.empty();
        return Pass.read(shown, keys, clock.instant())
                .map(Pass::id)
                .filter(id -> Ids.withoutAccount(id.sender()))
                .filter(id -> opens(id, request.getMethod(), request.getRequestURI()))
                .map(id -> new Caller(id.sender(), null, Set.of(Scopes.body(id.sender())), false));
    }

    private static boolean opens(ResponseId id, String method, String path) {
        if (path.equals("/api/files/uploads") || path.startsWith("/api/files/uploads/")) return true;
        return switch (method) {
            case "GET" -> path.equals("/api/consultations/" + id.consultation() + "/responses/" + id.sender());
            case "POST" ->
                path.equals("/api/files")
                        || ACTS.stream().anyMatch(act -> path.equals("/api/responses/" + id.text() + "/" + act));
            default -> false;
        };
    }
}
