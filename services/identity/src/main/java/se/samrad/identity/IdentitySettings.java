package se.samrad.identity;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation decides about identity.
 *
 * @param baseUrl where browsers find the portal
 * @param identityUrl where browsers find this service; also the issuer of tokens
 * @param services inner addresses, by the service's name; {@code mail} and {@code consultations} are called
 * @param serviceToken secret shared by the services, without a default
 * @param portalSecret the portal's client secret; empty means derived from the service token
 * @param integrationSecret the machine client's secret; empty means that there is no such client
 * @param demo whether this is the demonstration
 * @param demoAccounts passwords of the demonstration's accounts, by account
 * @param adminPassword password of the only account outside the demonstration; empty means none
 * @param sealing who opens what is sealed off
 * @param operator who runs the service
 */
@ConfigurationProperties("samrad")
public record IdentitySettings(
        @DefaultValue("http://localhost:8080") String baseUrl,
        @DefaultValue("http://localhost:9000") String identityUrl,
        @DefaultValue Map<String, URI> services,
        @DefaultValue("") String serviceToken,
        @DefaultValue("") String portalSecret,
        @DefaultValue("") String integrationSecret,
        @DefaultValue("false") boolean demo,
        @DefaultValue Map<String, String> demoAccounts,
        @DefaultValue("") String adminPassword,
        @DefaultValue Sealing sealing,
        @DefaultValue Operator operator) {

    /**
     * @param password of the account {@code sakerhet} outside the demonstration; empty means that there is none
     * @param machine whether the machine client may ask for its scope; nobody should want that but a system for what is
     *     classified
     */
    public record Sealing(
            @DefaultValue("") String password,
            @DefaultValue("false") boolean machine) {}

    /** Texts of the pages that the operator answers for; empty ones are left out. */
    public record Operator(
            @DefaultValue("") String name, @DefaultValue("") String phone) {}

    public IdentitySettings {
        if (serviceToken.isBlank()) {
            throw new IllegalArgumentException(
                    "samrad.service-token is not set: identity derives the portal's secret and the lock of its signing"
                            + " keys from it.");
        }
        baseUrl = withoutSlash(baseUrl);
        identityUrl = withoutSlash(identityUrl);
    }

    /** The portal as browsers write it: {@code localhost} and {@code 127.0.0.1} are the same machine but two origins. */
    public List<String> portals() {
        Set<String> portals = new LinkedHashSet<>(List.of(baseUrl));
        URI base = URI.create(baseUrl);
        String twin = switch (base.getHost() == null ? "" : base.getHost()) {
            case "localhost" -> "127.0.0.1";
            case "127.0.0.1" -> "localhost";
            default -> "";
        };
        if (!twin.isEmpty()) {
            portals.add(baseUrl.replaceFirst("//" + base.getHost(), "//" + twin));
        }
        return List.copyOf(portals);
    }

    /** Whether browsers reach this service over TLS, so that its cookies may never travel without. */
    public boolean secure() {
        return identityUrl.startsWith("https:");
    }

    public @Nullable URI service(String name) {
        return services.get(name);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
