package se.samrad.contracts.responses;

import se.samrad.contracts.Arrival;

/**
 * What has come from a sender and has no number in the register yet.
 *
 * @param documents how many
 * @param oldest when the one came that has waited longest
 */
public record Unregistered(int documents, Arrival oldest) {}
