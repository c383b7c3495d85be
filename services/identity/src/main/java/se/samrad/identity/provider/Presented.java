package se.samrad.identity.provider;

import java.io.Serializable;
import java.time.Instant;

/**
 * The token by which a login was found. It travels with the login through one request, so that saving it knows what was
 * used up; it is never stored.
 *
 * @param value the token itself, which the database does not know
 * @param spent whether the login already said that the token is worth nothing
 */
record Presented(String kind, String hash, String value, Instant issued, Instant expires, boolean spent)
        implements Serializable {
    static final String ATTRIBUTE = "samrad.presented";

    Presented withSpent(boolean now) {
        return new Presented(kind, hash, value, issued, expires, now);
    }

    @Override
    public String toString() {
        return "Presented[" + kind + "]";
    }
}
