package se.samrad.identity.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import se.samrad.contracts.Scopes;
import se.samrad.identity.Derived;
import se.samrad.identity.IdentitySettings;
import se.samrad.identity.domain.Standing;

/** Who may ask for tokens: the portal, and the authority's own systems if they have been given a secret. */
@Configuration(proxyBeanMethods = false)
class Clients {
    static final String PORTAL = "samrad-portal";
    static final String INTEGRATION = "samrad-integration";
    static final String CALLBACK = "/login/oauth2/code/samrad";

    /** Without being used for so long, a login ends. */
    private static final Duration LOGIN_IDLE_MAX = Duration.ofHours(12);

    private static final Duration CODE_LIFE = Duration.ofMinutes(2);

    @Bean
    RegisteredClientRepository registeredClients(IdentitySettings settings, ClientSecrets secrets) {
        List<RegisteredClient> clients = new ArrayList<>();
        clients.add(portal(settings, secrets));
        if (!settings.integrationSecret().isBlank()) {
            clients.add(integration(settings, secrets));
        }
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient portal(IdentitySettings settings, ClientSecrets secrets) {
        String secret = settings.portalSecret().isBlank()
                ? Derived.hex(settings.serviceToken(), PORTAL)
                : settings.portalSecret();
        var client = RegisteredClient.withId(PORTAL)
                .clientId(PORTAL)
                .clientSecret(secrets.encode(secret))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Standing.STAFF_TOKEN_LIFE)
                        .refreshTokenTimeToLive(LOGIN_IDLE_MAX)
                        .authorizationCodeTimeToLive(CODE_LIFE)
                        .reuseRefreshTokens(false)
                        .build());
        Scopes.STAFF.forEach(client::scope);
        client.scope(Scopes.SECURITY);
        for (String portal : settings.portals()) {
            client.redirectUri(portal + CALLBACK);
            for (String page : List.of("", "/", "/en", "/en/")) {
                client.postLogoutRedirectUri(portal + page);
            }
        }
        return client.build();
    }

    private static RegisteredClient integration(IdentitySettings settings, ClientSecrets secrets) {
        var client = RegisteredClient.withId(INTEGRATION)
                .clientId(INTEGRATION)
                .clientSecret(secrets.encode(settings.integrationSecret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Standing.STAFF_TOKEN_LIFE)
                        .build());
        Scopes.STAFF.forEach(client::scope);
        if (settings.sealing().machine()) client.scope(Scopes.SECURITY);
        return client.build();
    }
}
