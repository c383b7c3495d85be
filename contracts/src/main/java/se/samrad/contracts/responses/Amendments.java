package se.samrad.contracts.responses;

import org.jspecify.annotations.Nullable;

/**
 * What a sender has done with a response after it came.
 *
 * @param withdrawn true when it was taken back
 */
public record Amendments(@Nullable Boolean withdrawn) {}
