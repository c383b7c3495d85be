package se.samrad.identity.provider;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import se.samrad.identity.AuditTrail;
import se.samrad.identity.IdentitySettings;

/** Signing out ends the login itself, not only the browser's session: its refresh tokens are worth nothing afterwards. */
@Component
class SignOut {
    private static final OAuth2TokenType IDENTITY_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    private final AuthenticationSuccessHandler standard = new OidcLogoutAuthenticationSuccessHandler();
    private final Authorizations authorizations;
    private final AuditTrail audit;
    private final String portal;

    SignOut(Authorizations authorizations, AuditTrail audit, IdentitySettings settings) {
        this.authorizations = authorizations;
        this.audit = audit;
        this.portal = settings.baseUrl() + "/";
    }

    void accepted(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        end(request);
        standard.onAuthenticationSuccess(request, response, authentication);
    }

    /**
     * A request that names a login we no longer know, or another than the browser's. Whoever asks to be signed out is signed
     * out all the same and led back, rather than shown an error.
     */
    void unclear(HttpServletRequest request, HttpServletResponse response) throws IOException {
        end(request);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(portal);
    }

    private void end(HttpServletRequest request) {
        String hint = request.getParameter("id_token_hint");
        var login = hint == null ? null : authorizations.findByToken(hint, IDENTITY_TOKEN);
        if (login != null) {
            authorizations.remove(login);
            audit.record(new AuditTrail.Event.SignedOut(login.getPrincipalName()));
        }
    }
}
