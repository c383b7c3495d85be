package se.samrad.portal.security;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import se.samrad.contracts.Scopes;
import se.samrad.portal.PortalSettings;
import se.samrad.portal.backend.AccessTokens;
import se.samrad.portal.backend.Callers;
import se.samrad.portal.following.SubscriptionLinks;
import se.samrad.portal.forms.EndedSessions;
import se.samrad.portal.gateway.Problems;
import se.samrad.portal.gateway.Routes;

/** Signing in by OpenID Connect, who may open what, and what browsers are told. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    static final String REGISTRATION = "samrad";

    private static final Duration LONGER_THAN_ANY_TOKEN = Duration.ofDays(1);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Each of some twenty filters timed on its own tells nobody anything and costs a tenth of a request. */
    @Bean
    static SecurityObservationSettings filtersAreNotTimed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain portalChain(
            HttpSecurity http,
            ClientRegistrationRepository clients,
            OAuth2AuthorizedClientRepository authorizedClients,
            SignOut signOut,
            EndedSessions endedSessions,
            PortalSettings settings)
            throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(
                clients, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        // The gateway checks for itself, by header, so that it never reads a body to find a form field.
        RequestMatcher forms = request -> !SAFE.contains(request.getMethod())
                && !Routes.isMachinePath(request.getRequestURI())
                && !SubscriptionLinks.isLink(request.getRequestURI());
        return http.authorizeHttpRequests(
                        access -> access.requestMatchers("/arbetsyta/avskilt", "/arbetsyta/avskilt/**")
                                .hasAuthority(Scopes.SECURITY)
                                .requestMatchers("/arbetsyta")
                                .hasAnyAuthority(Scopes.EVERYBODY_OF_STAFF.toArray(String[]::new))
                                .requestMatchers("/arbetsyta/**")
                                .hasAnyAuthority(Scopes.STAFF.toArray(String[]::new))
                                .anyRequest()
                                .permitAll())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(forms))
                .exceptionHandling(refused -> refused.accessDeniedHandler(endedSessions))
                .oauth2Login(login -> login.loginPage("/oauth2/authorization/" + REGISTRATION)
                        .authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(new Entrance(requests)))
                        .authorizedClientRepository(authorizedClients)
                        .userInfoEndpoint(user -> user.oidcUserService(peopleByToken()))
                        .successHandler(new SignIn.Back())
                        .failureHandler(new SignIn.Failed()))
                .logout(logout -> logout.logoutRequestMatcher(request -> HttpMethod.POST.matches(request.getMethod())
                                && request.getServletPath().equals("/logga-ut"))
                        .logoutSuccessHandler(signOut)
                        .deleteCookies(SessionConfiguration.COOKIE))
                .requestCache(Customizer.withDefaults())
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .contentSecurityPolicy(csp -> csp.policyDirectives(policy(settings)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .contentTypeOptions(Customizer.withDefaults())
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")))
                .build();
    }

    static String policy(PortalSettings settings) {
        return "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
                + "base-uri 'none'; frame-ancestors 'none'; form-action 'self' " + settings.identityOrigin();
    }

    /** Addresses one by one, never by discovery: the portal starts before the identity provider does. */
    @Bean
    ClientRegistrationRepository clientRegistrations(PortalSettings settings) {
        String browser = settings.identityUrl();
        var inner = settings.services().get("identity");
        String server = inner == null ? browser : inner.toString().replaceAll("/$", "");
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId("samrad-portal")
                .clientSecret(ClientSecret.derive(settings.serviceToken()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                // By the address the reader uses, localhost or 127.0.0.1, and never under a language's prefix.
                .redirectUri("{baseScheme}://{baseHost}{basePort}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .authorizationUri(browser + "/oauth2/authorize")
                .tokenUri(server + "/oauth2/token")
                .jwkSetUri(server + "/oauth2/jwks")
                .issuerUri(browser)
                .userNameAttributeName("sub")
                .clientName("Samråd")
                .build());
    }

    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AuthorizedClientManager authorizedClientManager(
            ClientRegistrationRepository clients, OAuth2AuthorizedClientRepository authorizedClients) {
        DefaultOAuth2AuthorizedClientManager clientManager =
                new DefaultOAuth2AuthorizedClientManager(clients, authorizedClients);
        var whenDue = new RefreshTokenOAuth2AuthorizedClientProvider();
        var always = new RefreshTokenOAuth2AuthorizedClientProvider();
        always.setClockSkew(LONGER_THAN_ANY_TOKEN);
        clientManager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .provider(asked ->
                        (Boolean.TRUE.equals(asked.getAttribute(Callers.RENEWED)) ? always : whenDue).authorize(asked))
                .build());
        clientManager.setContextAttributesMapper(
                asked -> Map.of(Callers.RENEWED, Boolean.TRUE.equals(asked.getAttribute(Callers.RENEWED))));
        return clientManager;
    }

    /** What somebody may do stands in the access token; the services check it again on every call. */
    private static OAuth2UserService<OidcUserRequest, OidcUser> peopleByToken() {
        return request -> {
            Set<GrantedAuthority> authorities = new HashSet<>();
            for (String scope : AccessTokens.scopes(request.getAccessToken().getTokenValue())) {
                authorities.add(new SimpleGrantedAuthority(scope));
            }
            return new DefaultOidcUser(authorities, request.getIdToken(), "sub");
        };
    }

    /** A path that cannot be trusted is refused in the form its reader understands. */
    @Bean
    RequestRejectedHandler refusals(Problems problems) {
        return (request, response, reason) -> {
            if (request.getRequestURI().startsWith("/api")) problems.write(request, response, 400, "bad-path");
            else response.sendError(400);
        };
    }

    /** Encoded slashes come through to the refusal above instead of ending in the server's own page. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    @Bean
    FilterRegistrationBean<CacheRules> cacheRules() {
        FilterRegistrationBean<CacheRules> registration = new FilterRegistrationBean<>(new CacheRules());
        registration.setOrder(-200);
        return registration;
    }
}
