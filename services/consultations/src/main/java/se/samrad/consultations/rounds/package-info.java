/** A consultation from its first draft to its last day, by hand and by the clock. */
@NullMarked
package se.samrad.consultations.rounds;

import org.jspecify.annotations.NullMarked;
