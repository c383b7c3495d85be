package se.samrad.contracts.responses;

/**
 * What of a response is sealed off.
 *
 * @param whole true when everything is; then neither position, text nor files are told
 * @param files how many single files are; 0 when everything is
 */
public record Sealing(boolean whole, int files) {}
