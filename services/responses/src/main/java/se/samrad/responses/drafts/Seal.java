package se.samrad.responses.drafts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM: what is sealed opens only with its key, unchanged, and as the thing it was sealed as. */
final class Seal {
    /** What was sealed does not open: another key, another name, or a changed byte. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(Throwable cause) {
            super("a sealed text does not open", cause);
        }
    }

    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    static SecretKey freshKey() {
        return key(random(KEY_BYTES));
    }

    static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** @param as which document and version this is; what is opened as anything else does not open */
    static byte[] seal(SecretKey key, byte[] plain, String as) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, as).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has this cipher
        }
    }

    /** @throws Broken when it does not open */
    static byte[] open(SecretKey key, byte[] sealed, String as) {
        try {
            if (sealed.length < NONCE_BYTES) throw new GeneralSecurityException("too short");
            ByteBuffer bytes = ByteBuffer.wrap(sealed);
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, as).doFinal(rest);
        } catch (GeneralSecurityException e) {
            throw new Broken(e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String as) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(as.getBytes(UTF_8));
        return cipher;
    }
}
