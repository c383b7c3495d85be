package se.samrad.responses.drafts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] TEXT = "Vi avstyrker färdplanen.".getBytes(UTF_8);
    private static final String SECRET = "an example key of more than 32 bytes";
    private final SecretKey key = Seal.freshKey();

    @Test
    void whatWasSealedOpensAsWhatItWas() {
        byte[] sealed = Seal.seal(key, TEXT, "draft 1");
        assertThat(Seal.open(key, sealed, "draft 1")).isEqualTo(TEXT);
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("avstyrker");
        assertThat(key.getEncoded()).hasSize(Seal.KEY_BYTES);
    }

    @Test
    void theSameTextIsNeverSealedTheSameWay() {
        assertThat(Seal.seal(key, TEXT, "draft 1")).isNotEqualTo(Seal.seal(key, TEXT, "draft 1"));
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        byte[] sealed = Seal.seal(key, TEXT, "draft 1");
        assertThatThrownBy(() -> Seal.open(Seal.freshKey(), sealed, "draft 1")).isInstanceOf(Seal.Broken.class);
    }

    @Test
    void asAnotherDocumentOrVersionItDoesNotOpen() {
        byte[] sealed = Seal.seal(key, TEXT, "draft 1");
        assertThatThrownBy(() -> Seal.open(key, sealed, "draft 2")).isInstanceOf(Seal.Broken.class);
    }

    @Test
    void oneFlippedBitAnywhereIsFoundAndSoIsWhatIsMissing() {
        byte[] sealed = Seal.seal(key, TEXT, "draft 1");
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatThrownBy(() -> Seal.open(key, flipped, "draft 1"))
                    .as("bit %d", bit)
                    .isInstanceOf(Seal.Broken.class);
        }
        assertThatThrownBy(() -> Seal.open(key, new byte[3], "draft 1")).isInstanceOf(Seal.Broken.class);
    }

    @Test
    void aWrappedKeyComesBackForItsOwnDraftAlone() {
        DraftKeys keys = new DraftKeys(SECRET);
        byte[] wrapped = keys.wrap(key, "a");
        assertThat(keys.unwrap(wrapped, "a")).isEqualTo(key);
        assertThatThrownBy(() -> keys.unwrap(wrapped, "b")).isInstanceOf(Seal.Broken.class);
        assertThatThrownBy(() -> new DraftKeys(SECRET + "!").unwrap(wrapped, "a"))
                .isInstanceOf(Seal.Broken.class);
    }

    @Test
    void namesCanOnlyBeMadeWithTheKey() {
        String name = new DraftKeys(SECRET).name("draft", "exempel", "exempelby");
        assertThat(name).isEqualTo(new DraftKeys(SECRET).name("draft", "exempel", "exempelby"));
        assertThat(name)
                .doesNotContain("exempel")
                .isNotEqualTo(new DraftKeys(SECRET + "!").name("draft", "exempel", "exempelby"));
        assertThatThrownBy(() -> new DraftKeys("short")).hasMessageContaining("SAMRAD_DRAFTS_KEY");
    }
}
