package se.samrad.responses.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.responses.domain.MailRoute.Why;
import se.samrad.responses.domain.Prose;

/** Messages as they should not be. */
class MailReaderTest {
    private static final long FILE_MAX = 1_000_000;
    private static final String HEAD = "From: a@b.example\r\nSubject: S\r\nMIME-Version: 1.0\r\n";

    private static MailContent read(byte[] raw) {
        return MailReader.read(raw, FILE_MAX);
    }

    private static MailContent read(String raw) {
        return read(raw.getBytes(UTF_8));
    }

    private static MailContent text(String charset, byte[] bytes) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes((HEAD + "Content-Type: text/plain; charset=" + charset + "\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getEncoder().encodeToString(bytes))
                .getBytes(UTF_8));
        return read(raw.toByteArray());
    }

    @Test
    void textInAnyEncodingIsRead() {
        assertThat(text("iso-8859-1", "Över ån".getBytes(ISO_8859_1)).text()).isEqualTo("Över ån");
        assertThat(text("utf-16", "Över ån".getBytes(UTF_16)).text()).isEqualTo("Över ån");
        assertThat(text("windows-1252", "”Över”".getBytes(Charset.forName("windows-1252")))
                        .text())
                .isEqualTo("”Över”");
        assertThat(text("no-such-thing", "Över ån".getBytes(UTF_8)).text()).isEqualTo("Över ån");
        assertThat(text("\"\"", "Över ån".getBytes(ISO_8859_1)).text()).isEqualTo("Över ån");
        assertThat(text("us-ascii", "Över ån".getBytes(UTF_8)).text()).isEqualTo("Över ån");
    }

    @Test
    void encodedWordsInTheHeadersAreRead() {
        MailContent content = read("From: =?utf-8?Q?=C3=85sa_Exempel?= <Asa@B.example>\r\n"
                + "Subject: =?iso-8859-1?Q?Yttrande_=F6ver_RS?=\r\n =?utf-8?B?IDIwMjQtMDM0NA==?=\r\n\r\nx");

        assertThat(content.subject()).isEqualTo("Yttrande över RS 2024-0344");
        assertThat(content.fromName()).isEqualTo("Åsa Exempel");
        assertThat(content.sender()).isEqualTo("asa@b.example");
    }

    @Test
    void aMessageWithoutDateOrIdIsAMessage() {
        assertThat(read("From: a@b.example\r\n\r\nHej").text()).isEqualTo("Hej");
        assertThat(read("\r\n\r\nHej").sender()).isNull();
        assertThat(read("").sender()).isNull();
    }

    @Test
    void damagedContentIsNamedAndNotTakenForWhatItIsNot() {
        MailContent content = read(HEAD + "Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\n\r\nHej\r\n--g\r\n"
                + "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + "JVBERi0xA\r\n--g--\r\n");

        assertThat(content.text()).isEqualTo("Hej");
        assertThat(content.attached()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a.pdf");
            assertThat(file.refused()).isEqualTo("file-damaged");
        });
    }

    @Test
    void plainWordsAreTakenBeforeThoseOfAWebPage() {
        String both = HEAD + "Content-Type: multipart/alternative; boundary=g\r\n\r\n--g\r\n\r\nHej\r\n--g\r\n"
                + "Content-Type: text/html\r\n\r\n<p>Hej <b>du</b></p>\r\n--g--\r\n";

        assertThat(read(both).text()).isEqualTo("Hej");
    }

    @Test
    void aWebPageGivesItsWordsAndNothingElse() {
        String page = "<html><head><title>T</title><style>p{}</style></head><body><script>alert(1)</script>"
                + "<p>Kommunen &auml;r&nbsp;positiv.</p><div>1 < 2<br>Hej</div><!-- dolt --><img src=http://x.example/1.gif>"
                + "<blockquote>Ni \u00e4r inbjudna</blockquote></body></html>";

        assertThat(read(HEAD + "Content-Type: text/html; charset=utf-8\r\n\r\n" + page)
                        .text())
                .isEqualTo("Kommunen är\u00a0positiv.\n1 < 2\nHej");
    }

