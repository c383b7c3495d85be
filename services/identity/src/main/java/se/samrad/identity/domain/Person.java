package se.samrad.identity.domain;

/** Somebody who has shown who they are. What they may do is looked up each time a token is made. */
public sealed interface Person {
    /** The id by which others know this person, and the token's subject. */
    String account();

    record Staff(String account) implements Person {}

    /** @param email the address that showed it; it stays here and is never printed */
    record Representative(String account, String email) implements Person {
        @Override
        public String toString() {
            return "Representative[" + account + "]";
        }
    }
}
