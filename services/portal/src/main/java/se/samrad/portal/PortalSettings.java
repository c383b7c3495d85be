package se.samrad.portal;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation decides about the portal.
 *
 * @param baseUrl where browsers find the portal, without a slash at the end
 * @param identityUrl where browsers find the identity provider; also the issuer of tokens
 * @param services inner addresses, by the service's name
 * @param serviceToken secret shared by the services
 * @param demo whether this is the demonstration, with invented examples and letters that never leave the machine
 * @param operator who runs the service
 */
@ConfigurationProperties("samrad")
public record PortalSettings(
        @DefaultValue("http://localhost:8080") String baseUrl,
        @DefaultValue("http://localhost:9000") String identityUrl,
        @DefaultValue Map<String, URI> services,
        @DefaultValue("") String serviceToken,
        @DefaultValue("false") boolean demo,
        @DefaultValue Operator operator) {

    /**
     * Texts of the pages that the operator answers for; empty ones are left out.
     *
     * @param name the authority
     * @param registrar where copies of records are requested
     * @param beforeSending what is said before a response is sent, in place of the text of the pages
     */
    public record Operator(
            @DefaultValue("") String name,
            @DefaultValue("") String email,
            @DefaultValue("") String phone,
            @DefaultValue("") String address,
            @DefaultValue("") String registrar,
            @DefaultValue("") String dataProtectionOfficer,
            @DefaultValue("") String accessibilityContact,
            @DefaultValue("") String beforeSending) {}

    /** The address browsers are sent to for signing in, as scheme, host and port alone. */
    public String identityOrigin() {
        URI uri = URI.create(identityUrl);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    public boolean secure() {
        return baseUrl.startsWith("https:");
    }
}
