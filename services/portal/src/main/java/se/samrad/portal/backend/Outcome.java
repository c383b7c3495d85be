package se.samrad.portal.backend;

import org.jspecify.annotations.Nullable;

/** What came of asking a service to do something. */
public sealed interface Outcome<T> {
    /** It was done. */
    record Done<T>(int status, T body) implements Outcome<T> {}

    /** The service said no and why; nothing was changed. */
    record Refused<T>(Problem problem) implements Outcome<T> {}

    /** No answer, so it may or may not have been done: the same request with the same key is safe to send again. */
    record Unanswered<T>(@Nullable Integer retryAfterSeconds) implements Outcome<T> {}
}
