package se.samrad.identity.provider;

import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.stereotype.Component;
import se.samrad.identity.Derived;

/**
 * Compares client secrets. They come from the settings at each start and are kept in memory only, so a keyed hash under a
 * key of this process is enough; a slow hash would only make every token slower.
 */
@Component
class ClientSecrets extends AbstractValidatingPasswordEncoder {
    private final String key = Derived.token();

    @Override
    protected String encodeNonNullPassword(String secret) {
        return Derived.hex(key, secret);
    }

    @Override
    protected boolean matchesNonNull(String secret, String encoded) {
        return Derived.same(Derived.hex(key, secret), encoded);
    }
}
