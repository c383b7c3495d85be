package se.samrad.contracts.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LookFilesTest {
    private final LookFiles files = new LookFiles("/samples");

    @Test
    void anAddressTellsWhatIsInTheFile() {
        String style = files.address("/samrad.css");
        assertThat(style).matches("/samrad\\.css\\?v=[0-9a-f]{12}").isEqualTo(files.address("/samrad.css"));
        assertThat(files.address("/vendor/samrad-theme.css").split("=")[1]).isNotEqualTo(style.split("=")[1]);
    }

    @Test
    void aFileThatIsNotThereIsFoundOutAtOnce() {
        assertThatThrownBy(() -> files.address("/finns-inte.css")).isInstanceOf(IllegalArgumentException.class);
    }
}
