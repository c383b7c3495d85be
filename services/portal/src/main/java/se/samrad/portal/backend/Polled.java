package se.samrad.portal.backend;

import org.jspecify.annotations.Nullable;

/**
 * What was found by asking for something once more.
 *
 * @param tag to ask by the next time
 * @param value null when it has not changed, is not there, or nobody answered
 */
public record Polled<T>(
        Found found, @Nullable String tag, @Nullable T value) {
    /** How it went. */
    public enum Found {
        CHANGED,
        UNCHANGED,
        /** Or not for the caller any longer. */
        GONE,
        UNANSWERED
    }
}
