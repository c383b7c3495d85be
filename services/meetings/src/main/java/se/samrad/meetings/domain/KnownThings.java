package se.samrad.meetings.domain;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is known of that which a meeting speaks of.
 *
 * @param body how a body stands in the register
 * @param section whether one of these consultations has a section with this id
 */
public record KnownThings(
        Function<String, Body> body,
        Predicate<String> consultation,
        Predicate<String> theme,
        BiPredicate<List<String>, String> section) {
    /** How a body stands in the register. */
    public enum Body {
        UNKNOWN,
        ORGANISATION,
        /** A natural person who trades under a personal number: nothing of such a body may become public. */
        PERSON
    }
}
