package se.samrad.responses.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.eventing.bench.DifficultText;
import se.samrad.responses.domain.OwnWords;
import se.samrad.responses.texts.Renditions;

/** Difficult words in messages: an authority receives them all, and keeps the message to the byte. */
class DifficultMailTest extends WithMailbox {
    @Autowired
    private Renditions renditions;

    private final SoftAssertions all = new SoftAssertions();

    /** Without what is no character that anybody writes, as NUL, and with the line ends that all have. */
    private static String written(String word) {
        StringBuilder kept = new StringBuilder();
        word.replaceAll("[\\f\\u000b]", "\n")
                .codePoints()
                .filter(c -> c >= ' ' || "\n\r\t\f\u000b".indexOf(c) >= 0)
                .filter(c -> c != 0xffff)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    @Test
    void everyMessageIsReceivedWithWhatItSaysAndItsFilesAndKeptToTheByte() {
        Map<String, Case> sent = new LinkedHashMap<>();
        Map<String, byte[]> raw = new LinkedHashMap<>();
        for (String each : DifficultText.ALL) {
            String word = new String(each.getBytes(UTF_8), UTF_8).replace("\r\n", "\n"); // as it comes over the line
            Case one = newCase();
            byte[] message = one.letter()
                    .words("Kommunen svarar: " + word + " Slut.")
                    .with("yttrande.txt", word.getBytes(UTF_8))
                    .sent();
            mailbox.put(message);
            sent.put(word, one);
            raw.put(word, message);
        }
        round();
        sent.forEach((word, one) -> {
            Mail mail = mail(one);
            all.assertThat(mail.state()).as(word).isEqualTo(Mail.State.RECEIVED);
            all.assertThat(store.raw(mail.id()).orElseThrow()).as(word).isEqualTo(raw.get(word));
            if (mail.state() != Mail.State.RECEIVED) return;
            var received = received(one.response()).getFirst();
            Optional<String> text = renditions
                    .find(
                            one.response(),
                            Objects.requireNonNull(received.text()).sha256())
                    .map(each -> String.valueOf(each.text()));
            String whole = OwnWords.of(written("Kommunen svarar: " + word + " Slut."));
            all.assertThat(text).as(word).contains(whole);
        });
        all.assertAll();
    }
}
