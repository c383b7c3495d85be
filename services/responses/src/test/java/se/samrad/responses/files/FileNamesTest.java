package se.samrad.responses.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileNamesTest {
    static Stream<Map.Entry<String, String>> corpus() {
        return Map.ofEntries(
                Map.entry("Yttrande över remiss.pdf", "Yttrande över remiss.pdf"),
                Map.entry("Ytt\u0061\u030ang.pdf", "Yttång.pdf"),
                Map.entry("../../etc/passwd", "_.._etc_passwd"),
                Map.entry("..\\..\\windows\\system.ini", "_.._windows_system.ini"),
                Map.entry("..%2f..%2fpasswd", "%2f..%2fpasswd"),
                Map.entry("C:\\svar.docx", "C__svar.docx"),
                Map.entry("svar\u202efdp.exe", "svarfdp.exe"),
                Map.entry("svar\u2066\u200f\u061c.pdf", "svar.pdf"),
                Map.entry("svar.pdf\u0000.exe", "svar.pdf.exe"),
                Map.entry("svar\r\nSet-Cookie: a=b.pdf", "svarSet-Cookie_ a=b.pdf"),
                Map.entry("svar\u2028\u2029\u0085.pdf", "svar.pdf"),
                Map.entry("svar\u00a0nr\u20033.pdf", "svar nr 3.pdf"),
                Map.entry("sva\u200br\ufeff.pdf", "svar.pdf"),
                Map.entry("CON", "_CON"),
                Map.entry("nul.txt", "_nul.txt"),
                Map.entry("COM1.pdf", "_COM1.pdf"),
                Map.entry("lpt¹.pdf", "_lpt¹.pdf"),
                Map.entry("console.txt", "console.txt"),
                Map.entry("\"citat\" 'och' <mer>?.pdf", "_citat_ 'och' _mer__.pdf"),
                Map.entry("svar.pdf. . ", "svar.pdf"),
                Map.entry("...", "fil"),
                Map.entry(" ", "fil"),
                Map.entry("", "fil"),
                Map.entry("\ud800.pdf", "pdf"),
                Map.entry("😀 svar.pdf", "😀 svar.pdf"),
                Map.entry("x".repeat(300) + ".pdf", "x".repeat(96) + ".pdf"))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everySystemCanSaveIt(Map.Entry<String, String> name) {
        assertThat(FileNames.portable(name.getKey())).isEqualTo(name.getValue());
        assertThat(FileNames.portable(name.getValue())).isEqualTo(name.getValue());
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theHeaderIsOneLineOfPlainCharactersThatSaysTheName(Map.Entry<String, String> name) {
        checkHeader(name.getKey());
    }

    @Test
    void soItIsForNamesOfAnyCharacters() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) name.append((char) random.nextInt(0x3100));
            checkHeader(name.toString());
        }
    }

    private static void checkHeader(String name) {
        String header = FileNames.attachment(name);
        assertThat(header)
                .matches("attachment; filename=\"[ -~&&[^\"\\\\/%]]+\"; filename\\*=UTF-8''[!#$&+.^_`|~%0-9A-Za-z-]+");
        String told = header.substring(header.indexOf("''") + 2).replace("+", "%2B");
        assertThat(URLDecoder.decode(told, StandardCharsets.UTF_8)).isEqualTo(FileNames.portable(name));
    }

    @Test
    void oldProgramsGetSomethingThatCanBeRead() {
        assertThat(FileNames.attachment("Svar från Åmål.pdf"))
                .isEqualTo("attachment; filename=\"Svar fran Amal.pdf\";"
                        + " filename*=UTF-8''Svar%20fr%C3%A5n%20%C3%85m%C3%A5l.pdf");
    }
}