    @Test
    void aForwardedMessageIsOpenedForWhatItCarries() {
        String inner = "From: c@d.example\r\nSubject: Inre\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n"
                + "--i\r\n\r\nInre ord\r\n--i\r\nContent-Type: text/plain; name=a.txt\r\n\r\nfil\r\n--i--\r\n";
        String outer = HEAD + "Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\n\r\n%s\r\n--g\r\n"
                + "Content-Type: message/rfc822\r\n\r\n" + inner + "\r\n--g--\r\n";

        assertThat(read(outer.replace("%s", "Yttre ord")).text()).isEqualTo("Yttre ord");
        assertThat(read(outer.replace("%s", "")).text()).isEqualTo("Inre ord");
        assertThat(read(outer).attached())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("a.txt"));
        assertThat(read(outer).sender()).isEqualTo("a@b.example");
    }

    @Test
    void tenThousandPartsAreNotTakenApart() {
        String many = HEAD + "Content-Type: multipart/mixed; boundary=g\r\n\r\n"
                + "--g\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n".repeat(10_000) + "--g--\r\n";

        assertThat(read(many).problem()).isEqualTo(Why.TOO_MANY_PARTS);
        assertThat(read(many).attached()).hasSizeLessThanOrEqualTo(MailReader.PARTS_MAX);
    }

    @Test
    void norAreMessagesInMessagesInMessages() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 2_000; i++) deep.append("Content-Type: message/rfc822\r\n\r\n");
        StringBuilder nested = new StringBuilder(HEAD);
        for (int i = 0; i < 500; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=g")
                    .append(i)
                    .append("\r\n\r\n--g")
                    .append(i);
            nested.append("\r\n");
        }

        assertThat(read(HEAD + deep).problem()).isEqualTo(Why.TOO_MANY_PARTS);
        assertThat(read(nested.toString()).problem()).isEqualTo(Why.TOO_MANY_PARTS);
    }

    @Test
    void aFileThatIsTooLargeIsNamedAndNotKept() {
        MailContent content = read(HEAD + "Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\n"
                + "Content-Disposition: attachment; filename=stor.txt\r\n\r\n" + "x".repeat(1_000_001)
                + "\r\n--g--\r\n");

        assertThat(content.attached().getFirst().refused()).isEqualTo("too-large");
        assertThat(content.attached().getFirst().content()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a.txt\r\n\tBcc: x@evil.example\"",
                "\"=?utf-8?B?YQ0KQmNjOiB4QGV2aWwuZXhhbXBsZQ==?=\"",
                "\"../../etc/passwd\"",
                "\"C:\\\\windows\\\\a.txt\"",
                "\"a\u202Etxt.exe\"",
                "\"\""
            })
    void aFilesNameIsOneLineAndNoPath(String name) {
        MailContent content = read(HEAD + "Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\n"
                + "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=" + name
                + "\r\n\r\nx\r\n--g--\r\n");

        assertThat(content.attached()).allSatisfy(file -> {
            assertThat(Prose.isLine(file.name())).isTrue();
            assertThat(file.name()).isNotBlank().doesNotContain("/", "\\");
        });
        assertThat(content.attached()).hasSize(1);
    }

    @Test
    void aSubjectCannotBeginAnotherHeader() {
        MailContent content =
                read("From: a@b.example\r\nSubject: =?utf-8?B?YQ0KQmNjOiB4QGV2aWwuZXhhbXBsZQ==?=\r\n\r\nx");

        assertThat(content.subject()).isEqualTo("a  Bcc: x@evil.example");
        assertThat(content.head().headers()).doesNotContainKey("bcc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@b.example, c@d.example",
                "From: a@b.example\r\nFrom: c@d.example",
                "From: ; : <",
                "From: <@>",
                "From: undisclosed-recipients:;"
            })
    void whoHasNoSingleAddressHasNone(String from) {
        assertThat(read(from + "\r\n\r\nx").sender()).isNull();
    }

    @Test
    void charactersThatNobodyWritesAreLeftOut() {
        assertThat(read(HEAD + "\r\na\u0000b\u0007c\ud7ff").text()).isEqualTo("abc\ud7ff");
    }

    @Test
    void whateverComesIsReadToTheEnd() {
        Random random = new Random(20261128);
        byte[] whole = Letters.from("a@b.example", "RS 2024-0344")
                .words("Kommunen tillstyrker.")
                .with("a.txt", new byte[] {1, 2, 3})
                .part("Content-Type: message/rfc822", "Subject: x\r\n\r\ny")
                .sent();
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = whole.clone();
            for (int j = 0; j < 1 + random.nextInt(20); j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(changed, random.nextInt(changed.length) + 1);
            assertThatCode(() -> {
                        MailContent content = read(cut);
                        assertThat(Prose.isLine(content.subject())).isTrue();
                        assertThat(Prose.isText(content.text())).isTrue();
                    })
                    .doesNotThrowAnyException();
        }
    }
}
