package se.samrad.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param baseUrl of the portal, for links; never taken from a request
 * @param demo whether there is a mailbox to look into when no mail server is named
 * @param weekly whether the contact person of an open consultation gets a letter each Monday
 * @param sender address that letters come from
 */
@ConfigurationProperties("samrad")
public record MailSettings(
        @DefaultValue("http://localhost:8080") String baseUrl,
        @DefaultValue("false") boolean demo,
        @DefaultValue("true") boolean weekly,
        @DefaultValue("Samråd <samrad@exempel.example>") String sender,
        @Nullable String serviceToken) {}
