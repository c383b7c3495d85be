package se.samrad.contracts.consultations;

/** Why a reminder whose day came and went could not be sent. */
public enum Hindrance {
    /** The register had no e-mail address that a letter to the body could go to. */
    NO_ADDRESS,
    /** The body was no more. */
    BODY_LEFT
}
