package se.samrad.contracts.responses;

/**
 * What the sender has added to the answer that stands, and to those that it came in the place of.
 *
 * @param count how many times
 * @param unassessed how many have not been checked for secrecy
 * @param unpublished how many of what was added to the answer that stands are checked, open and not shown to anybody
 */
public record Supplements(int count, int unassessed, int unpublished) {}
