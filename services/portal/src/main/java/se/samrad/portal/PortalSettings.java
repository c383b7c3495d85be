package se.samrad.portal;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import se.samrad.contracts.FileLimits;

/**
 * What an installation decides about the portal.
 *
 * @param baseUrl where browsers find the portal, without a slash at the end
 * @param identityUrl where browsers find the identity provider; also the issuer of tokens
 * @param services inner addresses, by the service's name
 * @param serviceToken secret shared by the services
 * @param demo whether this is the demonstration, with invented examples and letters that never leave the machine
 * @param operator who runs the service
 * @param files how large files a response may have, and how many; the services are told the same
 */
@ConfigurationProperties("samrad")
public record PortalSettings(
        @DefaultValue("http://localhost:8080") String baseUrl,
        @DefaultValue("http://localhost:9000") String identityUrl,
        @DefaultValue Map<String, URI> services,
        @DefaultValue("") String serviceToken,
        @DefaultValue("false") boolean demo,
        @DefaultValue Operator operator,
        @DefaultValue Files files) {
    private static final String HARD = "\u00a0";

    /**
     * Texts of the pages that the operator answers for; empty ones are left out.
     *
     * @param name the authority
     * @param registrar where copies of records are requested
     * @param personalData what personal data are handled for and by what right, in place of the text of the pages
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
            @DefaultValue("") String personalData,
            @DefaultValue("") String beforeSending) {}

    /** @param sizeMax of one file */
    public record Files(
            @DefaultValue(FileLimits.SIZE_MAX) DataSize sizeMax,
            @DefaultValue(FileLimits.PER_RESPONSE_MAX) int perResponseMax) {
        /** A proposal is not a response's file, and keeps its own bound. */
        private static final DataSize PROPOSAL_MAX = DataSize.ofMegabytes(50);

        private static final DataSize AROUND = DataSize.ofMegabytes(20);

        /** The largest file that anything here takes in. */
        public long largest() {
            return Math.max(sizeMax.toBytes(), PROPOSAL_MAX.toBytes());
        }

        /** How much one form may bring: more than one file, so that a file that is too large can be told by its name. */
        public long atOnce() {
            return 2 * largest() + AROUND.toBytes();
        }

        /** As it is set, "50 MB", and not as so many bytes round off. */
        public String size() {
            return told(sizeMax.toBytes());
        }

        public String sizeAtOnce() {
            return told(atOnce());
        }

        private static String told(long bytes) {
            DataSize size = DataSize.ofBytes(bytes);
            if (size.equals(DataSize.ofMegabytes(size.toMegabytes()))) return size.toMegabytes() + HARD + "MB";
            if (size.equals(DataSize.ofKilobytes(size.toKilobytes()))) return size.toKilobytes() + HARD + "kB";
            return bytes + HARD + "B";
        }
    }

    /** The address browsers are sent to for signing in, as scheme, host and port alone. */
    public String identityOrigin() {
        URI uri = URI.create(identityUrl);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    public boolean secure() {
        return baseUrl.startsWith("https:");
    }
}
