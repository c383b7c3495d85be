package se.samrad.eventing;

import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What every service on streams has in common, below its own settings. In the runner all services share one class path: what
 * belongs to the pages and to the identity provider is switched off here by name.
 */
public final class ServiceDefaults implements EnvironmentPostProcessor, Ordered {
    private static final List<String> NOT_OURS = List.of(
            "org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty("samrad.service")) return;
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "service-defaults",
                        Map.ofEntries(
                                Map.entry("spring.autoconfigure.exclude", String.join(",", NOT_OURS)),
                                // The stand-in does not know the command that the stock indicator sends.
                                Map.entry("management.health.defaults.enabled", "false"),
                                Map.entry("management.endpoints.web.exposure.include", "health,metrics"),
                                Map.entry("spring.main.banner-mode", "off"),
                                Map.entry("spring.threads.virtual.enabled", "true"),
                                Map.entry("server.shutdown", "graceful"),
                                Map.entry("server.tomcat.use-relative-redirects", "true"),
                                Map.entry("server.tomcat.connection-timeout", "20s"),
                                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "15s"))));
    }

    /** After the services' own settings were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
