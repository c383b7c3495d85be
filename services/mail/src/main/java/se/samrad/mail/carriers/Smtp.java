package se.samrad.mail.carriers;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A mail server. */
public final class Smtp implements Carrier {
    private final JavaMailSender server;
    private final String sender;

    public Smtp(JavaMailSender server, String sender) {
        this.server = server;
        this.sender = sender;
    }

    @Override
    public void hand(Message message) throws NotTaken {
        MimeMessage mime;
        try {
            mime = new Identified(server.createMimeMessage(), message.messageId());
            MimeMessageHelper content = new MimeMessageHelper(mime, UTF_8.name());
            content.setFrom(new InternetAddress(sender, true));
            content.setTo(message.to());
            // A line break in a header would begin another header.
            content.setSubject(message.subject().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "));
            content.setText(message.text());
            // Absence notices are not to answer, so that no two machines write to each other.
            mime.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException e) {
            throw new NotTaken("the message cannot be written", e);
        }
        try {
            server.send(mime);
        } catch (MailAuthenticationException | MailParseException e) {
            throw new NotTaken("the mail server did not let us in", e);
        } catch (MailException e) {
            if (neverConnected(e)) throw new NotTaken("the mail server could not be reached", e);
            throw e;
        }
    }

    private static boolean neverConnected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.ConnectException || cause instanceof java.net.UnknownHostException)
                return true;
            if (cause instanceof jakarta.mail.SendFailedException) return true;
        }
        return false;
    }

    /** Keeps the id it is given: the library would make a new one for each try. */
    private static final class Identified extends MimeMessage {
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
