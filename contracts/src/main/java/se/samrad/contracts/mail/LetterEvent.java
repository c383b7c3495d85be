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

    /** Recorded after the mail server took it. */
    record LetterSent(String messageId) implements LetterEvent {}

    /** The mail server said no, or could not be reached, before it took anything. */
    record HandoverFailed(String reason) implements LetterEvent {}

    /** There is no address to send to, or the letter is not worth sending any more. */
    record LetterUndeliverable(@Nullable String reason) implements LetterEvent {}
}
