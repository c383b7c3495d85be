package se.samrad.contracts.responses;

/** Who a response is from. */
public enum Sender {
    /** A body of the register, asked or not. */
    BODY,
    /** An organisation that nobody has yet linked to the register: counted as not asked. */
    ORGANISATION,
    PERSON
}
