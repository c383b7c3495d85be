package se.samrad.standalone;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What some services use and others do not. All share one class path here; on its own a service would never see what
 * the others brought, so it is not set up for it. The authorization server, for one, brings keys of its own, and
 * every service would trust those instead of the provider's.
 */
record Library(Predicate<String> belongsTo, List<String> setUpBy) {
    private static final Set<String> WITHOUT_EVENTS = Set.of(Service.IDENTITY, Service.PORTAL);

    private static final List<Library> ALL = List.of(
            new Library(
                    service -> !WITHOUT_EVENTS.contains(service),
                    List.of(
                            "se.samrad.eventing.EventingConfiguration",
                            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")),
            new Library(
                    Service.IDENTITY::equals,
                    List.of(
                            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
                            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration")),
            new Library(
                    Service.PORTAL::equals,
                    List.of(
                            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
                            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration")),
            new Library(
                    WITHOUT_EVENTS::contains,
                    List.of("org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration")),
            new Library(
                    Service.MAIL::equals,
                    List.of(
                            "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration",
                            "org.springframework.boot.mail.autoconfigure.MailSenderValidatorAutoConfiguration",
                            "org.springframework.boot.mail.autoconfigure.MailHealthContributorAutoConfiguration")));

    /** As a list that Spring Boot leaves out. */
    static String foreignTo(String service) {
        return ALL.stream()
                .filter(library -> !library.belongsTo().test(service))
                .flatMap(library -> library.setUpBy().stream())
                .collect(Collectors.joining(","));
    }
}
