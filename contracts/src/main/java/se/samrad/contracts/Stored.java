package se.samrad.contracts;

/**
 * A text or file kept outside the events, named by its content.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param size bytes
 */
public record Stored(String sha256, long size) {}
