package se.samrad.identity.provider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import se.samrad.identity.IdentitySettings;
import se.samrad.identity.entrance.AnotherLogin;
import se.samrad.identity.entrance.FrontDoor;
import se.samrad.identity.entrance.WayBack;

/** The provider's endpoints, on Spring Authorization Server. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {
    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.identityUrl())
                .build();
    }

    @Bean
    JwtEncoder jwtEncoder(SigningKeys keys) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(candidates -> candidates.getFirst());
        return encoder;
    }

    @Bean
    @Order(1)
    SecurityFilterChain provider(
            HttpSecurity http, ClientSecrets secrets, SignOut signOut, FrontDoor frontDoor, WayBack wayBack) {
        var authorize = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/oauth2/authorize");
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.clientAuthentication(client -> client.authenticationProviders(
                                    providers -> providers.forEach(provider -> compareWith(secrets, provider))))
                            .tokenEndpoint(token -> token.accessTokenRequestConverter(new IntegrationRequests())
                                    .errorResponseHandler(new TokenRefusals())
                                    .authenticationProviders(
                                            providers -> providers.forEach(ProviderConfiguration::checkScopes)))
                            .oidc(oidc -> oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(signOut::accepted)
                                    .errorResponseHandler(
                                            (request, response, problem) -> signOut.unclear(request, response))));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAfter(new AnotherLogin(), SecurityContextHolderFilter.class)
                .requestCache(cache -> cache.requestCache(wayBack))
                .exceptionHandling(problems -> problems.defaultAuthenticationEntryPointFor(frontDoor, authorize))
                .build();
    }

    private static void compareWith(ClientSecrets secrets, AuthenticationProvider provider) {
        if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
            bySecret.setPasswordEncoder(secrets);
        }
    }

    private static void checkScopes(AuthenticationProvider provider) {
        if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider credentials) {
            credentials.setAuthenticationValidator(IntegrationRequests::validate);
        }
    }
}
