package se.samrad.identity.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import se.samrad.contracts.Scopes;
import se.samrad.identity.domain.IntegrationScopes;
import se.samrad.identity.domain.IntegrationScopes.Answer;

/** The machine client's token requests: without a scope they mean all of the staff's, and the answer names them. */
final class IntegrationRequests implements AuthenticationConverter {
    private final AuthenticationConverter standard = new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication converted = standard.convert(request);
        if (converted instanceof OAuth2ClientCredentialsAuthenticationToken asked
                && asked.getScopes().isEmpty()
                && asked.getPrincipal() instanceof Authentication client
                && IntegrationScopes.to(asked.getScopes(), false) instanceof Answer.Granted granted) {
            return new OAuth2ClientCredentialsAuthenticationToken(
                    client, new LinkedHashSet<>(granted.scopes()), asked.getAdditionalParameters());
        }
        return converted;
    }

    static void validate(OAuth2ClientCredentialsAuthenticationContext context) {
        OAuth2ClientCredentialsAuthenticationToken asked = context.getAuthentication();
        boolean security = context.getRegisteredClient().getScopes().contains(Scopes.SECURITY);
        if (IntegrationScopes.to(asked.getScopes(), security) instanceof Answer.Refused) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE, "There is no such scope for this client.", null));
        }
    }
}
