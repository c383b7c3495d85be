package se.samrad.identity.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A code that was mailed, at the moment somebody tries one.
 *
 * @param tries how many times it has been tried, this one included
 */
public record IssuedCode(int tries, Instant expires) {
    public static final int DIGITS = 8;
    public static final int TRIES_MAX = 5;
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** What a try came to. */
    public sealed interface Verdict {
        record Right() implements Verdict {}

        record Wrong(int triesLeft) implements Verdict {}

        record UsedUp() implements Verdict {}

        record Expired() implements Verdict {}
    }

    /** @param matches whether what was typed is the code; the answer counts for nothing once tries or time are out */
    public Verdict tried(boolean matches, Instant now) {
        if (!now.isBefore(expires)) {
            return new Verdict.Expired();
        }
        if (tries > TRIES_MAX) {
            return new Verdict.UsedUp();
        }
        if (matches) {
            return new Verdict.Right();
        }
        int left = TRIES_MAX - tries;
        return left == 0 ? new Verdict.UsedUp() : new Verdict.Wrong(left);
    }

    /** The digits of what was typed or pasted: spaces and hyphens are dropped, anything else is no code. */
    public static Optional<String> digits(String typed) {
        var digits = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '-' && c != '\u2013') {
                return Optional.empty();
            }
        }
        return digits.length() == DIGITS ? Optional.of(digits.toString()) : Optional.empty();
    }

    /** As it is written in the letter: in two halves, which are easier to read and to hold in mind. */
    public static String spaced(String code) {
        return code.substring(0, DIGITS / 2) + " " + code.substring(DIGITS / 2);
    }
}
