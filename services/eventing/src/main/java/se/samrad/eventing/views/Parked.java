package se.samrad.eventing.views;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be understood, kept with its bytes until code that can is there.
 *
 * @param stream as far as it is known
 * @param version as far as it is known, 0 otherwise
 */
public record Parked(Arrived record, @Nullable String stream, long version, String error) {}
