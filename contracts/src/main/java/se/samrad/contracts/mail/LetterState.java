package se.samrad.contracts.mail;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a letter stands. {@link Status#HANDING_OVER} after a crash means: it may or may not have left.
 *
 * @param reason why it stands so, in a word of the schema's; null when there is nothing to tell
 * @param code enhanced status code (RFC 3463) of the mail server that refused it or reported on it
 */
public record LetterState(
        Status status,
        String template,
        int attempts,
        @Nullable String reason,
        @Nullable String code) {
    /** Reasons of letters that were dropped because nobody needed them any more. */
    public static final Set<String> NOT_NEEDED =
            Set.of("answered", "declined", "another-last-day", "wrong-recipient", "decided-again", "cancelled");

    /** Of a letter that reached some of its addresses and not all. */
    public static final String BOUNCED_PARTLY = "bounced-partly";

    public enum Status {
        PREPARED,
        HANDING_OVER,
        SENT,
        UNDELIVERABLE,
        BOUNCED
    }

    public LetterState(Status status, String template, int attempts) {
        this(status, template, attempts, null, null);
    }
}
