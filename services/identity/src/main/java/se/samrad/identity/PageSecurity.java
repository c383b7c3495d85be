package se.samrad.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import se.samrad.identity.entrance.FrontDoor;

/** The pages: open to all, closed to everything else, and without a script on any of them. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, IdentitySettings settings, FrontDoor frontDoor) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/login/**",
                                "/error",
                                "/samrad.css",
                                "/identity.css",
                                "/vendor/**",
                                "/favicon.svg",
                                "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(problems -> problems.accessDeniedHandler(frontDoor)
                        .authenticationEntryPoint(
                                (request, response, problem) -> response.sendError(HttpStatus.NOT_FOUND.value())))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy(settings)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"))
                        .frameOptions(FrameOptionsConfig::deny))
                .build();
    }

    /** A form's answer leads on to the portal, and browsers hold the form to that: so the portal stands in form-action. */
    private static String policy(IdentitySettings settings) {
        return "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; "
                + "frame-ancestors 'none'; form-action 'self' " + String.join(" ", settings.portals());
    }
}
