package se.samrad.contracts.responses;

/**
 * What the sender has added to the answer that stands.
 *
 * @param count how many times
 * @param unassessed how many have not been checked for secrecy
 * @param unpublished how many are checked, open and not shown to anybody
 */
public record Supplements(int count, int unassessed, int unpublished) {}
