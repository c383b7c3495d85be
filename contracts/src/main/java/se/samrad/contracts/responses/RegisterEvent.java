package se.samrad.contracts.responses;

/** What can happen in the register of a case, stream {@code register/<case number, percent-encoded>}. */
public sealed interface RegisterEvent {
    /** The next number of the case's own series, which is the version of this event. */
    record NumberAssigned(String response, long number) implements RegisterEvent {}

    /** A number from the authority's own diary, typed by a registrar. */
    record NumberTyped(String response, String documentNumber) implements RegisterEvent {}
}
