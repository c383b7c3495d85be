package se.samrad.identity.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * One person in one browser.
 *
 * @param id random, so that two logins of one person are told apart
 * @param since when they showed who they are
 */
public record Login(String id, Person person, Instant since) {
    /** However often it is renewed, a login ends. */
    public static final Duration LIFE_MAX = Duration.ofDays(7);

    public boolean over(Instant now) {
        return !now.isBefore(since.plus(LIFE_MAX));
    }
}
