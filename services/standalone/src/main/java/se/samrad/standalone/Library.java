package se.samrad.standalone;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What some services use and others do not. All share one class path here; on its own a service would never see what
 * the others brought, so it is not set up for it. The authorization server, for one, brings keys of its own. The
 * services on streams leave out by themselves what is not theirs.
 */
record Library(Set<String> users, List<String> setUpBy) {
    private static final Set<String> PAGES = Set.of(Service.IDENTITY, Service.PORTAL);

    private static final List<Library> ALL = List.of(
            new Library(
                    Set.of(Service.IDENTITY),
                    List.of(
                            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
                            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration")),
            new Library(
                    Set.of(Service.PORTAL),
                    List.of(
                            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
                            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration")),
            new Library(
                    Set.of(),
                    List.of(
                            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
                            "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration",
                            "org.springframework.boot.mail.autoconfigure.MailSenderValidatorAutoConfiguration",
                            "org.springframework.boot.mail.autoconfigure.MailHealthContributorAutoConfiguration")));

    /** What a service with pages is not to be set up with, as a list that Spring Boot leaves out. */
    static String foreignTo(String service) {
        return ALL.stream()
                .filter(library -> PAGES.contains(service) && !library.users().contains(service))
                .flatMap(library -> library.setUpBy().stream())
                .collect(Collectors.joining(","));
    }
}
