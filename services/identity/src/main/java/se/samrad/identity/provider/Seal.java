package se.samrad.identity.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import se.samrad.identity.Derived;

/** Keeps what a copied database must not give away: AES-256-GCM under a key derived from a secret. */
final class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Seal(String secret, String purpose) {
        this.key = new SecretKeySpec(Derived.bytes(secret, purpose), "AES");
    }

    /** @param label what the sealed bytes belong to; they open only under the same label */
    String seal(byte[] plain, String label) throws GeneralSecurityException {
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, label).doFinal(plain);
        byte[] whole = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, IV_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    byte[] open(String sealed, String label) throws GeneralSecurityException {
        byte[] whole = Base64.getDecoder().decode(sealed);
        byte[] iv = Arrays.copyOf(whole, IV_BYTES);
        return cipher(Cipher.DECRYPT_MODE, iv, label).doFinal(whole, IV_BYTES, whole.length - IV_BYTES);
    }

    private Cipher cipher(int mode, byte[] iv, String label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(label.getBytes(UTF_8));
        return cipher;
    }
}
