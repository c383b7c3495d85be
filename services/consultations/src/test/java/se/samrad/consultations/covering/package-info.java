/** The memo as Word reads it. */
@NullMarked
package se.samrad.consultations.covering;

import org.jspecify.annotations.NullMarked;
