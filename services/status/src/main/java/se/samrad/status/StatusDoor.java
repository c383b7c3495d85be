package se.samrad.status;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.http.DoorRules;

/** Who may read what: the public view everybody, the staff view staff, and only administrators act on the views. */
@Configuration(proxyBeanMethods = false)
class StatusDoor implements WebMvcConfigurer {
    @Bean
    DoorRules statusRules() {
        return routes -> {
            routes.requestMatchers(
                            "/api/public/**",
                            "/nyheter/flode.*",
                            "/kalender.ics",
                            "/remisser/*/laget.json",
                            "/remisser/*/laget.csv",
                            "/remisser/*/laget.xlsx",
                            "/svar/flode.*",
                            "/remisser/*/svar/publicerade.json",
                            "/remisser/*/svar/publicerade.csv")
                    .permitAll();
            routes.requestMatchers(HttpMethod.POST, "/api/staff/views/**").hasAuthority(Scopes.ADMIN);
            routes.requestMatchers(HttpMethod.GET, "/api/staff/responses")
                    .hasAnyAuthority(Scopes.EVERYBODY_OF_STAFF.toArray(String[]::new));
            routes.requestMatchers("/api/staff/**").hasAnyAuthority(Scopes.STAFF.toArray(String[]::new));
        };
    }

    @Bean
    FilterRegistrationBean<Fingerprints> fingerprints() {
        FilterRegistrationBean<Fingerprints> registration = new FilterRegistrationBean<>(new Fingerprints());
        registration.addUrlPatterns(
                "/api/public/*", "/api/staff/*", "/nyheter/*", "/kalender.ics", "/remisser/*", "/svar/*");
        return registration;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Audience.class, Audience::of);
    }
}
