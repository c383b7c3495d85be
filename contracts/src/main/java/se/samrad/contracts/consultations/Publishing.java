package se.samrad.contracts.consultations;

/** When responses may be shown on the web. */
public enum Publishing {
    /** As soon as each is registered and checked. */
    RUNNING,
    /** After the general last day. */
    AFTER_CLOSE
}
