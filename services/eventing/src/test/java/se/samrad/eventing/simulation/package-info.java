/** A deterministic simulator: the real relay and projector over an in-memory store and log, every step drawn from a seed. */
@NullMarked
package se.samrad.eventing.simulation;

import org.jspecify.annotations.NullMarked;
