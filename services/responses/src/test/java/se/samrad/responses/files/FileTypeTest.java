package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.samrad.eventing.Rejected;

class FileTypeTest {
    private static FileType type(String name, byte[] content) throws IOException {
        return FileType.of(name, () -> new ByteArrayInputStream(content));
    }

    static Stream<Arguments> received() {
        return Stream.of(
                Arguments.of("yttrande.pdf", Documents.PDF, "application/pdf"),
                Arguments.of("YTTRANDE.PDF", Documents.PDF, "application/pdf"),
                Arguments.of("yttrande.v2.docx", Documents.docx(), FileType.DOCX.mediaType),
                Arguments.of("bilaga.xlsx", Documents.xlsx(), FileType.XLSX.mediaType),
                Arguments.of("yttrande.odt", Documents.odt(), FileType.ODT.mediaType),
                Arguments.of("karta.png", Documents.PNG, "image/png"),
                Arguments.of("foto.jpeg", Documents.JPG, "image/jpeg"),
                Arguments.of("yttrande.txt", "Till handläggaren:\nVi håller med. åäö".getBytes(UTF_8), "text/plain"),
                Arguments.of("yttrande.txt", "Vi håller med.".getBytes(UTF_16), "text/plain"),
                Arguments.of(
                        "gammal.txt", "Vi håller med. åäö".getBytes(Charset.forName("windows-1252")), "text/plain"),
                Arguments.of("yttrande.md", "# Yttrande\n\nVi håller med.".getBytes(UTF_8), "text/markdown"));
    }

    @ParameterizedTest
    @MethodSource("received")
    void theseAreReceived(String name, byte[] content, String mediaType) throws IOException {
        assertThat(type(name, content).mediaType).isEqualTo(mediaType);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("yttrande.pdf", Documents.PROGRAM, "not-what-its-name-says"),
                Arguments.of("yttrande.pdf", Documents.docx(), "not-what-its-name-says"),
                Arguments.of("avbruten.pdf", Arrays.copyOf(Documents.PDF, Documents.PDF.length - 6), "file-damaged"),
                Arguments.of("yttrande.docx", Documents.PDF, "not-what-its-name-says"),
                Arguments.of("yttrande.docx", Documents.xlsx(), "not-what-its-name-says"),
                Arguments.of("bilaga.xlsx", Documents.docx(), "not-what-its-name-says"),
                Arguments.of("yttrande.odt", Documents.docx(), "not-what-its-name-says"),
                Arguments.of("yttrande.odt", Documents.spreadsheetCalledText(), "not-what-its-name-says"),
                Arguments.of("foto.jpg", Documents.PNG, "not-what-its-name-says"),
                Arguments.of("foto.png", "<svg onload='x'/>".getBytes(UTF_8), "not-what-its-name-says"),
                Arguments.of("yttrande.txt", Documents.PDF, "not-what-its-name-says"),
                Arguments.of("yttrande.txt", Documents.PROGRAM, "not-what-its-name-says"),
                Arguments.of(
                        "yttrande.md",
                        "<!DOCTYPE html><html><script>x</script></html>".getBytes(UTF_8),
                        "not-what-its-name-says"),
                Arguments.of("yttrande.exe", Documents.PROGRAM, "file-type-not-received"),
                Arguments.of("yttrande.pdf.exe", Documents.PDF, "file-type-not-received"),
                Arguments.of("sida.html", "<html></html>".getBytes(UTF_8), "file-type-not-received"),
                Arguments.of("bild.svg", "<svg/>".getBytes(UTF_8), "file-type-not-received"),
                Arguments.of("pdf", Documents.PDF, "file-type-not-received"),
                Arguments.of("yttrande.docm", Documents.docxWithMacros(), "file-with-macros"),
                Arguments.of("yttrande.docx", Documents.docxWithMacros(), "file-with-macros"),
                Arguments.of("yttrande.docx", Documents.encryptedDocx(), "file-encrypted"),
                Arguments.of("yttrande.pdf", Documents.ENCRYPTED_PDF, "file-encrypted"),
                Arguments.of("yttrande.odt", Documents.encryptedOdt(), "file-encrypted"),
                Arguments.of("yttrande.docx", Documents.bomb(), "file-swells"),
                Arguments.of("yttrande.docx", Documents.half(), "file-damaged"),
                Arguments.of("yttrande.txt", new byte[0], "file-empty"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theseAreRefused(String name, byte[] content, String reason) {
        assertThatThrownBy(() -> type(name, content))
                .isInstanceOf(Rejected.class)
                .hasMessage(reason);
    }

    /** Of a document that is made to be read page by page the first part has an end of its own. */
    @Test
    void theEndOfAPdfIsSoughtAtItsEndAndMayBeFollowedBySomethingElse() throws IOException {
        byte[] document = new byte[700_000];
        Arrays.fill(document, (byte) ' ');
        System.arraycopy(Documents.PDF, 0, document, 0, Documents.PDF.length);
        assertThatThrownBy(() -> type("yttrande.pdf", document))
                .isInstanceOf(Rejected.class)
                .hasMessage("file-damaged");
        byte[] end = "%%EOF".getBytes(UTF_8);
        for (int at : new int[] {10 * 64 * 1024 - 2, document.length - end.length}) {
            byte[] whole = document.clone();
            System.arraycopy(end, 0, whole, at, end.length);
            assertThat(type("yttrande.pdf", whole)).isEqualTo(FileType.PDF);
        }
    }

    @Test
    void aPasswordIsFoundWhereverItIsMentioned() {
        byte[] far = new byte[700_000];
        Arrays.fill(far, (byte) ' ');
        System.arraycopy(Documents.PDF, 0, far, 0, 9);
        // Across the edge between two windows that are read.
        byte[] mention = "/Encrypt 12 0 R".getBytes(UTF_8);
        System.arraycopy(mention, 0, far, 256 * 1024 - 5, mention.length);
        assertThatThrownBy(() -> type("yttrande.pdf", far))
                .isInstanceOf(Rejected.class)
                .hasMessage("file-encrypted");
    }
}
