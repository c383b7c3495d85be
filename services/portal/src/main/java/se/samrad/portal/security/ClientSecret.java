package se.samrad.portal.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The portal's secret towards the identity provider, derived on both sides from the services' shared one. */
final class ClientSecret {
    private ClientSecret() {}

    static String derive(String serviceToken) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = serviceToken.isEmpty() ? new byte[1] : serviceToken.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("samrad-portal".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
