package se.samrad.mail.carriers;

/** Takes a message out of the house. Thread-safe. */
public interface Carrier {
    /**
     * @param to one address
     * @param kind {@code invitation}, {@code receipt} or {@code code}
     * @param messageId RFC 5322 id without angle brackets; the same message has the same id however often it is tried
     */
    record Message(String to, String subject, String text, String kind, String messageId) {}

    /**
     * Hands a message over; returns when it was taken.
     *
     * @throws NotTaken when it surely was not
     */
    void hand(Message message) throws NotTaken;

    /** The message was surely not taken, so it may be tried again. */
    final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        public NotTaken(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
