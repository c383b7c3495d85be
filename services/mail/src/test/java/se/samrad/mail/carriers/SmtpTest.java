package se.samrad.mail.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import se.samrad.mail.carriers.Carrier.Message;
import se.samrad.mail.carriers.Carrier.NotTaken;
import se.samrad.mail.carriers.Carrier.Refused;

class SmtpTest {
    private static final String ID = "0123456789abcdef0123456789abcdef@samrad";

    private static Smtp smtp(int port, @Nullable String returnsTo) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        return new Smtp(server, "Samråd <samrad@exempel.example>", returnsTo, "https://samrad.example");
    }

    private static Message message(String subject, String text) {
        return new Message("kommun@exempelby.example", subject, text, Language.SWEDISH, "invitation", ID);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            RCPT, 550 5.1.1 Ingen sådan,            5.1.1
            RCPT, 550 no such user,                 5.0.0
            .,    554 5.7.1 Vi tar inte emot det,   5.7.1
            DATA, 554 5.6.0 Nej,                    5.6.0
            """)
    void whatIsRefusedForGoodIsNotTriedAgainAndSaysWhy(String at, String answer, String code) throws Exception {
        try (var server = new ScriptedServer(Map.of(at, answer))) {
            Throwable failure = catchThrowable(() -> smtp(server.port(), null).hand(message("Exempel", "Hej!")));
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.code()).isEqualTo(code));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            RCPT, 450 4.2.0 Grålistad
            RCPT, 452 4.2.2 Full
            .,    451 4.3.0 Senare
            MAIL, 550 5.7.1 Vi känner er inte
            MAIL, 451 4.7.1 Senare
            """)
    void whatIsRefusedForNowOrForOurSakeIsTriedAgain(String at, String answer) throws Exception {
        try (var server = new ScriptedServer(Map.of(at, answer))) {
            assertThatThrownBy(() -> smtp(server.port(), null).hand(message("Exempel", "Hej!")))
                    .isInstanceOf(NotTaken.class);
        }
    }

    @Test
    void whoIsNotThereHasTakenNothing() throws Exception {
        int port;
        try (var server = new ScriptedServer(Map.of())) {
            port = server.port();
        }
        assertThatThrownBy(() -> smtp(port, null).hand(message("Exempel", "Hej!")))
                .isInstanceOf(NotTaken.class);
    }

    @Test
    void ofALineThatBreaksAfterTheLetterNobodyKnows() throws Exception {
        try (var server = new ScriptedServer(Map.of(".", ""))) {
            assertThatThrownBy(() -> smtp(server.port(), null).hand(message("Exempel", "Hej!")))
                    .isInstanceOf(MailException.class);
        }
    }

    @Test
    void theEnvelopeNamesTheMailboxForReturnsAndTheLetter() throws Exception {
        try (var server = new ScriptedServer(Map.of())) {
            smtp(server.port(), "studs+{id}@exempel.example").hand(message("Exempel", "Hej!"));
            assertThat(server.heard)
                    .anyMatch(line -> line.startsWith("MAIL FROM:<studs+" + ID.substring(0, 32) + "@exempel.example>"));
        }
        try (var server = new ScriptedServer(Map.of())) {
            smtp(server.port(), null).hand(message("Exempel", "Hej!"));
            assertThat(server.heard).anyMatch(line -> line.startsWith("MAIL FROM:<samrad@exempel.example>"));
        }
    }

    @Test
    void aLetterIsTextAndPageOfTheSameWordsAndNothingInItIsMarkup() throws Exception {
        GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        try {
            smtp(smtp.getSmtp().getPort(), null).hand(message("Plan <b> & mer\r\nBcc: alla@exempel.example", """
                            Hej!

                            Ni är inbjudna att svara på ”Plan <b>&amp; <img src=x> & mer”:
                            https://samrad.example/remisser/plan
                            https://annan.example/plan

                            In English: please reply.
                            """));
            assertThat(smtp.getReceivedMessages()).hasSize(1);
            MimeMessage letter = smtp.getReceivedMessages()[0];
            assertThat(letter.getSubject()).isEqualTo("Plan <b> & mer Bcc: alla@exempel.example");
            assertThat(letter.getHeader("Bcc")).isNull();
            assertThat(letter.getContentType()).startsWith("multipart/alternative");
            assertThat(letter.getHeader("Content-Language")).containsExactly("sv,en");
            Multipart both = (Multipart) letter.getContent();
            assertThat(both.getBodyPart(0).getContentType()).startsWith("text/plain");
            assertThat((String) both.getBodyPart(0).getContent()).contains("”Plan <b>&amp; <img src=x> & mer”");
            assertThat(both.getBodyPart(1).getContentType()).startsWith("text/html");
            assertThat((String) both.getBodyPart(1).getContent())
                    .contains("<html lang=\"sv\">", "<p lang=\"en\">In English: please reply.</p>")
                    .contains("”Plan &lt;b&gt;&amp;amp; &lt;img src=x&gt; &amp; mer”")
                    .contains("<br><a href=\"https://samrad.example/remisser/plan\">")
                    .contains("<br>https://annan.example/plan</p>")
                    .contains("color-scheme: light dark")
                    .doesNotContain("<b>", "<img", "src=\"", "url(", "xmlns");
        } finally {
            smtp.stop();
        }
    }

    @Test
    void whatCanBeEndedSaysHowInTwoHeadersAndWhatCannotHasNone() throws Exception {
        GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        try {
            String leave = "https://samrad.example/prenumerera/avsluta/" + "a".repeat(43);
            Smtp carrier = smtp(smtp.getSmtp().getPort(), null);
            carrier.hand(
                    new Message("kim@exempel.example", "Nytt", "Hej!", Language.SWEDISH, "news", ID, leave, List.of()));
            carrier.hand(message("Inbjudan", "Hej!"));
            MimeMessage news = smtp.getReceivedMessages()[0];
            assertThat(news.getHeader("List-Unsubscribe")).containsExactly("<" + leave + ">");
            assertThat(news.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            MimeMessage invitation = smtp.getReceivedMessages()[1];
            assertThat(invitation.getHeader("List-Unsubscribe")).isNull();
            assertThat(invitation.getHeader("List-Unsubscribe-Post")).isNull();
        } finally {
            smtp.stop();
        }
    }
}
