package se.samrad.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import se.samrad.portal.PortalSettings;

/** Signs out at the identity provider too, or the next sign-in would let the same person in without asking. */
@Component
class SignOut implements LogoutSuccessHandler {
    private final PortalSettings settings;

    SignOut(PortalSettings settings) {
        this.settings = settings;
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication user)
            throws IOException {
        if (user == null || !(user.getPrincipal() instanceof OidcUser person)) {
            response.sendRedirect("/");
            return;
        }
        String home = request.getScheme() + "://" + request.getHeader("Host") + "/";
        response.sendRedirect(UriComponentsBuilder.fromUriString(settings.identityUrl() + "/connect/logout")
                .queryParam("id_token_hint", person.getIdToken().getTokenValue())
                .queryParam("client_id", "samrad-portal")
                .queryParam("post_logout_redirect_uri", home)
                .encode()
                .toUriString());
    }
}
