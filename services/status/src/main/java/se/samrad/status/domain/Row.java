package se.samrad.status.domain;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.responses.Sealing;

/**
 * What is known of one consultation and one body, or one answer without an account.
 *
 * @param asked null when the body was not asked
 * @param answer null when nothing has come
 */
public record Row(
        String consultation,
        String body,
        boolean person,
        @Nullable Asked asked,
        @Nullable Answer answer) {

    /** Whether there is nothing to show: the body was taken off the list again, and nothing has come from it. */
    public boolean empty() {
        return asked == null && answer == null;
    }

    /** Whether the body was asked: not when it only stands on a list that has not gone out. */
    public boolean invited() {
        return asked != null && !asked.listed();
    }

    /** Whether its invitation went to somebody else, so that nobody waits for it: until it is invited anew, or is heard of. */
    public boolean astray() {
        return asked != null && asked.wrongRecipient() && !asked.declined() && !answered();
    }

    /** The same with a response that may not be read. */
    public Row unpublished() {
        return answer == null ? this : new Row(consultation, body, person, asked, answer.unpublished());
    }

    /** The same where something of its response has been sealed off since. */
    public Row sealed(Sealing now) {
        return answer == null ? this : new Row(consultation, body, person, asked, answer.sealed(now));
    }

    /** Whether it took its answer back, as far as may be told, and has neither answered again nor declined. */
    public boolean withdrawn() {
        return answer != null && answer.withdrawn() && !answered() && (asked == null || !asked.declined());
    }

    /** Whether a response stands. */
    public boolean answered() {
        return answer != null && answer.standing();
    }
}
