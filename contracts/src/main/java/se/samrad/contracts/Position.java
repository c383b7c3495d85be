package se.samrad.contracts;

/** What a response says of the proposal, in the words of the Swedish remiss. There is no default: null is <i>not stated</i>. */
public enum Position {
    /** Tillstyrker. */
    SUPPORTS,
    /** Tillstyrker med synpunkter. */
    SUPPORTS_WITH_REMARKS,
    /** Avstyrker. */
    OPPOSES,
    /** Varken tillstyrker eller avstyrker. */
    NEITHER,
    /** Inga synpunkter. */
    NO_COMMENTS
}
