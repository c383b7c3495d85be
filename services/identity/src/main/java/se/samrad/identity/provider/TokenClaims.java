package se.samrad.identity.provider;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Scopes;
import se.samrad.identity.AuditTrail;
import se.samrad.identity.domain.Standing;
import se.samrad.identity.entrance.SignedIn;

/**
 * What a token says about its bearer. A person's scopes are what they may do now, whatever the portal asked for; they are
 * looked up again at every refresh. That a person signed in is told by when they did, which stands in no token of a machine client.
 */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    static final String SCOPE = "scope";
    static final String NAME = "name";

    private final Standings standings;
    private final Authorizations authorizations;
    private final AuditTrail audit;
    private final Clock clock;

    TokenClaims(Standings standings, Authorizations authorizations, AuditTrail audit, Clock clock) {
        this.standings = standings;
        this.authorizations = authorizations;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        Authentication principal = context.getPrincipal();
        boolean access = OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType());
        if (principal instanceof SignedIn signedIn) {
            if (access) {
                describe(signedIn, context);
            } else {
                repeat(context);
            }
        } else if (access && principal != null) {
            context.getClaims()
                    .claim(SCOPE, List.copyOf(context.getAuthorizedScopes()))
                    .claim(NAME, principal.getName());
        }
    }

    private void describe(SignedIn signedIn, JwtEncodingContext context) {
        switch (standings.of(signedIn.login())) {
            case Standing.Current current ->
                context.getClaims()
                        .claim(SCOPE, current.scopes())
                        .claim(NAME, current.name())
                        .claim(
                                IdTokenClaimNames.AUTH_TIME,
                                signedIn.login().since().getEpochSecond())
                        .expiresAt(clock.instant().plus(current.tokenLife()));
            case Standing.Gone gone -> throw lost(signedIn, context, new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT));
            case Standing.NoBody nobody ->
                throw lost(signedIn, context, new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, Scopes.NO_BODY, null));
            case Standing.Unknown unknown ->
                throw new OAuth2AuthenticationException(new OAuth2Error(
                        OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "The register of bodies does not answer.", null));
        }
    }

    private OAuth2AuthenticationException lost(SignedIn signedIn, JwtEncodingContext context, OAuth2Error why) {
        OAuth2Authorization authorization = context.getAuthorization();
        if (authorization != null) {
            authorizations.remove(authorization);
        }
        audit.record(new AuditTrail.Event.AccessLost(signedIn.getName()));
        return new OAuth2AuthenticationException(why);
    }

    /** The identity token that goes with an access token says the same, without asking the register twice. */
    private static void repeat(JwtEncodingContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        var token = authorization == null ? null : authorization.getAccessToken();
        Map<String, Object> said = token == null ? null : token.getClaims();
        if (said == null) {
            throw new IllegalStateException("an identity token is made after its access token");
        }
        for (String claim : List.of(SCOPE, NAME)) {
            Object value = said.get(claim);
            if (value != null) {
                context.getClaims().claim(claim, value);
            }
        }
    }
}
