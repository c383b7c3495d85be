package se.samrad.mail.carriers;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A mail server. */
public final class Smtp implements Carrier {
    private final JavaMailSender server;
    private final String sender;
    private final @Nullable String returnsTo;
    private final HtmlLetter html;

    /**
     * @param returnsTo where reports on letters that did not arrive go; null for the sender. {@code {id}} in it stands for
     *     the letter, for mail servers that return nothing of it
     * @param baseUrl of the portal: only its addresses become links
     */
    public Smtp(JavaMailSender server, String sender, @Nullable String returnsTo, String baseUrl) {
        this.server = server;
        this.sender = sender;
        this.returnsTo = returnsTo;
        this.html = new HtmlLetter(baseUrl);
    }

    @Override
    public void hand(Message message) throws NotTaken, Refused {
        Identified mime;
        try {
            mime = new Identified(server.createMimeMessage(), message.messageId());
            if (returnsTo != null) {
                mime.setEnvelopeFrom(
                        returnsTo.replace("{id}", message.messageId().replaceFirst("@.*", "")));
            }
            MimeMessageHelper content = new MimeMessageHelper(mime, UTF_8.name());
            content.setFrom(new InternetAddress(sender, true));
            content.setTo(message.to());
            // A line break in a header would begin another header.
            content.setSubject(message.subject().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "));
            mime.setContent(Alternatives.of(message.text(), html.of(message)));
            mime.setContentLanguage(html.languages(message));
            // Absence notices are not to answer, so that no two machines write to each other.
            mime.setHeader("Auto-Submitted", "auto-generated");
            if (message.leave() != null) {
                mime.setHeader("List-Unsubscribe", "<" + message.leave() + ">");
                mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        } catch (MessagingException e) {
            throw new NotTaken("the message cannot be written", e);
        }
        try {
            server.send(mime);
        } catch (MailAuthenticationException | MailParseException e) {
            throw new NotTaken("the mail server did not let us in", e);
        } catch (MailException e) {
            switch (Answered.of(e)) {
                case Answered.No no -> throw new NotTaken("the mail server did not take it", e);
                case Answered.Never never -> throw new Refused(never.code(), e);
                case Answered.Unknown unknown -> throw e;
            }
        }
    }

    /** Keeps the id it is given: the library would make a new one for each try. */
    private static final class Identified extends SMTPMessage {
        private final String id;

        Identified(MimeMessage empty, String id) throws MessagingException {
            super(empty.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
