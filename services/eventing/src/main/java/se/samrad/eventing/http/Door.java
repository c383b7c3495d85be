package se.samrad.eventing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samrad.eventing.Json;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** What every service's door has in common: bearer tokens, the services' own secret, strict JSON, problems. */
@Configuration(proxyBeanMethods = false)
@Import({Problems.class, BodyLimit.class, PositionDoor.class, InternalStreams.class})
public class Door {
    /** Carries the secret that services show each other. */
    public static final String SERVICE_TOKEN = "Samrad-Service-Token";

    private static final String SERVICE = "SERVICE";
    private static final int NESTING_MAX = 64;
    private static final int TEXT_CHARACTERS_MAX = 2_000_000;

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(@Value("${samrad.jwks-uri}") String keys, @Value("${samrad.identity-url}") String issuer) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }

    @Bean
    SecurityFilterChain doorChain(
            HttpSecurity http,
            DoorRules rules,
            Problems problems,
            ObjectProvider<OtherProof> proofs,
            @Value("${samrad.service-token}") String secret)
            throws Exception {
        http.csrf(csrf -> csrf.disable()) // bearer tokens only: no cookie, nothing to forge
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(routes -> {
                    routes.requestMatchers("/internal/**", "/actuator/metrics/**")
                            .hasAuthority(SERVICE);
                    routes.requestMatchers("/actuator/health/**", "/error").permitAll();
                    rules.apply(routes);
                    routes.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(scopes()))
                        .authenticationEntryPoint((request, response, failure) ->
                                problems.write(request, response, HttpStatus.UNAUTHORIZED, "not-signed-in"))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.write(request, response, HttpStatus.FORBIDDEN, "forbidden")))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, failure) ->
                                problems.write(request, response, HttpStatus.UNAUTHORIZED, "not-signed-in"))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.write(request, response, HttpStatus.FORBIDDEN, "forbidden")))
                .addFilterBefore(new ServiceSecret(secret), AuthorizationFilter.class);
        proofs.ifAvailable(proof -> http.addFilterBefore(new Proven(proof), AuthorizationFilter.class));
        return http.build();
    }

    private static Converter<Jwt, AbstractAuthenticationToken> scopes() {
        return jwt -> {
            List<String> scopes = jwt.getClaimAsStringList("scope");
            return new JwtAuthenticationToken(
                    jwt,
                    scopes == null
                            ? List.of()
                            : scopes.stream().map(SimpleGrantedAuthority::new).toList());
        };
    }

    /** Each of some twenty filters timed on its own tells nobody anything and costs a tenth of a request. */
    @Bean
    static SecurityObservationSettings filtersAreNotTimed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                // What reads as yes and as no at once decides nothing: least of all that something is not secret.
                .withCoercionConfig(
                        LogicalType.Boolean,
                        truth -> truth.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Integer,
                        number -> number.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
                // The place of a word in our list of words is nothing that anybody has said.
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(Json.instants());
    }

    /** In place of Boot's, which cannot be told how deep and how long. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    JsonMapper.Builder jsonMapperBuilder(List<JsonMapperBuilderCustomizer> customizers) {
        JsonMapper.Builder builder = JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_MAX)
                        .maxStringLength(TEXT_CHARACTERS_MAX)
                        .build())
                .build());
        customizers.forEach(customizer -> customizer.customize(builder));
        return builder;
    }

    @Bean
    ResourceBundleMessageSource problemTexts(@Value("${samrad.service}") String service) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames(service + "-problems", "eventing-problems");
        texts.setDefaultEncoding(UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    /** Lets other services in by the secret they share. */
    private static final class ServiceSecret extends OncePerRequestFilter {
        private final byte[] secret;

        ServiceSecret(String secret) {
            this.secret = secret.getBytes(UTF_8);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String shown = request.getHeader(SERVICE_TOKEN);
            if (shown != null && MessageDigest.isEqual(shown.getBytes(UTF_8), secret)) {
                var service = UsernamePasswordAuthenticationToken.authenticated(
                        "service", null, List.of(new SimpleGrantedAuthority(SERVICE)));
                SecurityContextHolder.getContext().setAuthentication(service);
            }
            chain.doFilter(request, response);
        }
    }

    /** Whoever has signed in is who they are; another proof is asked for only where nobody has. */
    private static final class Proven extends OncePerRequestFilter {
        private final OtherProof proof;

        Proven(OtherProof proof) {
            this.proof = proof;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (Caller.current().scopes().isEmpty()) proof.read(request).ifPresent(Proven::stands);
            chain.doFilter(request, response);
        }

        private static void stands(Caller caller) {
            var scopes =
                    caller.scopes().stream().map(SimpleGrantedAuthority::new).toList();
            SecurityContextHolder.getContext()
                    .setAuthentication(new PreAuthenticatedAuthenticationToken(caller.id(), "", scopes));
        }
    }

    /** What is read by machines is JSON, and problems say so. */
    static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;
}
