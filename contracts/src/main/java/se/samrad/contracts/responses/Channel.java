package se.samrad.contracts.responses;

/** By which road a response came. */
public enum Channel {
    WEB,
    SYSTEM,
    EMAIL,
    PAPER
}
