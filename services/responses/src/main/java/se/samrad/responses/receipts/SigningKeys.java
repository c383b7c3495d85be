package se.samrad.responses.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;

/**
 * Ed25519 keys that receipts are signed with. Each is derived from a secret text, so an instance needs no file of its own. The
 * first signs; those that signed before stay published, so that receipts given long ago can still be verified. Thread-safe.
 */
@Component
class SigningKeys {
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_CHARACTERS = 16;

    /** A public key as RFC 8037 writes it. */
    record Jwk(String kty, String crv, String kid, String use, String alg, String x) {}

    private record Signer(String id, KeyPair pair) {
        static Signer of(byte[] seed) {
            KeyPair pair = pairOf(seed);
            return new Signer(Command.sha256(raw(pair)).substring(0, KEY_ID_CHARACTERS), pair);
        }

        Jwk published() {
            String x = Base64.getUrlEncoder().withoutPadding().encodeToString(raw(pair));
            return new Jwk("OKP", "Ed25519", id, "sig", "EdDSA", x);
        }
    }

    private final List<Signer> signers;

    /** @param older secrets that were used before, parted by commas */
    SigningKeys(
            @Value("${samrad.keys.receipt:${samrad.keys.position}}") String present,
            @Value("${samrad.keys.receipt-older:${samrad.keys.position-older:}}") String older) {
        this.signers = Stream.concat(Stream.of(present), Arrays.stream(older.split(",")))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> Signer.of(seed(secret)))
                .toList();
    }

    String presentKey() {
        return signers.getFirst().id();
    }

    List<Jwk> published() {
        return signers.stream().map(Signer::published).toList();
    }

    byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(signers.getFirst().pair().getPrivate());
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the key of this id made the signature; empty when that key is not ours. */
    Optional<Boolean> made(String keyId, String text, byte[] signature) {
        return signers.stream()
                .filter(signer -> signer.id().equals(keyId))
                .findFirst()
                .map(signer -> verifies(signer, text, signature));
    }

    private static boolean verifies(Signer signer, String text, byte[] made) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(signer.pair().getPublic());
            signature.update(text.getBytes(UTF_8));
            return signature.verify(made);
        } catch (GeneralSecurityException e) {
            return false; // not even the form of a signature
        }
    }

    private static byte[] seed(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal("receipts are signed with this".getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HmacSHA256
        }
    }

    /** The pair whose private key is this seed (RFC 8032); Java derives the public key only where it makes the pair. */
    static KeyPair pairOf(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java since 15 has Ed25519
        }
    }

    /** The 32 bytes of the public key: the end of its encoding. */
    static byte[] raw(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    /** Gives the seed where random bytes are asked for. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) throw new IllegalStateException("a key of " + bytes.length + " bytes");
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
