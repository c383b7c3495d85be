package se.samrad.responses;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import se.samrad.eventing.StreamKind;
import se.samrad.eventing.http.DoorRules;
import se.samrad.responses.domain.CaseRegister;
import se.samrad.responses.domain.CopyRequest;
import se.samrad.responses.domain.Responses;

/** Responses to consultations. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ResponsesApplication {
    public static void main(String[] arguments) {
        var application = new SpringApplication(ResponsesApplication.class);
        application.setDefaultProperties(java.util.Map.of("spring.config.name", "responses"));
        application.run(arguments);
    }

    @Bean
    StreamKind<?, ?> responsesKind() {
        return Responses.KIND;
    }

    @Bean
    StreamKind<?, ?> registerKind() {
        return CaseRegister.KIND;
    }

    @Bean
    StreamKind<?, ?> copiesKind() {
        return CopyRequest.KIND;
    }

    /** The scopes are checked where the route is: many depend on the body. */
    @Bean
    DoorRules responsesDoor() {
        return routes -> {
            routes.requestMatchers(
                            HttpMethod.GET,
                            "/api/public/responses",
                            "/api/public/responses/texts",
                            "/api/public/responses/*/files",
                            "/api/public/responses/*/files/*",
                            "/api/receipts/*",
                            "/api/receipts/*/pdf")
                    .permitAll();
            routes.requestMatchers(
                            HttpMethod.POST,
                            "/api/files",
                            "/api/consultations/*/responses",
                            "/api/receipts/check",
                            "/api/receipts/*/codes",
                            "/api/receipts/*/pass")
                    .permitAll();
            routes.requestMatchers("/api/files/uploads", "/api/files/uploads/*").permitAll();
            routes.requestMatchers("/api/consultations/*/responses/*").authenticated();
            routes.requestMatchers(
                            "/api/consultations/*/drafts/*",
                            "/api/consultations/*/drafts/*/parts/**",
                            "/api/consultations/*/drafts/*/files",
                            "/api/consultations/*/drafts/*/files/*",
                            "/api/consultations/*/drafts/*/uploads",
                            "/api/consultations/*/drafts/*/uploads/*")
                    .authenticated();
            routes.requestMatchers(HttpMethod.POST, "/api/responses/*/*").authenticated();
            routes.requestMatchers(
                            HttpMethod.GET,
                            "/api/staff/responses/*",
                            "/api/staff/responses/*/proposals",
                            "/api/staff/responses/*/files/*/words",
                            "/api/staff/responses/*/package",
                            "/api/staff/responses/*/files/*")
                    .authenticated();
            routes.requestMatchers("/api/staff/intake", "/api/staff/intake/**").authenticated();
            routes.requestMatchers("/api/staff/copy-requests", "/api/staff/copy-requests/**")
                    .authenticated();
        };
    }
}
