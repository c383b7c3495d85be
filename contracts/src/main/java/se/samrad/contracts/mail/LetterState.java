package se.samrad.contracts.mail;

/** How a letter stands. {@link Status#HANDING_OVER} after a crash means: it may or may not have left. */
public record LetterState(Status status, String template, int attempts) {
    public enum Status {
        PREPARED,
        HANDING_OVER,
        SENT,
        UNDELIVERABLE
    }
}
