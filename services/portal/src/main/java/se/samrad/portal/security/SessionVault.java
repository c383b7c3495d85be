package se.samrad.portal.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks what a session holds. The key is made from the services' secret and the session's id, and the database knows the id only by
 * its hash: what is stored opens nothing without the browser's cookie.
 */
final class SessionVault {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();

    SessionVault(String serviceToken) {
        this.secret = ("samrad-portal-sessions " + serviceToken).getBytes(StandardCharsets.UTF_8);
    }

    /** The name a session is stored under. */
    String name(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    byte[] lock(String id, Map<String, Object> attributes) {
        try {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(plain)) {
                out.writeObject(new HashMap<>(attributes));
            }
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(plain.toByteArray());
            return ByteBuffer.allocate(nonce.length + locked.length)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException("a session holds only what can be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Empty when it was locked with another secret, or by an older version that held other things: then one signs in again. */
    Optional<Map<String, Object>> open(String id, byte[] stored) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(stored);
            byte[] nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            byte[] locked = new byte[buffer.remaining()];
            buffer.get(locked);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, id, nonce).doFinal(locked);
            // Only what this portal has locked itself gets here: the tag of the cipher says so.
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(plain))) {
                Map<String, Object> attributes = new HashMap<>();
                ((Map<?, ?>) in.readObject()).forEach((name, value) -> attributes.put(String.valueOf(name), value));
                return Optional.of(attributes);
            }
        } catch (GeneralSecurityException | IOException | ClassNotFoundException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String id, byte[] nonce) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] key = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
