package se.samrad.mail.carriers;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;

/** A letter twice in one message: as text, and as a page for whoever's program can show one. */
final class Alternatives {
    private Alternatives() {}

    /** The last of the parts is the one that is preferred (RFC 2046, 5.1.4). */
    static MimeMultipart of(String text, String html) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF_8.name(), "plain");
        MimeBodyPart page = new MimeBodyPart();
        page.setText(html, UTF_8.name(), "html");
        return new MimeMultipart("alternative", plain, page);
    }
}
