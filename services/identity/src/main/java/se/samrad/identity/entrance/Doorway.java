package se.samrad.identity.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;
import se.samrad.identity.AuditTrail;
import se.samrad.identity.AuditTrail.Way;
import se.samrad.identity.Derived;
import se.samrad.identity.domain.Login;
import se.samrad.identity.domain.Person;

/** Lets somebody in who has shown who they are. */
@Component
public class Doorway {
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository csrf = new HttpSessionCsrfTokenRepository();
    private final WayBack wayBack;
    private final AuditTrail audit;
    private final Clock clock;

    Doorway(WayBack wayBack, AuditTrail audit, Clock clock) {
        this.wayBack = wayBack;
        this.audit = audit;
        this.clock = clock;
    }

    /** Starts a login in this browser, under a session id that nobody knew before, and answers where to go next. */
    public String enter(Person person, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) == null) {
            request.getSession(true);
        } else {
            request.changeSessionId();
        }
        csrf.saveToken(null, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(new Login(Derived.token(), person, clock.instant())));
        contexts.saveContext(context, request, response);
        audit.record(new AuditTrail.Event.SignedIn(person.account(), way(person)));
        return wayBack.take(request, response);
    }

    private static Way way(Person person) {
        return switch (person) {
            case Person.Staff staff -> Way.PASSWORD;
            case Person.Representative representative -> Way.CODE;
        };
    }
}
