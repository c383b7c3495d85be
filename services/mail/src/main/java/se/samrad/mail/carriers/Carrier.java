package se.samrad.mail.carriers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a message out of the house. Thread-safe. */
public interface Carrier {
    /**
     * @param to one address
     * @param kind {@code invitation}, {@code receipt} or {@code code}
     * @param messageId RFC 5322 id without angle brackets; the same message has the same id however often it is tried
     * @param leave address of a page that ends what this is a letter of, by POST at once (RFC 8058); null where nothing can end
     * @param untranslated paragraphs of a letter in another language that are in Swedish, as what the authority itself has written
     */
    record Message(
            String to,
            String subject,
            String text,
            Language language,
            String kind,
            String messageId,
            @Nullable String leave,
            List<String> untranslated) {
        public Message {
            untranslated = List.copyOf(untranslated);
        }

        public Message(String to, String subject, String text, Language language, String kind, String messageId) {
            this(to, subject, text, language, kind, messageId, null, List.of());
        }
    }

    /**
     * Hands a message over; returns when it was taken.
     *
     * @throws NotTaken when it surely was not
     * @throws Refused when it surely was not, and would not be another time either
     */
    void hand(Message message) throws NotTaken, Refused;

    /** The message was surely not taken, so it may be tried again. */
    final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        public NotTaken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The mail server will not take the message, neither now nor later. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;

        /** @param code enhanced status code (RFC 3463) */
        public Refused(String code, Throwable cause) {
            super("the mail server refused the message: " + code, cause);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
