package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.ReceiptView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Form;
import se.samrad.portal.wording.Wording;

/**
 * The way from a receipt's link to the answer itself, for who has no account: a code by mail, and then a pass. Both lie in the
 * reader's session and never in a page or an address; a session has one answer open at a time.
 */
@Component
class Passes {
    private static final String ASKED = "samrad.asked";
    private static final String PASS = "samrad.pass";

    /** An answer that is open to the reader. */
    record Opened(String consultation, String response, Asked.Own own) {}

    /**
     * What was asked for.
     *
     * @param asked what the code works with
     * @param sent whether a code was mailed now; otherwise the one that was mailed lately serves
     */
    record CodeSent(
            @Nullable String asked,
            boolean sent,
            @Nullable Instant mailedAt,
            @Nullable Instant end) {}

    private record Passed(@Nullable String pass) {}

    private final Backend backend;
    private final Asked asked;
    private final Clock clock;

    Passes(Backend backend, Asked asked, Clock clock) {
        this.backend = backend;
        this.asked = asked;
        this.clock = clock;
    }

    /** What the link alone shows. */
    ReceiptView receipt(Caller caller, String token) {
        return backend.read(caller, Service.RESPONSES, Target.of("/api/receipts/{}", token), ReceiptView.class);
    }

    /** Opens the answer with the pass that the session has; empty when it has none that is still good. */
    Optional<Opened> open(String token, Caller caller, HttpServletRequest request) {
        String response = token.replaceFirst("\\..*", "");
        String pass = held(request, response);
        int parts = response.indexOf("--");
        if (pass == null || parts < 0) return Optional.empty();
        caller.show(pass);
        String consultation = response.substring(0, parts);
        return asked.own(caller, consultation, response.substring(parts + 2))
                .map(own -> new Opened(consultation, response, own));
    }

    /** {@code <response>.<end in seconds>.…}, as {@code responses} writes it. */
    private @Nullable String held(HttpServletRequest request, String response) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PASS) instanceof String pass)) return null;
        String[] parts = pass.split("\\.");
        boolean good = parts.length == 4
                && parts[0].equals(response)
                && parts[1].matches("\\d{1,11}")
                && Long.parseLong(parts[1]) > clock.instant().getEpochSecond();
        return good ? pass : null;
    }

    /** Whether the session has asked for a code for this answer. */
    boolean isAsked(String token, HttpServletRequest request) {
        return asked(token, request) != null;
    }

    private static @Nullable String asked(String token, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String text = session != null && session.getAttribute(ASKED) instanceof String kept ? kept : "";
        return text.startsWith(token + " ") ? text.substring(token.length() + 1) : null;
    }

    /** Has a code mailed to the sender's address; empty when it was not, and then the form says why. */
    Optional<CodeSent> sendCode(String token, Form form, Caller caller, Wording say, HttpServletRequest request) {
        Target target = Target.of("/api/receipts/{}/codes", token);
        Outcome<CodeSent> outcome =
                backend.write(caller, "POST", Service.RESPONSES, target, null, Map.of(), CodeSent.class);
        CodeSent done = form.taken(outcome, say, Map.of());
        if (done != null && done.asked() != null) {
            request.getSession(true).setAttribute(ASKED, token + " " + done.asked());
        }
        return Optional.ofNullable(done);
    }

    /** Changes the code for a pass; what is wrong is said in the form. */
    boolean useCode(String token, String code, Form form, Caller caller, Wording say, HttpServletRequest request) {
        String asked = asked(token, request);
        if (asked == null) {
            form.wrong(null, say.text("opening.ask-first"));
            return false;
        }
        Outcome<Passed> outcome = backend.write(
                caller,
                "POST",
                Service.RESPONSES,
                Target.of("/api/receipts/{}/pass", token),
                Map.of("asked", asked, "code", code),
                Map.of(),
                Passed.class);
        Passed done = form.taken(outcome, say, Map.of("code", "kod"));
        if (done == null) return false;
        if (done.pass() != null) {
            request.changeSessionId();
            HttpSession session = request.getSession(true);
            session.setAttribute(PASS, done.pass());
            session.removeAttribute(ASKED);
        }
        return true;
    }
}
