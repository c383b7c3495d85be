package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.files.Documents;
import se.samrad.responses.files.FileSettings;

@TestPropertySource(properties = {"samrad.files.size-max=3MB", "samrad.files.per-response-max=2"})
class FileLimitsTest extends WholeService {
    private static final int SIZE_MAX = 3 * 1024 * 1024;

    @Test
    void aFileIsReceivedUpToTheSettingAndMoreIsTooLarge() {
        uploadFor("k", "stor.pdf", Documents.pdf(SIZE_MAX)).is(201);
        uploadFor("k", "större.pdf", Documents.pdf(SIZE_MAX + 1)).because(413, "too-large");
    }

    @Test
    void aResponseHasAsManyFilesAsTheSettingSays() {
        String body = body();
        String[] files = new String[3];
        for (int i = 0; i < files.length; i++) {
            byte[] text = Bench.id("bilaga").getBytes(UTF_8);
            files[i] = upload(representative(body), "b.txt", text).is(201).at("/sha256");
        }
        String consultation = openConsultation();
        String three = "{\"files\":[\"" + String.join("\",\"", files) + "\"]}";
        put(consultation, body, representative(body), "k", three).is(422).member(0, "files", "too-many");
        String two = "{\"files\":[\"" + files[0] + "\",\"" + files[1] + "\"]}";
        assertThat(put(consultation, body, representative(body), "k", two)
                        .is(201)
                        .json()
                        .at("/files"))
                .hasSize(2);
    }

    @Test
    void aSettingThatNoEventHoldsIsNamed() {
        assertThatThrownBy(() -> new FileSettings(DataSize.ofMegabytes(1), 51, 1, 1))
                .hasMessage("samrad.files.per-response-max must be 1 to 50");
        assertThatThrownBy(() -> new FileSettings(DataSize.ofBytes(0), 20, 1, 1))
                .hasMessageContaining("samrad.files.size-max");
        assertThatThrownBy(() -> new FileSettings(DataSize.ofMegabytes(1), 20, 0, 1))
                .hasMessageContaining("samrad.files.lines-without-account-max");
        assertThatThrownBy(() -> new FileSettings(DataSize.ofMegabytes(1), 20, 1, 0))
                .hasMessageContaining("samrad.files.lines-per-account-max");
    }
}
