package se.samrad.contracts.consultations;

/**
 * A filed version of the proposal.
 *
 * @param version 1 for the first
 * @param name the file's name
 * @param sections how many there are
 * @param from version of its first section's event in the stream
 * @param to version of its last section's event
 */
public record Proposal(
        int version, String name, String mediaType, String sha256, long size, int sections, long from, long to) {}
