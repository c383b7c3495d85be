package se.samrad.contracts.mail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can happen to a letter, stream {@code letters/<reason>/<recipient id>}. The address stands nowhere in it. */
public sealed interface LetterEvent {
    /**
     * @param template which letter, for example {@code invitation} or {@code reminder}
     * @param facts what the text is filled in with, without anything confidential
     */
    record LetterPrepared(String template, Map<String, String> facts) implements LetterEvent {}

    /** Recorded before the letter is given to the mail server. */
    record HandoverBegun(int attempt) implements LetterEvent {}

    /**
     * Recorded after the mail server took it.
     *
     * @param copies to how many addresses it went; null for one
     */
    record LetterSent(String messageId, @Nullable Integer copies) implements LetterEvent {}

    /** The mail server said no, or could not be reached, before it took anything. */
    record HandoverFailed(String reason) implements LetterEvent {}

    /**
     * There is no address to send to, the letter is not worth sending any more, or the mail server refused it for good.
     *
     * @param reason which of these, in a word of the schema's
     * @param code enhanced status code (RFC 3463) of the refusal
     */
    record LetterUndeliverable(
            @Nullable String reason, @Nullable String code) implements LetterEvent {}

    /** A mail server reported that this copy did not reach its address, and never will. */
    record LetterBounced(String messageId, String code) implements LetterEvent {}

    /** A mail server reported that this copy has not reached its address yet. */
    record LetterDelayed(String messageId, String code) implements LetterEvent {}
}
